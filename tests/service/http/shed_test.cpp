// Places, lots, movements, holds, stock-takes and recalls as the network meets them.

#include "catalog/orders/orders.h"
#include "catalog/text/check_digits.h"
#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;

namespace {

struct Shed : Counter {
  Shed() {
    product("A");
    lan = person("lan", accounts::Role::manager);
    made(200, post("places", R"({"code": "QUAY", "name": "Quầy", "kind": "shop"})"));
  }
  Reply post(const std::string& resource, const std::string& body) {
    return send(lan, "POST", of(resource), body);
  }
  static catalog::json::Document json(const Reply& reply) {
    auto document = catalog::json::parse(reply.body);
    BOOST_REQUIRE_MESSAGE(document, reply.body);
    return std::move(*document);
  }
  static catalog::json::Document made(int status, const Reply& reply) {
    BOOST_REQUIRE_MESSAGE(reply.status == status, reply.status << " " << reply.body);
    return json(reply);
  }
  catalog::json::Document read(const std::string& resource) {
    return made(200, get(lan, of(resource)));
  }
  // Packs an order of so many packs, as somebody at the counter would.
  void packed(const std::string& id, std::int64_t packs) {
    const auto market =
        look([](auto& s) { return connectors::channel::find_channel(s, "postmart").has_value(); });
    if (!market) channel();
    const auto on = look([](auto& s) { return connectors::channel::find_channel(s, "postmart"); });
    order(on->id, id, "A-1KG", packs);
    for (const char* step : {"confirm", "pack"}) {
      const auto taken =
          post("orders/" + id + "/steps", R"({"step": ")" + std::string(step) + R"("})");
      BOOST_REQUIRE_MESSAGE(taken.status == 200, taken.body);
    }
  }
  std::string on_hand(const std::string& place_code) {
    const auto lot = read("lots/L-A");
    for (const auto& at : lot.root()["places"].items()) {
      if (at["code"].text_or() == place_code) return at["on_hand"].text_or();
    }
    return "";
  }

  Headers lan;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shed_test, Shed)

BOOST_AUTO_TEST_CASE(a_place_is_changed_by_who_has_seen_it_as_it_is) {
  const auto again = R"({"code": "QUAY", "name": "Quầy chợ", "kind": "shop"})";
  const auto seen =
      R"({"code": "QUAY", "name": "Quầy chợ", "kind": "shop", "expected_version": 1})";

  BOOST_TEST(reason(post("places", again)) == "changed_since");
  BOOST_TEST(made(200, post("places", seen)).root()["version"].integer_or(0) == 2);
  BOOST_TEST(read("places").root()["places"].size() == 2U);
}

BOOST_AUTO_TEST_CASE(each_item_of_a_transfer_stands_by_itself) {
  const auto reply = post("transfers", R"({"items": [
    {"lot": "L-A", "to": "QUAY", "quantity": "2,5 kg", "why": "ra chợ"},
    {"lot": "L-A", "to": "QUAY", "quantity": "50 kg"},
    {"lot": "L-A", "to": "TRẠM", "quantity": "1 kg"}]})");

  const auto results = made(200, reply);
  const auto items = results.root()["results"].items();
  BOOST_REQUIRE(items.size() == 3U);
  BOOST_TEST(items[0]["quantity"].text_or() == "2,5 kg");
  BOOST_TEST(items[1]["faults"].items().at(0)["reason"].text_or() == "lot.not_enough");
  BOOST_TEST(items[2]["faults"].items().at(0)["reason"].text_or() == "place.not_found");
  BOOST_TEST(on_hand("KHO") == "7,5 kg");
  BOOST_TEST(on_hand("QUAY") == "2,5 kg");
}

