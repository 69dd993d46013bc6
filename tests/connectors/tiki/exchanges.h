// Exchanges of the Tiki connector, answered by the test, without a socket.

#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "connectors/tiki/connector.h"

namespace ganh::connectors {

inline std::string order(std::string_view status, std::string_view more = "") {
  return R"({"code":"745467462","status":")" + std::string(status) +
         R"(","created_at":"2026-11-22 09:30:00","tiki_warehouse":{"code":"hn4"},"items":[)"
         R"({"id":7,"product":{"name":"Gạo","seller_product_code":"GAO-1KG"},"qty":2,)"
         R"("invoice":{"price":45000.00,"row_total":90000.00},"confirmation":{"status":"waiting",)"
         R"("available_confirm_sla":"2026-11-22 13:30:00"}}],"shipping":{"address":)"
         R"({"full_name":"Chị Hoa","street":"12 Hàng Bông","ward":"Cửa Nam","phone":"0912"}})" +
         std::string(more) + "}";
}

struct TikiExchanges {
  const Connector& connector = tiki::connector();
  Session session{{"id", "secret", ""}, "b1c 1034", *parse_rfc3339("2026-11-22T02:00:00Z")};

  // What the exchange comes to when it is answered with `replies`, one after another.
  Step answered(const Task& task, std::vector<transport::Reply> replies) {
    auto exchange = connector.start(task, session);
    Step last = exchange->begin();
    for (auto& reply : replies) {
      BOOST_REQUIRE(last.request.has_value());
      requests.push_back(*last.request);
      std::vector<Outcome> before = std::move(last.outcomes);
      last = exchange->next(reply);
      last.outcomes.insert(last.outcomes.begin(), before.begin(), before.end());
    }
    return last;
  }
  Step answered(const Task& task, int status, std::string body) {
    return answered(task, {{status, {}, std::move(body)}});
  }
  static transport::Reply ok(std::string body) { return {200, {}, std::move(body)}; }

  template <class T>
  T only(const Step& step) {
    BOOST_REQUIRE_MESSAGE(step.outcomes.size() == 1U, step.detail);
    const T* outcome = std::get_if<T>(&step.outcomes[0]);
    BOOST_REQUIRE(outcome);
    return *outcome;
  }

  std::vector<transport::Request> requests;
};

}  // namespace ganh::connectors
