#include <boost/test/unit_test.hpp>
#include <future>

#include "tests/conformance/market.h"

namespace ganh::tests {

namespace transport = connectors::transport;

std::string operate(const std::string& address, std::string_view method, std::string_view target,
                    std::string_view body) {
  const auto client = transport::make_http_client();
  std::promise<transport::Answer> promised;
  transport::Request request{std::string(method), std::string(target), {}, std::string(body)};
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  client->send(address, std::move(request), std::chrono::seconds{10},
               [&](transport::Answer answer) { promised.set_value(std::move(answer)); });
  const transport::Answer answer = promised.get_future().get();
  const auto* reply = std::get_if<transport::Reply>(&answer);
  BOOST_REQUIRE_MESSAGE(reply, "no reply to " << method << " " << target);
  BOOST_REQUIRE_MESSAGE(reply->status / 100 == 2,
                        method << " " << target << ": " << reply->status << " " << reply->body);
  return reply->body;
}

}  // namespace ganh::tests
