#include "service/office/office.h"

#include <boost/test/unit_test.hpp>
#include <deque>
#include <vector>

using namespace ganh;
using connectors::transport::Answer;
using connectors::transport::Loss;
using connectors::transport::Request;

namespace {

// Answers what it was given, in turn.
class Scripted final : public service::office::Office {
 public:
  explicit Scripted(std::deque<Answer> script)
      : Office(catalog::text::Language::english), script_(std::move(script)) {}

  std::shared_ptr<void> work_on_channels() override { return nullptr; }

  std::vector<std::string> keys() const {
    std::vector<std::string> found;
    for (const auto& request : asked) {
      found.emplace_back(
          connectors::transport::find(request.headers, "Idempotency-Key").value_or("none"));
    }
    return found;
  }

  std::vector<Request> asked;

 protected:
  Answer exchange(const Request& request, Duration) override {
    asked.push_back(request);
    Answer next = std::move(script_.front());
    script_.pop_front();
    return next;
  }
  std::string address() const override { return "http://127.0.0.1:8080"; }

 private:
  std::deque<Answer> script_;
};

const Answer fine = connectors::transport::json_reply(200, R"({"ok":true})");

}  // namespace

BOOST_AUTO_TEST_SUITE(office_test)

BOOST_AUTO_TEST_CASE(a_post_whose_answer_is_lost_is_sent_again_under_the_same_key) {
  Scripted office({Loss::unknown, fine});

  const auto reply = office.ask({.target = "/v1/x", .body = "{}"});

  BOOST_TEST(bool(reply));
  BOOST_REQUIRE(office.keys().size() == 2U);
  BOOST_TEST(office.keys()[0].starts_with("key_"));
  BOOST_TEST(office.keys()[0] == office.keys()[1]);
}

BOOST_AUTO_TEST_CASE(two_posts_never_share_a_key) {
  Scripted office({fine, fine});

  office.ask({.target = "/v1/x"});
  office.ask({.target = "/v1/x"});

  BOOST_TEST(office.keys()[0] != office.keys()[1]);
}

BOOST_AUTO_TEST_CASE(what_makes_something_anew_is_sent_again_only_if_it_never_arrived) {
  Scripted unknown({Loss::unknown});
  Scripted not_sent({Loss::not_sent, fine});

  BOOST_TEST(!unknown.ask({.target = "/v1/x", .may_repeat = false}));
  BOOST_TEST(bool(not_sent.ask({.target = "/v1/x", .may_repeat = false})));

  BOOST_TEST(unknown.asked.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_change_whose_answer_is_lost_is_done_when_it_stands_as_it_was_wanted) {
  const Answer stale = connectors::transport::json_reply(412, R"({"reason":"changed_since",
    "faults":[{"field":"If-Match","reason":"changed_since"}]})");
  const Answer as_wanted =
      connectors::transport::json_reply(200, R"({"pack":{"sku":"A","price_vnd":35000}})");
  const Answer of_another =
      connectors::transport::json_reply(200, R"({"pack":{"sku":"A","price_vnd":20000}})");
  const auto change = [](Scripted& office) {
    return office.change("/v1/x", R"({"price_vnd":35000})", "\"v1\"");
  };
  Scripted came_through({Loss::unknown, stale, as_wanted});
  Scripted anothers({Loss::unknown, stale, of_another});
  Scripted at_once({stale});
  Scripted lost_on_the_way({Loss::unknown, as_wanted});

  const auto done = change(came_through);
  const auto refused = change(anothers);

  BOOST_TEST(bool(done));
  BOOST_TEST(done["pack"]["price_vnd"].integer_or(0) == 35'000);
  BOOST_TEST(came_through.asked.back().method == "GET");
  BOOST_TEST(refused["reason"].text_or() == "changed_since");
  BOOST_TEST(!change(at_once));
  BOOST_TEST(at_once.asked.size() == 1U);
  BOOST_TEST(bool(change(lost_on_the_way)));
  BOOST_TEST(lost_on_the_way.asked.size() == 2U);
}

BOOST_AUTO_TEST_CASE(no_answer_at_all_is_a_problem_that_names_the_address) {
  Scripted office({Loss::not_sent, Loss::not_sent});

  const auto reply = office.get("/v1/x");

  BOOST_TEST(!reply);
  BOOST_TEST(reply["reason"].text_or() == "service.no_answer");
  BOOST_TEST(reply["title"].text_or().find("http://127.0.0.1:8080") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reply_that_is_no_problem_of_ours_counts_as_no_answer) {
  Scripted office({connectors::transport::Reply{502, {}, "<h1>Bad Gateway</h1>"}});

  BOOST_TEST(office.get("/v1/x")["reason"].text_or() == "service.no_answer");
}

BOOST_AUTO_TEST_SUITE_END()