BOOST_AUTO_TEST_CASE(the_ledger_of_a_lot_says_what_became_of_it_and_who_saw_to_it) {
  packed("PM-1", 2);
  post("waste", R"({"items": [{"lot": "L-A", "quantity": "1 kg", "kind": "pests",
                               "why": "chuột"}]})");

  const auto page = read("lots/L-A/entries?limit=2");
  const auto rest = read("lots/L-A/entries?after=" + page.root()["next"].text_or());

  const auto first = page.root()["entries"].items();
  BOOST_REQUIRE(first.size() == 2U);
  BOOST_TEST(first[0]["cause"].text_or() == "received");
  BOOST_TEST(first[1]["cause"].text_or() == "packed");
  BOOST_TEST(first[1]["order"]["external_id"].text_or() == "PM-1");
  const auto last = rest.root()["entries"].items();
  BOOST_REQUIRE(last.size() == 1U);
  BOOST_TEST(last[0]["quantity"].text_or() == "-1 kg");
  BOOST_TEST(last[0]["waste"].text_or() == "pests");
  BOOST_TEST(last[0]["actor"].text_or().starts_with("person:"));
  BOOST_TEST(rest.root()["next"].is_null());
}

BOOST_AUTO_TEST_CASE(for_whom_goods_are_held_is_told_to_who_may_know_customers) {
  const auto an = person("an", accounts::Role::team_member);
  made(201, post("holds", R"({"sku": "A-1KG", "packs": 4, "for_whom": "chị Hoa", "hours": 2})"));

  const auto hers = read("holds");
  const auto theirs = made(200, get(an, of("holds")));

  BOOST_TEST(hers.root()["holds"].items().at(0)["for_whom"].text_or() == "chị Hoa");
  BOOST_TEST(theirs.root()["holds"].items().at(0)["for_whom"].is_null());
  BOOST_TEST(read("stock").root()["products"].items().at(0)["reserved"].text_or() == "4 kg");
}

BOOST_AUTO_TEST_CASE(a_hold_has_one_end) {
  const auto none = post("holds", R"({"sku": "A-1KG", "packs": 1, "for_whom": "Hoa"})");
  const auto both = post("holds", R"({"sku": "A-1KG", "packs": 1, "for_whom": "Hoa", "hours": 1,
                                      "until": "2026-11-22T10:00:00Z"})");

  BOOST_TEST(reason(none) == "hold.one_end");
  BOOST_TEST(reason(both) == "hold.one_end");
}

BOOST_AUTO_TEST_CASE(a_sheet_is_printed_typed_back_by_line_or_lot_and_settled) {
  product("B");
  const auto opened = made(201, post("stock-takes", "{}"));
  const auto sheet = get(lan, of("stock-takes/1/sheet.pdf?paper=a5"));

  const auto typed = post("stock-takes/1/counts", R"({"items": [
    {"line": 1, "counted": "9", "waste": "shrinkage"}, {"lot": "L-B", "counted": "10 kg"}]})");
  const auto settled = made(200, post("stock-takes/1/steps", R"({"step": "settle"})"));

  BOOST_TEST(opened.root()["lines"].size() == 2U);
  BOOST_TEST(header(sheet, "Content-Type") == "application/pdf");
  BOOST_TEST(sheet.body.starts_with("%PDF-"));
  BOOST_TEST(made(200, typed).root()["lines"].items().at(0)["differs"].boolean_or(false));
  BOOST_TEST(settled.root()["state"].text_or() == "settled");
  BOOST_TEST(on_hand("KHO") == "9 kg");
}

BOOST_AUTO_TEST_CASE(a_sale_without_a_name_is_no_call_to_make) {
  BOOST_REQUIRE(post("sales", R"({"goods": "1 A-1KG", "place": "KHO"})").status == 201);

  const auto recall = read("recalls/L-A");

  BOOST_TEST(recall.root()["orders_count"].integer_or(0) == 1);
  BOOST_TEST(recall.root()["to_call_count"].integer_or(-1) == 0);
}

