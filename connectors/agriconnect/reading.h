// What a reply of AgriConnect says as a whole, before any item in it is looked at.
//
// The one place that knows that success is inside the body: HTTP 200 may be a refusal.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/json/json.h"
#include "connectors/connector.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::agriconnect::calls {

// Whether a call changes something there: then a reply that tells nothing leaves it unknown.
enum class Effect { reads, changes };

// Codes that a call has a use for of its own; the rest are dealt with here.
inline constexpr std::int64_t too_many_items = 4130;
inline constexpr std::int64_t too_large = 4131;

// A refusal of the request as it stands (4000–4999): nothing was done.
struct Refusal {
  std::int64_t code = 0;
  std::string message;         // Vietnamese
  std::int64_t batch_max = 0;  // with 4130; else 0
};

// One of three: `trouble`, a `refusal`, or a `body` with code 0 (or a token, which has no code).
struct Reading {
  Trouble trouble = Trouble::none;
  std::string detail;
  std::optional<Refusal> refusal;
  std::optional<catalog::json::Document> body;
};

Reading read(const transport::Reply& reply, Effect effect);

Step stop(Trouble trouble, std::string detail);

// A POST with JSON and the token.
transport::Request post(std::string_view target, std::string body, std::string_view token);

// As it is kept beside their words: "3007".
std::string code_text(std::int64_t code);

}  // namespace ganh::connectors::agriconnect::calls
