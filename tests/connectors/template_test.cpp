// The template that a new connector begins with is one that works.

#include <boost/test/unit_test.hpp>

#include "connectors/channel/profile.h"
#include "connectors/channel/profile_check.h"
#include "examples/connector_template/connector.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

const Connector& of_the_template() {
  return marketplace::connector();
}

const Session session{{"key", "secret", ""}, "token", {}};

// The request that a task begins with, and what its reply comes to.
struct Talk {
  explicit Talk(const Task& task) : exchange(of_the_template().start(task, session)) {
    request = exchange->begin().request.value_or(transport::Request{});
  }
  Step reply(int status, const std::string& body = "{}") {
    return exchange->next({status, {}, body});
  }
  std::unique_ptr<Exchange> exchange;
  transport::Request request;
};

template <class T>
T only(const Step& step) {
  BOOST_REQUIRE(step.outcomes.size() == 1U);
  return std::get<T>(step.outcomes.front());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(template_test)

BOOST_AUTO_TEST_CASE(its_profile_is_one) {
  BOOST_TEST(channel::parse_profile(of_the_template().default_profile()).has_value());
  BOOST_TEST(channel::check_profile(of_the_template().default_profile()).empty());
}

BOOST_AUTO_TEST_CASE(it_signs_in) {
  Talk talk{Task{SignIn{}}};

  const auto signed_in = only<SignedIn>(talk.reply(200, R"({"token":"t1","seconds":60})"));

  BOOST_TEST(signed_in.token == "t1");
  BOOST_TEST((signed_in.valid_for == std::chrono::seconds{60}));
}

BOOST_AUTO_TEST_CASE(it_says_a_figure_under_our_own_sku) {
  Talk talk{Task{SendStock{{{"GẠO 1", "id7", 3, 12, ""}}}}};

  BOOST_TEST(talk.request.target == "/items/G%E1%BA%A0O%201/stock");
  BOOST_TEST(talk.request.body == R"({"packs":12})");
  BOOST_TEST(only<Accepted>(talk.reply(200, R"({"id":"id7"})")).external_id == "id7");
}

BOOST_AUTO_TEST_CASE(what_it_does_not_know_it_does_not_say) {
  const Task stock{SendStock{{{"GAO", "id7", 3, 12, ""}}}};

  BOOST_TEST((Talk(stock).reply(500).trouble == Trouble::unknown));
  BOOST_TEST((Talk(stock).reply(200, "<html>").trouble == Trouble::unknown));
  BOOST_TEST((Talk(stock).reply(200, "{}").trouble == Trouble::unknown));
  BOOST_TEST((Talk(stock).reply(429).trouble == Trouble::throttled));
  BOOST_TEST((Talk(stock).reply(401).trouble == Trouble::signed_out));
  BOOST_TEST((Talk(PollOrders{""}).reply(500).trouble == Trouble::unavailable));
}

BOOST_AUTO_TEST_CASE(an_order_that_cannot_be_read_leaves_the_others) {
  Talk talk{Task{PollOrders{"a"}}};

  const Step step = talk.reply(200, R"({"orders":[{"id":"A","receipt":"r1"},
    {"id":"B","receipt":"r2","placed_at":"2026-11-21T02:00:00Z","lines":[{"sku":"GAO","packs":1}]}
    ],"next":"b","more":false})");

  BOOST_REQUIRE(step.outcomes.size() == 3U);
  BOOST_TEST(std::get<Poisoned>(step.outcomes[0]).receipt == "r1");
  BOOST_TEST(std::get<Received>(step.outcomes[1]).order.external_id == "B");
  BOOST_TEST(std::get<Cursor>(step.outcomes[2]).next == "b");
}

BOOST_AUTO_TEST_CASE(only_what_is_not_found_is_taken_for_absent) {
  const Task look_up{LookUp{{"GAO"}}};

  BOOST_TEST(!only<Found>(Talk(look_up).reply(404)).present);
  for (const int status : {409, 422}) {
    const Step step = Talk(look_up).reply(status);
    BOOST_TEST(step.outcomes.empty(), status);
    BOOST_TEST((step.trouble == Trouble::unavailable), status);
  }
}

BOOST_AUTO_TEST_CASE(a_look_up_says_all_that_is_told) {
  const auto found =
      only<Found>(Talk(Task{LookUp{{"GAO"}}})
                      .reply(200, R"({"id":"id7","title":"Gạo","price":45000,"packs":12})"));

  BOOST_TEST(found.present);
  BOOST_TEST(found.external_id == "id7");
  BOOST_TEST(found.title == "Gạo");
  BOOST_TEST(found.price.vnd == 45'000);
  BOOST_TEST(found.packs.value_or(0) == 12);
}

BOOST_AUTO_TEST_CASE(a_receipt_that_was_not_taken_is_not_acknowledged) {
  const Task receipts{Acknowledge{{"r1"}}};

  BOOST_TEST(only<Acknowledged>(Talk(receipts).reply(200)).receipt == "r1");
  BOOST_TEST(Talk(receipts).reply(422).outcomes.empty());
}

BOOST_AUTO_TEST_SUITE_END()