BOOST_AUTO_TEST_CASE(goods_that_are_weighed_are_carried_and_thrown_away_with_their_unit) {
  const auto carried = made(200, post("transfers", R"({"items": [
    {"lot": "L-A", "to": "QUAY", "quantity": "3"}]})"));
  const auto wasted = made(200, post("waste", R"({"items": [
    {"lot": "L-A", "kind": "lost", "quantity": "3"}]})"));

  for (const auto* done : {&carried, &wasted}) {
    const auto faults = done->root()["results"].items().at(0)["faults"].items();
    BOOST_REQUIRE(faults.size() == 1U);
    BOOST_TEST(faults.at(0)["reason"].text_or() == "quantity.bare");
    BOOST_TEST(faults.at(0)["vi"]["problem"].text_or() == "“3” chưa có đơn vị: 3 kg hay 3 g?");
  }
  BOOST_TEST(on_hand("KHO") == "10 kg");
}

BOOST_AUTO_TEST_CASE(a_count_that_is_odd_beside_the_book_is_asked_about_once) {
  made(201, post("stock-takes", "{}"));
  const auto typed = [&](const std::string& more) {
    return post("stock-takes/1/counts",
                R"({"items": [{"line": 1, "counted": "2.405"}])" + more + "}");
  };

  BOOST_TEST(reason(typed("")) == "stock_take.count_odd");
  made(200, typed(R"(, "counts_are_right": true)"));
  const auto counted = made(200, typed(""));  // it stands already
  BOOST_TEST(counted.root()["lines"].items().at(0)["counted_base"].integer_or(0) == 2'405'000);
}

BOOST_AUTO_TEST_CASE(a_reason_in_the_words_of_the_sheet_is_the_kind_of_waste) {
  product("B");
  made(201, post("stock-takes", "{}"));

  const auto typed = made(200, post("stock-takes/1/counts", R"({"items": [
    {"line": 1, "counted": "9", "why": "Dập vỡ"},
    {"line": 2, "counted": "9", "why": "đếm nhầm"}]})"));

  const auto lines = typed.root()["lines"].items();
  BOOST_TEST(lines.at(0)["waste"].text_or() == "damaged");
  BOOST_TEST(lines.at(1)["waste"].is_null());
  BOOST_TEST(lines.at(1)["why"].text_or() == "đếm nhầm");
}

BOOST_AUTO_TEST_CASE(what_is_typed_back_wrong_is_told_all_at_once_and_nothing_is_kept) {
  made(201, post("stock-takes", "{}"));

  const auto typed = post("stock-takes/1/counts", R"({"items": [
    {"line": 1, "counted": "nhiều"}, {"line": 7, "counted": "1"}, {"lot": "L-Z", "counted": "1"},
    {"lot": "L-A", "counted": "9 kg"}]})");

  BOOST_TEST(typed.status == 400);
  BOOST_TEST(fields_at_fault(typed) ==
             "items[0].counted, items[1].line, items[2].lot, items[3].lot");
  BOOST_TEST(read("stock-takes/1").root()["lines"].items().at(0)["counted"].is_null());
}

BOOST_AUTO_TEST_CASE(a_line_that_is_given_twice_names_both) {
  made(201, post("stock-takes", "{}"));

  const auto typed = post("stock-takes/1/counts", R"({"items": [
    {"line": 1, "counted": "9 kg"}, {"lot": "L-A", "counted": "8 kg"}]})");

  BOOST_TEST(reason(typed) == "stock_take.line_twice");
  BOOST_TEST(typed.body.find("“1” và “L-A”") != std::string::npos, typed.body);
}

BOOST_AUTO_TEST_CASE(a_count_by_line_and_lot_is_taken_only_when_the_line_is_that_lots) {
  product("B");
  made(201, post("stock-takes", "{}"));
  const auto typed = [&](const std::string& lot) {
    return post("stock-takes/1/counts",
                R"({"items": [{"line": 2, "lot": ")" + lot + R"(", "counted": "7 kg"}]})");
  };

  const auto anothers = typed("L-A");
  const auto misread = typed("L-B 00");

  BOOST_TEST(reason(anothers) == "stock_take.line_not_lot");
  BOOST_TEST(
      anothers.body.find("Dòng 2 trên phiếu là lô L-B, không phải lô L-A") != std::string::npos,
      anothers.body);
  BOOST_TEST(reason(misread) == "stock_take.line_not_lot");
  BOOST_TEST(typed("l-b").status == 200);
  BOOST_TEST(typed("L-B " + catalog::text::check_digits("L-B")).status == 200);
}

