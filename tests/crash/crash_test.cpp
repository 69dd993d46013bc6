// The program is ended at a named point, wherever it is, and started again, while the marketplaces
// live on: nothing is doubled and nothing is lost.

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <utility>

#include "catalog/json/json.h"
#include "connectors/agriconnect/sandbox.h"
#include "connectors/postmart/sandbox.h"
#include "connectors/sandbox/shell.h"
#include "connectors/transport/system_clock.h"
#include "tests/conformance/market.h"
#include "tests/scratch_folder.h"
#include "tests/service/cli/process.h"

using namespace ganh;
using service::Arguments;
using service::Process;
using tests::operate;
namespace json = catalog::json;
namespace sandbox = connectors::sandbox;

namespace {

constexpr std::chrono::seconds patience{30};
constexpr std::string_view bought_sku = "HONG-2KG";
constexpr std::int64_t bought_packs = 3;
constexpr std::string_view waybill = "EB500721463VN";

// Named points in the order in which they are to be died at, one a start of the program.
using Points = std::vector<std::string>;

class Village {
 public:
  explicit Village(Points points)
      : points_(std::move(points)), client_(connectors::transport::make_http_client()) {
    connectors::postmart::SandboxOptions postmart;
    postmart.moderation_delay = std::chrono::seconds{1};
    postmart.bucket_calls_max = 1000;
    postmart.bucket_leak_per_second = 1000;
    postmart_ = open(connectors::postmart::make_sandbox(postmart));
    connectors::agriconnect::SandboxOptions agriconnect;
    agriconnect.rate_burst = 0;
    agriconnect_ = open(connectors::agriconnect::make_sandbox(agriconnect));
    ::setenv("SECRET_P", postmart.secret.c_str(), 1);
    ::setenv("HOOK_P", postmart.webhook_secret.c_str(), 1);
    ::setenv("SECRET_A", agriconnect.client_secret.c_str(), 1);
    key_p_ = postmart.key;
    key_a_ = agriconnect.client_id;
  }

  // Everything that a cooperative does from its workbook to a shipped order.
  void live_through_a_day() {
    survive({"init"});
    std::filesystem::copy(GANH_EXAMPLES "/thien-an.xlsx", scratch_.path());
    survive({"import", (scratch_.path() / "thien-an.xlsx").string()});
    const std::string rules = R"({"requests_per_second":200,"orders_poll_seconds":1,)"
                              R"("moderation_poll_seconds":1})";
    survive({"channels", "connect", "postmart", "--connector", "postmart", "--url",
             postmart_->address(), "--key", key_p_, "--secret-env", "SECRET_P",
             "--webhook-secret-env", "HOOK_P", "--rules", rules});
    survive({"channels", "connect", "agriconnect", "--connector", "agriconnect", "--url",
             agriconnect_->address(), "--key", key_a_, "--secret-env", "SECRET_A", "--rules",
             R"({"requests_per_second":200,"orders_poll_seconds":1,"buffer_packs":0})"});
    survive({"publish", "--yes"});
    find_channel();
    serve_until([&] { return shown(*postmart_) > 0 && shown(*agriconnect_) > 0; });
    before_ = shown(*postmart_);
    serve_until([&] { return shown(*agriconnect_) == before_ - bought_packs; },
                [&] { order_ = buy(); });
    for (const char* step : {"confirm", "pack"}) survive({"orders", step, order_});
    survive(
        {"orders", "ship", order_, "--carrier", "Vietnam Post", "--waybill", std::string(waybill)});
    serve_until([&] { return shipped() && shown(*postmart_) == before_ - bought_packs; });
  }

  void nothing_is_doubled_or_lost() {
    BOOST_TEST(points_.empty(), "never came to " << (points_.empty() ? "" : points_.front()));
    const auto orders = answer({"orders", "--json"});
    BOOST_REQUIRE(orders.root()["orders"].size() == 1U);
    BOOST_TEST(orders.root()["orders"].items()[0]["external_id"].text_or() == order_);
    BOOST_TEST(orders.root()["orders"].items()[0]["state"].text_or() == "shipped");
    const auto stock = answer({"stock", "--json"});
    BOOST_TEST(stock.root()["check"]["ok"].boolean_or(false));
    each_stands_once(*postmart_, "ref");
    each_stands_once(*agriconnect_, "sku");
  }

 private:
  std::unique_ptr<sandbox::Shell> open(std::unique_ptr<sandbox::Sandbox> of) {
    auto shell = sandbox::start(std::move(of), clock_, *client_);
    BOOST_REQUIRE(shell);
    return std::move(*shell);
  }

  Arguments on_folder(Arguments arguments) const {
    arguments.insert(arguments.end(), {"--data", (scratch_.path() / "data").string()});
    return arguments;
  }

  void name_next_point() const {
    if (points_.empty())
      ::unsetenv("GANH_CRASH_AT");
    else
      ::setenv("GANH_CRASH_AT", points_.front().c_str(), 1);
  }

  // Runs a command; if it dies at the point, runs it again.
  void survive(const Arguments& arguments) {
    for (;;) {
      name_next_point();
      const auto ended = service::run(on_folder(arguments));
      if (ended.status == -1 && !points_.empty()) {
        points_.erase(points_.begin());
        continue;
      }
      // Said again after a death: what was done before is no longer possible, or not needed.
      const bool done_before = ended.status == 1 && arguments[0] == "orders";
      BOOST_REQUIRE_MESSAGE(ended.status == 0 || done_before,
                            arguments[0] << ": " << ended.status << ended.out << ended.err);
      return;
    }
  }

