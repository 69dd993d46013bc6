#include "service/log/log.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <mutex>
#include <sstream>

#include "catalog/json/json.h"
#include "service/log/events.h"

using namespace ganh;
using namespace ganh::service;

namespace {

struct Desk {
  std::string written(config::LogFormat format, const log::Event& event,
                      log::Level least = log::Level::info) {
    std::ostringstream out;
    log::Log(clock, format, least, out).write(event);
    return out.str();
  }
  ManualClock clock{*parse_rfc3339("2026-11-21T02:03:04Z")};
};

// A pipe that nobody reads, until it is opened.
class Pipe final : public std::stringbuf {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }
  void wait_until_stuck() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_stuck_; });
  }

 private:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    std::unique_lock lock(mutex_);
    is_stuck_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return is_open_; });
    return std::stringbuf::xsputn(text, size);
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
  bool is_stuck_ = false;
};

connectors::transport::Exchange asked(std::string_view path, int status) {
  connectors::transport::Exchange exchange;
  exchange.id = "req_1";
  exchange.client = "203.0.113.7";
  exchange.method = "GET";
  exchange.path = path;
  exchange.status = status;
  return exchange;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(log_test)

BOOST_FIXTURE_TEST_CASE(an_event_is_a_line_of_json_with_the_clocks_time, Desk) {
  auto exchange = asked("/v1/orders", 503);
  exchange.reply_bytes = 4;
  exchange.took = std::chrono::milliseconds{12};

  const auto line = written(config::LogFormat::json, log::access(exchange));

  const auto document = catalog::json::parse(line);
  BOOST_REQUIRE_MESSAGE(document, line);
  const auto root = document->root();
  BOOST_TEST(root["time"].text_or().starts_with("2026-11-21T02:03:04"));
  BOOST_TEST(root["event"].text_or() == "access");
  BOOST_TEST(root["level"].text_or() == "warning");
  BOOST_TEST(root["path"].text_or() == "/v1/orders");
  BOOST_TEST(root["status"].integer_or(0) == 503);
  BOOST_TEST(root["bytes"].integer_or(0) == 4);
  BOOST_TEST(root["ms"].integer_or(0) == 12);
}

BOOST_FIXTURE_TEST_CASE(nobody_writes_a_second_line_through_it, Desk) {
  const std::string bad = "/a\r\nforged\x1b[31m\xc2\x85\xe2\x80\xae\xff\"{}";
  for (const auto format : {config::LogFormat::json, config::LogFormat::text}) {
    const auto line = written(format, log::access(asked(bad, 404)));

    BOOST_TEST(line.find('\n') == line.size() - 1, line);
    for (const auto* part : {"\r", "\x1b", "\xc2\x85", "\xe2\x80\xae", "\xff"}) {
      BOOST_TEST(line.find(part) == line.npos, line);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_reader_who_has_stopped_holds_nobody_up_and_what_is_lost_is_told, Desk) {
  Pipe pipe;
  std::ostream out(&pipe);
  {
    log::Log log(clock, config::LogFormat::json, log::Level::info, out);
    log.write(log::stopped());
    pipe.wait_until_stuck();
    for (std::size_t n = 0; n < log::lines_waiting_max + 3; ++n) log.write(log::stopped());

    BOOST_TEST(log.dropped() == 3U);
    pipe.open();
  }

  const std::string text = pipe.str();
  BOOST_TEST(static_cast<std::size_t>(std::ranges::count(text, '\n')) ==
             log::lines_waiting_max + 2);
  BOOST_TEST(text.find(R"("event":"log_lines_dropped","lines":3)") != text.npos);
}

BOOST_FIXTURE_TEST_CASE(people_read_the_sentence, Desk) {
  using connectors::publishing::Event;
  const Event event{.kind = Event::Kind::order, .channel = "postmart", .subject = "PM-1"};

  const auto line = written(config::LogFormat::text, log::on_channel(event, "postmart: đơn PM-1"));

  BOOST_TEST(line.ends_with("  postmart: đơn PM-1\n"), line);
}

BOOST_FIXTURE_TEST_CASE(what_is_below_the_level_is_not_written, Desk) {
  BOOST_TEST(written(config::LogFormat::text, log::stopped(), log::Level::warning).empty());
}

BOOST_AUTO_TEST_SUITE_END()