BOOST_AUTO_TEST_CASE(a_code_typed_without_vietnamese_keys_finds_its_line_where_it_is_the_only_one) {
  product("Đ-1");
  product("Đ2");
  product("D2");
  made(201, post("stock-takes", "{}"));
  const auto typed = [&](const std::string& lot) {
    return post("stock-takes/1/counts",
                R"({"items": [{"lot": ")" + lot + R"(", "counted": "9 kg"}]})");
  };

  BOOST_TEST(typed("l-d-1").status == 200);
  BOOST_TEST(typed("L-D2").status == 200);  // there is one of just that code
  BOOST_TEST(reason(typed("l-d2")) == "stock_take.not_on_sheet");
}

BOOST_AUTO_TEST_CASE(waste_is_noted_only_where_something_is_missing) {
  product("B");
  made(201, post("stock-takes", "{}"));

  const auto typed = made(200, post("stock-takes/1/counts", R"({"items": [
    {"line": 1, "counted": "9", "waste": "spoiled"},
    {"line": 2, "counted": "10", "waste": "spoiled"}]})"));

  const auto lines = typed.root()["lines"].items();
  BOOST_TEST(lines.at(0)["waste"].text_or() == "spoiled");
  BOOST_TEST(lines.at(1)["waste"].is_null());
  made(200, post("stock-takes/1/steps", R"({"step": "settle"})"));
}

BOOST_AUTO_TEST_CASE(who_may_only_read_stock_sees_neither_telephones_nor_what_households_are_paid) {
  const Headers stock_only = bearer(token({accounts::Permission::stock_read}).secret);

  const auto lot = made(200, get(stock_only, of("lots/L-A")));
  const auto recall = made(200, get(stock_only, of("recalls/L-A")));

  BOOST_TEST(lot.root()["household"]["name"].text_or() == "Hoàng Văn Tài");
  BOOST_TEST(lot.root()["household"]["phone"].is_null());
  BOOST_TEST(lot.root()["household_share_bp"].is_null());
  BOOST_TEST(lot.root()["bought_vnd"].is_null());
  BOOST_TEST(recall.root()["lot"]["household"]["phone"].is_null());
  BOOST_TEST(read("lots/L-A").root()["household_share_bp"].integer_or(0) == 8000);
}

BOOST_AUTO_TEST_CASE(a_lot_that_was_found_is_put_on_the_sheet) {
  post("transfers", R"({"items": [{"lot": "L-A", "to": "QUAY", "quantity": "1 kg"}]})");
  product("B");
  made(201, post("stock-takes", R"({"place": "QUAY"})"));

  const auto added = made(200, post("stock-takes/1/lots", R"({"lot": "L-B"})"));

  BOOST_TEST(added.root()["lines"].size() == 2U);
  BOOST_TEST(added.root()["lines"].items().at(1)["expected"].text_or() == "0 g");
}