  // Keeps the service up until it is so; `once` is done when it first is up.
  void serve_until(const std::function<bool()>& holds, std::function<void()> once = {}) {
    const auto give_up = std::chrono::steady_clock::now() + patience;
    for (;;) {
      name_next_point();
      Process service(on_folder({"serve", "--listen", "127.0.0.1:0", "--json"}));
      if (const auto greeting = json::parse(service.first_line())) {
        tell_where_webhooks_go(greeting->root()["address"].text_or());
        if (once) std::exchange(once, {})();
      }
      while (!service.has_ended()) {
        if (holds()) {
          service.interrupt();
          break;
        }
        BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < give_up, "it never came true");
      }
      const int status = service.wait();
      if (status == 0) return;
      BOOST_REQUIRE_MESSAGE(status == -1 && !points_.empty(), service.err());
      points_.erase(points_.begin());
    }
  }

  void find_channel() {
    const auto channels = answer({"channels", "--json"});
    for (const auto& channel : channels.root()["channels"].items()) {
      if (channel["connector"].text() == "postmart") channel_ = channel["id"].text_or();
    }
    BOOST_REQUIRE(!channel_.empty());
  }

  void tell_where_webhooks_go(const std::string& address) const {
    operate(postmart_->address(), "PUT", "/_sandbox/webhook",
            R"({"url":")" + address + "/v1/webhooks/" + channel_ +
                R"(","enabled":true,"deliveries":2})");
  }

  std::int64_t shown(const sandbox::Shell& at) const {
    const auto document = json::parse(operate(at.address(), "GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    for (const auto& listing : document->root()["listings"].items()) {
      if (listing["sku"].text() == bought_sku) return listing["quantity"].integer_or(-1);
      if (listing["ref"].text() == bought_sku) return listing["shown_packs"].integer_or(-1);
    }
    return -1;
  }

  std::string buy() const {
    const auto bought = json::parse(
        operate(postmart_->address(), "POST", "/_sandbox/orders",
                R"({"lines":[{"ref":"HONG-2KG","packs":3}],"customer":{"name":"Chị Hoa",)"
                R"("phone":"0912345678","address":"Hà Nội"}})"));
    BOOST_REQUIRE(bought);
    return bought->root()["order_id"].text_or();
  }

  bool shipped() const {
    const auto document = json::parse(operate(postmart_->address(), "GET", "/_sandbox/orders"));
    BOOST_REQUIRE(document);
    return document->root()["orders"].items().at(0)["tracking_number"].text() == waybill;
  }

  json::Document answer(const Arguments& arguments) const {
    ::unsetenv("GANH_CRASH_AT");
    auto document = json::parse(service::run(on_folder(arguments)).out);
    BOOST_REQUIRE(document);
    return std::move(*document);
  }

  static void each_stands_once(const sandbox::Shell& at, std::string_view key) {
    const auto document = json::parse(operate(at.address(), "GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    std::set<std::string> seen;
    for (const auto& listing : document->root()["listings"].items()) {
      const std::string sku = listing[key].text_or();
      BOOST_TEST(seen.insert(sku).second, sku << " stands twice at " << at.address());
    }
    BOOST_TEST(seen.size() >= 17U);
  }

  Points points_;
  tests::ScratchFolder scratch_;
  connectors::transport::SystemClock clock_;
  std::unique_ptr<connectors::transport::HttpClient> client_;
  std::unique_ptr<sandbox::Shell> postmart_;
  std::unique_ptr<sandbox::Shell> agriconnect_;
  std::string key_p_;
  std::string key_a_;
  std::string channel_;
  std::int64_t before_ = 0;
  std::string order_;
};

void survives(Points points) {
  Village village(std::move(points));

  village.live_through_a_day();

  village.nothing_is_doubled_or_lost();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crash_test)

BOOST_AUTO_TEST_CASE(between_two_slices_of_an_import) {
  survives({"import.slice"});
}
BOOST_AUTO_TEST_CASE(before_a_plan_is_committed) {
  survives({"plan.before_commit"});
}
BOOST_AUTO_TEST_CASE(before_rows_are_marked_as_sent) {
  survives({"send.before_mark"});
}
BOOST_AUTO_TEST_CASE(between_marking_and_sending) {
  survives({"send.marked"});
}
BOOST_AUTO_TEST_CASE(with_the_reply_in_hand) {
  survives({"reply.received"});
}
BOOST_AUTO_TEST_CASE(before_an_answer_is_committed) {
  survives({"settle.before_commit"});
}
BOOST_AUTO_TEST_CASE(after_an_answer_is_committed) {
  survives({"settle.committed"});
}
BOOST_AUTO_TEST_CASE(before_an_order_is_committed) {
  survives({"orders.before_commit"});
}
BOOST_AUTO_TEST_CASE(with_a_webhook_verified_and_not_kept) {
  survives({"webhook.verified"});
}
BOOST_AUTO_TEST_CASE(with_a_webhook_kept_and_not_answered) {
  survives({"webhook.imported"});
}
BOOST_AUTO_TEST_CASE(while_recovering_from_a_crash) {
  survives({"send.marked", "recover.before_commit"});
}
BOOST_AUTO_TEST_CASE(again_and_again) {
  // A reply may be to a question only: what there is to recover from is marked just before.
  survives({"import.slice", "plan.before_commit", "settle.before_commit", "reply.received",
            "send.marked", "recover.before_commit", "settle.before_commit", "settle.committed",
            "orders.before_commit"});
}

BOOST_AUTO_TEST_SUITE_END()
