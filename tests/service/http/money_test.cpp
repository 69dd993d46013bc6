#include "catalog/json/json.h"
#include "tests/service/http/counter.h"
#include "tests/service/http/payday.h"

using namespace ganh;
using namespace ganh::service;

namespace {

constexpr auto list_query = "?from=carrier&party=EMS&number=COD-7";

struct Payday : Counter {
  Payday() { lan = person("lan", accounts::Role::manager); }

  Reply post(const std::string& resource, const std::string& body, const Headers& more = {}) {
    return send(lan, "POST", of(resource), body, more);
  }
  Reply list(const std::string& resource, const std::string& text, const Headers& more = {}) {
    Headers headers{{"Content-Type", "text/csv"}};
    headers.insert(headers.end(), more.begin(), more.end());
    return post(resource, text, headers);
  }
  static std::string member(const Reply& reply, std::string_view name) {
    const auto document = catalog::json::parse(reply.body);
    BOOST_REQUIRE_MESSAGE(document, reply.body);
    return document->root()[name].text_or();
  }

  Headers lan;
  const std::string csv = "Mã vận đơn;Tiền thu hộ;Tiền cước\nEB9VN;50.000;10.000\n";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_money_test, Payday)

BOOST_AUTO_TEST_CASE(a_slip_is_paid_once_and_only_at_the_net_that_was_seen) {
  const std::string slip = "payouts/" + drafted_payout(*this, "H01");

  const auto other = post(slip + "/payment", R"({"expected_net_vnd": 49000, "method": "cash"})");
  const auto paid = post(slip + "/payment", R"({"expected_net_vnd": 50000, "method": "cash"})");
  const auto again = post(slip + "/payment", R"({"expected_net_vnd": 50000, "method": "cash"})");

  BOOST_TEST(other.status == 409);
  BOOST_TEST(reason(other) == "changed_since");
  BOOST_TEST(paid.status == 200, paid.body);
  BOOST_TEST(member(paid, "state") == "paid");
  BOOST_TEST(reason(again) == "payout.paid_already");
}

BOOST_AUTO_TEST_CASE(no_way_of_paying_is_taken_for_granted) {
  const std::string slip = "payouts/" + drafted_payout(*this, "H01");

  const auto paid = post(slip + "/payment", R"({"expected_net_vnd": 50000})");
  const auto advanced =
      post("household-deductions",
           R"({"household": "H01", "kind": "advance", "amount_vnd": 1000, "why": "giống"})");

  BOOST_TEST(paid.status == 400);
  BOOST_TEST(reason(paid) == "payout.method");
  BOOST_TEST(reason(advanced) == "payout.method");
}

BOOST_AUTO_TEST_CASE(a_slip_is_found_by_its_number_too) {
  drafted_payout(*this, "H01");

  BOOST_TEST(get(lan, of("payouts/1")).status == 200);
  BOOST_TEST(reason(get(lan, of("payouts/2"))) == "payout.not_found");
  const auto log = catalog::json::parse(get(lan, of("changes")).body);
  BOOST_REQUIRE(log);
  const auto changes = log->root()["changes"].items();
  const auto last = changes.back();
  BOOST_TEST(last["noun"].text_or() == "payout");
  BOOST_TEST(last["name"].text_or() == "1");
}

BOOST_AUTO_TEST_CASE(staff_look_at_slips_and_do_not_pay_them) {
  const std::string slip = of("payouts/" + drafted_payout(*this, "H01"));
  const auto hoa = person("hoa", accounts::Role::staff);

  BOOST_TEST(get(hoa, slip).status == 200);
  BOOST_TEST(
      send(hoa, "POST", slip + "/payment", R"({"expected_net_vnd": 50000, "method": "cash"})")
          .status == 403);
}

BOOST_AUTO_TEST_CASE(a_list_is_entered_as_it_was_planned_and_not_otherwise) {
  const auto plan = list(std::string("settlement-plans") + list_query, csv);
  BOOST_REQUIRE_MESSAGE(plan.status == 200, plan.body);
  const std::string target =
      std::string("settlements") + list_query + "&plan_id=" + member(plan, "plan_id");

  const auto another = list(target, csv + "EB8VN;20.000;\n");
  const auto entered = list(target, csv);

  BOOST_TEST(reason(another) == "import.plan_changed");
  BOOST_TEST(entered.status == 200, entered.body);
  BOOST_TEST(get(lan, of("settlements/COD-7")).status == 200);
}

BOOST_AUTO_TEST_CASE(a_list_whose_total_is_another_is_entered_for_a_reason_only) {
  const std::string apart = csv + "Tổng cộng;51.000;10.000\n";

  const auto plan = list(std::string("settlement-plans") + list_query, apart);
  const std::string target =
      std::string("settlements") + list_query + "&plan_id=" + member(plan, "plan_id");
  const auto refused = list(target, apart);
  const auto entered =
      list(target + "&difference_why=thi%E1%BA%BFu%20m%E1%BB%99t%20d%C3%B2ng", apart);

  BOOST_TEST(plan.body.find(R"("difference_vnd":1000)") != std::string::npos, plan.body);
  BOOST_TEST(plan.body.find("CSV!B3") != std::string::npos, plan.body);
  BOOST_TEST(reason(refused) == "settlement.sum");
  BOOST_TEST(entered.status == 200, entered.body);
  BOOST_TEST(entered.body.find(R"("handed_over_vnd":41000)") != std::string::npos, entered.body);
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_of_needs_doing_until_it_is_settled) {
  const std::string id = entered_settlement(*this);
  const auto is_to_do = [&] {
    return get(lan, of("to-do")).body.find("settlement_differs") != std::string::npos;
  };
  BOOST_TEST(is_to_do());

  const auto settled = post("settlements/" + id + "/differences",
                            R"({"line": 1, "how": "accept", "why": "của người khác"})");

  BOOST_TEST(settled.status == 200, settled.body);
  BOOST_TEST(!is_to_do());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_list_says_which_columns_are_wanted) {
  const auto reply = list(std::string("settlement-plans") + list_query, "Ngày;Khách\n1/11;Hoa\n");

  BOOST_TEST(reply.status == 400);
  BOOST_TEST(reason(reply) == "statement.headings");
  BOOST_TEST(reply.body.find("Mã vận đơn") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_slip_is_printed_and_said) {
  const std::string slip = of("payouts/" + drafted_payout(*this, "H01"));

  const auto pdf = get(lan, slip + "/slip.pdf?paper=a5");
  const auto texts = get(lan, slip + "/texts");

  BOOST_TEST(pdf.status == 200);
  BOOST_TEST(header(pdf, "Content-Type") == "application/pdf");
  BOOST_TEST(texts.body.find("HTX Thien An") != std::string::npos, texts.body);
}

BOOST_AUTO_TEST_SUITE_END()
