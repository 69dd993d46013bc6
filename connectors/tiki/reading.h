// What a reply of Tiki says as a whole, before anything in it is looked at.
//
// The one place that knows that 200 may be an error, that one thing has two spellings, and that
// amounts come as decimals.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/json/json.h"
#include "connectors/connector.h"

namespace ganh::connectors::tiki {

// A refusal that is the call's own business: 400, 404 or 422, or errors inside 200.
struct Refusal {
  int status = 0;
  std::string code;   // theirs where they give one, otherwise the status
  std::string words;  // all of their messages
};

// One of three: `trouble`, a `refusal`, or a `body`.
struct Reading {
  Trouble trouble = Trouble::none;
  std::string detail;
  std::optional<Refusal> refusal;
  std::optional<catalog::json::Document> body;
};

enum class Effect { reads, changes };

Reading read(const transport::Reply& reply, Effect effect);

// The JSON with decimals that are whole, such as 409000.00, as whole numbers: there is no smaller
// coin than the đồng.
std::string with_whole_numbers(std::string_view json);

// The state of a product request, in one spelling: Tiki writes `md_waiting_approve` and
// `md_awaiting_approve`, `waiting_approve` and `awaiting_approve`.
std::string state_of(catalog::json::Value request);
bool is_undecided(std::string_view state);

// Why a request was rejected: text, or errors as JSON within the text; `reason` or `reasons`.
Refusal reason_of(catalog::json::Value request);

// The first of those members that is there: Tiki names some things differently from call to call.
catalog::json::Value any_of(catalog::json::Value of, std::string_view one, std::string_view other);

// A number, also where it is written as text.
std::optional<std::int64_t> number_of(catalog::json::Value value);

// "2021-06-02 10:39:45", by the clock of Viet Nam.
std::optional<Time> parse_time(std::string_view text);

Step stop(Trouble trouble, std::string detail);

}  // namespace ganh::connectors::tiki
