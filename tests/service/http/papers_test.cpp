#include "catalog/orders/orders.h"
#include "connectors/channel/channels.h"
#include "connectors/receiving/inbox.h"
#include "service/api/order_papers.h"
#include "tests/catalog/documents/printed.h"
#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;
using ganh::tests::Printed;

namespace {

struct Till : Counter {
  Till() {
    product("A");
    own_channel = channel();
    command([](auto& c) {
      auto own = catalog::producers::find_cooperative(c.rows())->cooperative;
      own.bank_bin = "970436";
      own.bank_account = "0011001234567";
      return catalog::producers::put(c, own);
    });
  }

  OrderId ordered(const std::string& external_id, std::int64_t packs = 2) {
    order(own_channel, external_id, "A-1KG", packs);
    const auto id =
        look([&](auto& s) { return catalog::orders::find_order(s, own_channel, external_id); })->id;
    command([&](auto& c) { return catalog::orders::confirm(c, id); });
    return id;
  }
  std::string parcel(const OrderId& id) {
    command([&](auto& c) { return catalog::orders::pack(c, id); });
    return look([&](auto& s) { return catalog::orders::find_order(s, id); })
        ->shipments.at(0)
        .id.text;
  }
  catalog::json::Document read(const std::string& resource) {
    const Reply reply = get(lan, of(resource));
    BOOST_REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return catalog::json::parse(reply.body).value();
  }
  Reply post(const std::string& resource, const std::string& body, const std::string& key = "") {
    return send(lan, "POST", of(resource), body,
                key.empty() ? Headers{} : Headers{{"Idempotency-Key", key}});
  }
  std::string raw_of(const std::string& external_id) {
    return look([&](auto& s) {
             return s.one("SELECT raw FROM inbox WHERE cooperative_id = $1 AND external_id = $2",
                          {external_id}, [](const auto& row) { return row.string(0); });
           })
        .value();
  }

