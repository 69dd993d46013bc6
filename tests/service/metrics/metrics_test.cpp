#include "service/metrics/metrics.h"

#include <boost/test/unit_test.hpp>

#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;

namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(metrics_test)

BOOST_FIXTURE_TEST_CASE(what_happened_is_counted_and_what_stands_is_read, Shop) {
  metrics::Metrics metrics(*folder);
  product("GAO");
  const auto postmart = channel();
  order(postmart, "PM-1", "GAO-1KG", 2);

  metrics.request("/v1/orders", "GET", 200, std::chrono::milliseconds{3});
  metrics.request("/v1/orders", "GET", 204, std::chrono::milliseconds{3});
  metrics.on_channel({.kind = connectors::publishing::Event::Kind::order});
  metrics.sign_in_refused("sign_in.wrong");
  metrics.watch([] { return metrics::Open{7, 2}; });
  const auto text = metrics.text();

  BOOST_TEST(has_line(text, R"(ganh_http_requests_total{method="GET",route="/v1/orders",)"
                            R"(status="2xx"} 2)"),
             text);
  BOOST_TEST(has_line(text, R"(ganh_http_request_seconds_bucket{route="/v1/orders",le="0.005"} 2)"),
             text);
  BOOST_TEST(has_line(text, R"(ganh_channel_events_total{kind="order"} 1)"), text);
  BOOST_TEST(has_line(text, R"(ganh_sign_ins_refused_total{reason="sign_in.wrong"} 1)"), text);
  BOOST_TEST(has_line(text, "ganh_http_connections 7"), text);
  BOOST_TEST(has_line(text, R"(ganh_orders{state="received"} 1)"), text);
  BOOST_TEST(text.find(R"(channel="postmart")") != text.npos, text);
  BOOST_TEST(has_line(text, "ganh_commits_total " + std::to_string(folder->commits())), text);
}

BOOST_FIXTURE_TEST_CASE(strangers_cannot_make_it_grow, Shop) {
  metrics::Metrics metrics(*folder);

  for (int i = 0; i < 1000; ++i) {
    metrics.request("/route-" + std::to_string(i), "VERB" + std::to_string(i), 200, Duration{});
  }

  const auto text = metrics.text();
  BOOST_TEST(text.find("/route-999") == text.npos);
  BOOST_TEST(has_line(text, R"(ganh_http_requests_total{method="other",route="other",)"
                            R"(status="2xx"} 800)"),
             text);
}

BOOST_AUTO_TEST_SUITE_END()
