#include "connectors/sandbox/shell.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>
#include <utility>

#include "connectors/transport/system_clock.h"
#include "tests/connectors/transport/waiting_client.h"

using namespace ganh;
using namespace ganh::connectors;
using namespace std::chrono_literals;

namespace {

// POST /remind sends its body, a URL, a webhook in an hour; GET /calls tells how many came at once.
class Reminders final : public sandbox::Sandbox {
 public:
  explicit Reminders(std::promise<int>& answer) : answer_(answer) {}

  std::string_view name() const override { return "reminders"; }

  transport::Reply handle(const transport::Request& request, Time now) override {
    const bool alone = inside_++ == 0;
    if (request.method == "POST") {
      due_ = now + 1h;
      url_ = request.body;
    }
    std::this_thread::yield();
    --inside_;
    return {alone ? 200 : 500, {}, "taken"};
  }

  std::vector<sandbox::WebhookOut> due(Time now) override {
    if (!due_ || *due_ > now) return {};
    due_.reset();
    return {{url_, {"POST", "", {{"X-Kind", "reminder"}}, "it is time"}}};
  }

  std::optional<Time> next_due() const override { return due_; }

  void answered(const sandbox::WebhookOut& webhook, int status) override {
    if (webhook.request.body == "it is time") answer_.set_value(status);
  }

 private:
  std::promise<int>& answer_;
  std::atomic<int> inside_ = 0;
  std::optional<Time> due_;
  std::string url_;
};

// Sends a webhook at its start, and an hour after each answer that is not 2xx.
class Insistent final : public sandbox::Sandbox {
 public:
  Insistent(std::string url, Time start, std::promise<void>& refused)
      : url_(std::move(url)), due_(start), refused_(refused) {}

  std::string_view name() const override { return "insistent"; }
  transport::Reply handle(const transport::Request&, Time) override { return {}; }
  std::vector<sandbox::WebhookOut> due(Time now) override {
    if (!due_ || *due_ > now) return {};
    sent_ = *std::exchange(due_, std::nullopt);
    return {{url_, {"POST", "", {}, "it is time"}}};
  }
  std::optional<Time> next_due() const override { return due_; }
  void answered(const sandbox::WebhookOut&, int status) override {
    if (status / 100 == 2) return;
    due_ = sent_ + 1h;
    refused_.set_value();
  }

 private:
  std::string url_;
  std::optional<Time> due_;
  Time sent_;
  std::promise<void>& refused_;
};

struct Fixture {
  transport::SteppedClock clock;
  transport::WaitingClient http;
  std::promise<transport::Request> webhook;
  std::promise<int> heard;
  std::unique_ptr<transport::HttpServer> seller =
      std::move(*transport::serve({}, [this](const transport::Request& request) {
        webhook.set_value(request);
        return transport::Reply{202, {}, ""};
      }));
  std::unique_ptr<sandbox::Shell> shell =
      std::move(*sandbox::start(std::make_unique<Reminders>(heard), clock, http.client()));

  std::string remind(const std::string& url) {
    return transport::WaitingClient::told(
        http.send(shell->address(), {"POST", "/remind", {}, url}));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shell_test, Fixture)

BOOST_AUTO_TEST_CASE(what_becomes_due_when_the_clock_is_stepped_reaches_the_seller) {
  auto received = webhook.get_future();
  BOOST_REQUIRE(remind(seller->address() + "/hooks/in?shop=1") == "200 taken");
  BOOST_TEST((received.wait_for(0s) == std::future_status::timeout));

  clock.advance(1h);
  shell->wake();

  BOOST_REQUIRE((received.wait_for(10s) == std::future_status::ready));
  const transport::Request request = received.get();
  BOOST_TEST(request.method == "POST");
  BOOST_TEST(request.target == "/hooks/in?shop=1");
  BOOST_TEST(transport::find(request.headers, "x-kind").value_or("") == "reminder");
  BOOST_TEST(request.body == "it is time");
}

BOOST_AUTO_TEST_CASE(the_sandbox_hears_how_its_webhook_was_answered) {
  auto status = heard.get_future();
  remind(seller->address());

  clock.advance(1h);
  shell->wake();

  BOOST_REQUIRE((status.wait_for(10s) == std::future_status::ready));
  BOOST_TEST(status.get() == 202);
}

BOOST_AUTO_TEST_CASE(a_refused_webhook_comes_again_though_nobody_asks_the_sandbox_anything) {
  std::promise<void> refused;
  std::promise<void> taken;
  int came = 0;
  seller = std::move(*transport::serve({}, [&](const transport::Request&) {
    if (++came == 1) return transport::Reply{503, {}, ""};
    taken.set_value();
    return transport::Reply{204, {}, ""};
  }));
  shell = std::move(*sandbox::start(
      std::make_unique<Insistent>(seller->address(), clock.now(), refused), clock, http.client()));
  refused.get_future().wait();

  clock.advance(1h);
  shell->wake();

  BOOST_TEST((taken.get_future().wait_for(10s) == std::future_status::ready));
  shell.reset();
}

BOOST_AUTO_TEST_CASE(a_webhook_address_that_is_none_stops_nothing) {
  for (const char* url : {"", "nonsense", "http://", "ftp://127.0.0.1/", "http:///path"}) {
    BOOST_TEST(remind(url) == "200 taken");
    clock.advance(1h);
    shell->wake();
  }
  auto received = webhook.get_future();
  BOOST_TEST(remind(seller->address()) == "200 taken");
  clock.advance(1h);
  shell->wake();

  BOOST_REQUIRE((received.wait_for(10s) == std::future_status::ready));
  BOOST_TEST(received.get().target == "/");
}

BOOST_AUTO_TEST_CASE(the_sandbox_is_asked_one_thing_at_a_time) {
  std::vector<std::future<std::string>> answers;
  for (int i = 0; i < 50; ++i) {
    auto promise = std::make_shared<std::promise<std::string>>();
    answers.push_back(promise->get_future());
    http.client().send(shell->address(), {"GET", "/calls", {}, ""}, 10s,
                       [promise](const transport::Answer& answer) {
                         promise->set_value(transport::WaitingClient::told(answer));
                       });
  }
  for (auto& answer : answers) BOOST_TEST(answer.get() == "200 taken");
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_said_to_be_in_use) {
  const auto second = sandbox::start(std::make_unique<Reminders>(heard), clock, http.client(),
                                     {.port = seller->port()});

  BOOST_REQUIRE(!second);
  BOOST_TEST((second.error().code == Code::in_use));
}

BOOST_AUTO_TEST_SUITE_END()