BOOST_AUTO_TEST_CASE(a_recall_takes_the_lot_off_sale_and_says_whom_to_call) {
  packed("PM-1", 3);

  const auto recall = made(200, post("recalls", R"({"lot": "L-A", "why": "nấm mốc",
                                                   "what_to_say": "Đừng dùng"})"));

  const auto root = recall.root();
  BOOST_TEST(root["recalled"].boolean_or(false));
  BOOST_TEST(root["on_hand"].text_or() == "7 kg");
  BOOST_TEST(root["lot"]["household"]["name"].text_or() == "Hoàng Văn Tài");
  BOOST_REQUIRE(root["orders"].size() == 1U);
  BOOST_TEST(root["orders_count"].integer_or(0) == 1);
  const auto order = root["orders"].items().at(0);
  BOOST_TEST(order["customer"]["phone"].text_or() == "0912345678");
  BOOST_TEST(order["packs"].integer_or(0) == 3);
  BOOST_TEST(order["sent_at"].is_null());
  BOOST_TEST(read("stock").root()["products"].items().at(0)["sellable_base"].integer_or(-1) == 0);
  BOOST_TEST(get(lan, of("recalls/L-A/list.pdf")).body.starts_with("%PDF-"));
}

BOOST_AUTO_TEST_CASE(a_page_of_a_recall_says_how_many_orders_there_are) {
  packed("PM-1", 3);
  packed("PM-2", 2);

  const auto page = read("recalls/L-A?limit=1");

  BOOST_TEST(page.root()["orders"].size() == 1U);
  BOOST_TEST(page.root()["orders_count"].integer_or(0) == 2);
  BOOST_TEST(page.root()["to_call_count"].integer_or(0) == 2);
}

BOOST_AUTO_TEST_CASE(who_may_not_know_customers_sees_a_recall_without_them) {
  packed("PM-1", 3);
  const auto an = person("an", accounts::Role::team_member);

  const auto shown = made(200, get(an, of("recalls/L-A")));

  BOOST_TEST(!shown.root()["recalled"].boolean_or(true));
  BOOST_TEST(shown.root()["orders"].items().at(0)["customer"].is_null());
  BOOST_TEST(get(an, of("recalls/L-A/list.pdf")).status == 403);
}

BOOST_AUTO_TEST_CASE(a_lot_that_is_recalled_no_more_can_be_sold) {
  made(200, post("recalls", R"({"lot": "L-A", "why": "nghi ngờ"})"));

  const auto lifted = send(lan, "DELETE", of("recalls/L-A"));

  BOOST_TEST(lifted.status == 204);
  BOOST_TEST(read("lots/L-A").root()["sellable"].text_or() == "10 kg");
}

BOOST_AUTO_TEST_CASE(a_count_is_of_one_place) {
  post("transfers", R"({"items": [{"lot": "L-A", "to": "QUAY", "quantity": "4 kg"}]})");

  const auto counted = made(200, post("stock-adjustments", R"({"items": [
    {"lot": "L-A", "place": "QUAY", "expected": "4 kg", "counted": "3 kg", "why": "đếm"}]})"));

  BOOST_TEST(counted.root()["results"].items().at(0)["faults"].size() == 0U);
  BOOST_TEST(on_hand("QUAY") == "3 kg");
  BOOST_TEST(on_hand("KHO") == "6 kg");
}

BOOST_AUTO_TEST_CASE(an_adjustment_that_is_odd_beside_the_book_is_asked_about_once) {
  const auto counted = [&](const std::string& more) {
    const auto done = made(200, post("stock-adjustments", R"({"items": [{"lot": "L-A", "expected":
      "10 kg", "counted": "9000 kg", "why": "đếm")" + more + "}]}"));
    return done.root()["results"].items().at(0)["faults"].size();
  };

  BOOST_TEST(counted("") == 1U);
  BOOST_TEST(on_hand("KHO") == "10 kg");
  BOOST_TEST(counted(R"(, "counts_are_right": true)") == 0U);
  BOOST_TEST(on_hand("KHO") == "9 tấn");
}

BOOST_AUTO_TEST_CASE(a_past_that_somebody_changed_shows_in_the_check) {
  command([](auto& c) -> Result<> {
    c.rows().run("UPDATE ledger SET why = 'sửa trộm' WHERE cooperative_id = $1", {});
    return {};
  });

  const auto check = read("stock-check");

  BOOST_TEST(!check.root()["ok"].boolean_or(true));
}

BOOST_AUTO_TEST_SUITE_END()
