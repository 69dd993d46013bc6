// What the tests of the Postmart connector share: a listing, and exchanges run to their end.

#pragma once

#include <boost/test/unit_test.hpp>
#include <deque>
#include <string>
#include <vector>

#include "connectors/postmart/connector.h"

namespace ganh::connectors::postmart::testing {

using transport::Reply;
using transport::Request;

inline const Time start = *parse_rfc3339("2026-11-21T02:00:00Z");
inline const Listing rice = [] {
  Listing listing;
  listing.sku = "GAO-BT-5KG";
  listing.version = 3;
  listing.title = "Gạo Bao Thai";
  listing.description = "Gạo dẻo.";
  listing.category = "grain.rice";
  listing.origin = "Định Hóa";
  listing.unit = "g";
  listing.net_base = 5000;
  listing.price = {125000};
  return listing;
}();
inline const Listing listed_rice = [] {
  Listing listing = rice;
  listing.external_id = "L1";
  return listing;
}();

// What came of an exchange, and the requests that were made in it.
struct Outcomes {
  std::vector<Outcome> all;
  std::vector<Request> requests;
  Step last;

  template <class T>
  const T& only() const {
    BOOST_REQUIRE_MESSAGE(all.size() == 1, all.size() << " outcomes; " << last.detail);
    BOOST_REQUIRE(std::holds_alternative<T>(all.front()));
    return std::get<T>(all.front());
  }
};

template <class Answerer>
Outcomes run(const Task& task, const Session& session, const Answerer& answer) {
  Outcomes out;
  const auto exchange = connector().start(task, session);
  out.last = exchange->begin();
  for (int calls = 0; calls < 50; ++calls) {
    out.all.insert(out.all.end(), out.last.outcomes.begin(), out.last.outcomes.end());
    if (!out.last.request) return out;
    out.requests.push_back(*out.last.request);
    out.last = exchange->next(answer(out.requests.back()));
  }
  BOOST_FAIL("an exchange without end");
  return out;
}

struct Replies {
  Session session{
      {"thien-an", "postmart-secret", "whsec_cG9zdG1hcnQtd2ViaG9vay1zZWNyZXQh"}, "", start};

  // Carries a task out with replies made up beforehand.
  Outcomes feed(const Task& task, std::deque<Reply> replies) const {
    return run(task, session, [&](const Request&) {
      BOOST_REQUIRE(!replies.empty());
      Reply reply = replies.front();
      replies.pop_front();
      return reply;
    });
  }
  static Reply refusal(int status, const std::string& code, const std::string& rest = "") {
    return {status, {}, R"({"error":{"code":")" + code + R"(","message":"m"})" + rest + "}"};
  }
};

}  // namespace ganh::connectors::postmart::testing