  ChannelId own_channel;
  const Headers lan = person("lan", accounts::Role::manager);
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(papers_test, Till)

BOOST_AUTO_TEST_CASE(the_code_on_a_packing_slip_pays_what_is_left_of_the_order) {
  const OrderId id = ordered("PM-1001");
  const std::string shipment = parcel(id);
  BOOST_REQUIRE(
      post("orders/PM-1001/payments", R"({"method": "cash", "amount_vnd": 10000})").status == 200);

  const Reply slip = get(lan, of("shipments/" + shipment + "/packing-slip.pdf?pay=true&paper=a5"));
  const auto code = read("orders/PM-1001/vietqr");

  BOOST_REQUIRE_MESSAGE(slip.status == 200, slip.body);
  BOOST_TEST(header(slip, "Content-Type") == "application/pdf");
  const Printed printed(slip.body);
  BOOST_TEST(printed.shows("Chị Hoa"), printed.text());
  BOOST_TEST(printed.shows("L-A"), printed.text());
  BOOST_TEST(code.root()["amount_vnd"].integer_or(0) == 50'000);
  BOOST_TEST(printed.codes().contains("QR-Code:" + code.root()["payload"].text_or()));
}

BOOST_AUTO_TEST_CASE(a_packing_slip_leads_to_the_timeline_where_customers_reach_it) {
  const std::string shipment = parcel(ordered("PM-1001"));
  const auto slip = [&](const char* public_url) {
    return look([&](auto& s) {
      return api::read_packing_slip(s, ShipmentId{shipment}, false, public_url)->follow_url;
    });
  };
  const auto order = read("orders/PM-1001");
  const auto path = order.root()["order"]["shipments"].items().at(0)["tracking_path"].text_or();

  BOOST_TEST(path.starts_with("/t/"));
  BOOST_TEST(slip("https://ganh.example") == "https://ganh.example" + path);
  BOOST_TEST(slip("") == "");
}

BOOST_AUTO_TEST_CASE(a_label_is_100_by_150_and_its_codes_can_be_scanned) {
  const OrderId id = ordered("PM-1001");
  const std::string shipment = parcel(id);
  command([&](auto& c) { return catalog::orders::ship(c, id, {"EMS", "EB123456785VN"}); });

  const Printed label(get(lan, of("shipments/" + shipment + "/label.pdf")).body);

  BOOST_TEST(label.info("Page size:").starts_with("283.465 x 425.197"), label.info("Page size:"));
  BOOST_TEST(label.codes().contains("CODE-128:EB123456785VN"));
  BOOST_TEST(label.codes().contains("QR-Code:PM-1001"));
}

BOOST_AUTO_TEST_CASE(a_telephone_orders_label_before_shipping_never_says_nothing_is_collected) {
  const auto taken = catalog::json::parse(
      post("phone-orders", R"({"goods": "2 A-1KG", "customer": "Chị Hoa", "phone": "0912345678"})")
          .body);
  const OrderId id{taken->root()["order"]["id"].text_or()};
  const std::string label = "shipments/" + parcel(id) + "/label.pdf";

  const Printed open(get(lan, of(label)).body);
  BOOST_REQUIRE(
      post("orders/" + id.text + "/payments", R"({"method": "cash", "amount_vnd": 60000})")
          .status == 200);
  const Printed paid(get(lan, of(label)).body);

  BOOST_TEST(open.shows("Chưa chốt tiền thu"), open.text());
  BOOST_TEST(open.shows("Khách chưa trả 60.000 đ"), open.text());
  BOOST_TEST(!open.shows("Không thu tiền"), open.text());
  BOOST_TEST(paid.shows("Không thu tiền"), paid.text());
}

BOOST_AUTO_TEST_CASE(a_marketplace_orders_label_leaves_the_money_to_the_marketplace) {
  const OrderId id = ordered("PM-1001");
  const std::string label = "shipments/" + parcel(id) + "/label.pdf";

  const Printed packed(get(lan, of(label)).body);
  command([&](auto& c) { return catalog::orders::ship(c, id, {"EMS", "EB123456785VN"}); });
  const Printed shipped(get(lan, of(label)).body);

  BOOST_TEST(!packed.shows("Khách chưa trả"), packed.text());
  BOOST_TEST(!packed.shows("Chưa chốt tiền thu"), packed.text());
  BOOST_TEST(packed.shows("Theo vận đơn của sàn"), packed.text());
  BOOST_TEST(shipped.shows("Theo vận đơn của sàn"), shipped.text());
}

BOOST_AUTO_TEST_CASE(a_pick_list_is_one_walk_for_all_orders_that_are_confirmed) {
  ordered("PM-1", 2);
  ordered("PM-2", 3);
  order(own_channel, "PM-3", "A-1KG", 1);  // not confirmed

  const auto list = read("pick-list");
  const Reply printed = get(lan, of("pick-list.pdf?paper=a4"));

  const auto lines = list.root()["lines"].items();
  BOOST_REQUIRE(lines.size() == 1u);
  BOOST_TEST(lines[0]["quantity"].text_or() == "5 kg");
  BOOST_TEST(lines[0]["orders"].size() == 2u);
  BOOST_TEST(Printed(printed.body).shows("PM-2 × 3"), Printed(printed.body).text());
  BOOST_TEST(get(lan, of("pick-list.pdf?paper=a3")).status == 400);
  BOOST_TEST(get(lan, of("pick-list?orders=PM-1,PM-9")).status == 404);
}

BOOST_AUTO_TEST_CASE(a_payment_is_entered_once_however_often_it_is_sent) {
  ordered("PM-1");
  const std::string paid =
      R"({"method": "bank", "amount_vnd": 70000, "reference": "FT26001", "even_so": true})";

  BOOST_REQUIRE(post("orders/PM-1/payments", paid, "key-1").status == 200);
  BOOST_REQUIRE(post("orders/PM-1/payments", paid, "key-1").status == 200);
  const Reply by_reference = post("orders/PM-1/payments", paid, "key-2");

  BOOST_TEST(by_reference.status == 200, by_reference.body);
  BOOST_TEST(read("orders/PM-1/payments").root()["paid_vnd"].integer_or(0) == 70'000);
  BOOST_TEST(read("payments/overpaid").root()["orders"].size() == 1u);
  const Reply back =
      post("orders/PM-1/refunds", R"({"method": "bank", "amount_vnd": 10000, "why": "trả thừa"})");
  BOOST_TEST(back.status == 200, back.body);
  BOOST_TEST(read("payments/overpaid").root()["orders"].size() == 0u);
  BOOST_TEST(reason(get(lan, of("orders/PM-1/vietqr"))) == "order.nothing_to_pay");
}

BOOST_AUTO_TEST_CASE(more_than_is_open_is_asked_about_before_it_is_entered) {
  ordered("PM-1");
  const auto pay = [&](const std::string& amount) {
    return post("orders/PM-1/payments",
                R"({"method": "bank", "reference": "FT26001", "amount_vnd": )" + amount + "}");
  };

  BOOST_TEST(reason(pay("600000")) == "payment.more_than_open");
  BOOST_TEST(read("orders/PM-1/payments").root()["paid_vnd"].integer_or(-1) == 0);
  BOOST_TEST(pay("60000").status == 200);
  BOOST_TEST(pay("60000").status == 200);  // the same again, though nothing is open any more
  BOOST_TEST(read("orders/PM-1/payments").root()["paid_vnd"].integer_or(0) == 60'000);
}

BOOST_AUTO_TEST_CASE(an_invoice_number_that_changed_meanwhile_is_not_written_over) {
  ordered("PM-1");
  const auto put = [&](const std::string& body) {
    return send(lan, "PUT", of("orders/PM-1/invoice-number"), body);
  };

  BOOST_TEST(put(R"({"number": "1C26TTA 17"})").status == 200);

  BOOST_TEST(put(R"({"number": "1C26TTA 18"})").status == 409);
  BOOST_TEST(put(R"({"number": "1C26TTA 18", "expected": "1C26TTA 17"})").status == 200);
  BOOST_TEST(read("orders/PM-1/payments").root()["invoice_number"].text_or() == "1C26TTA 18");
}

BOOST_AUTO_TEST_CASE(a_marketplaces_waybill_comes_back_as_it_was_kept) {
  const std::string at = of("shipments/" + parcel(ordered("PM-1")) + "/waybill.pdf");
  const Headers pdf{{"Content-Type", "application/pdf"}};
  const std::string bytes("%PDF-1.7\n\0\xfe", 11);

  BOOST_TEST(reason(get(lan, at)) == "waybill.none");
  BOOST_TEST(send(lan, "PUT", at, bytes, pdf).status == 204);

  BOOST_TEST((get(lan, at).body == bytes));
  BOOST_TEST(reason(send(lan, "PUT", at, "<html>", pdf)) == "waybill.not_pdf");
  BOOST_TEST(send(lan, "PUT", at, bytes).status == 415);
}

BOOST_AUTO_TEST_CASE(an_erased_customer_is_gone_from_the_order_and_from_what_came_in) {
  command([&](auto& c) -> Result<> {
    const auto own = connectors::channel::find_channel(c.rows(), own_channel);
    connectors::Received received;
    received.order = {.channel = own_channel,
                      .external_id = "PM-7",
                      .customer = {"Chị Hoa", "0912345678", "Hà Nội"},
                      .placed_at = c.now(),
                      .confirm_by = {},
                      .lines = {{"A-1KG", "gạo", 1, {30'000}}}};
    received.raw = R"({"buyer": "Chị Hoa"})";
    connectors::receiving::import(c, *own, {received});
    return {};
  });
  const auto id =
      look([&](auto& s) { return catalog::orders::find_order(s, own_channel, "PM-7"); })->id;
  command([&](auto& c) {
    return catalog::orders::cancel(c, id, {catalog::orders::Party::customer, "đổi ý"});
  });
  folder->step_clock(std::chrono::hours{48});
  const std::string day = R"("ended_before": ")" + iso_date(today()) + R"(")";

  const Reply rehearsed = post("customer-erasures", "{" + day + "}");
  BOOST_TEST(rehearsed.body.find(R"("orders":1)") != std::string::npos, rehearsed.body);
  BOOST_TEST(raw_of("PM-7") != "");
  const Reply done = post("customer-erasures", R"({"rehearse": false, )" + day + "}");

  BOOST_TEST(done.status == 200, done.body);
  BOOST_TEST(raw_of("PM-7") == "");
  BOOST_TEST(get(lan, of("orders/PM-7")).body.find("Hoa") == std::string::npos);
  BOOST_TEST(post("customer-erasures", R"({"ended_before": "2999-01-01"})").status == 400);
}

BOOST_AUTO_TEST_SUITE_END()
