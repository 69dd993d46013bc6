// Many things in one call, and a result for each: the form of most of AgriConnect's calls.
//
// Sends as many at a time as AgriConnect takes, and fewer when it says that it takes fewer.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/json/json.h"
#include "connectors/agriconnect/reading.h"
#include "connectors/connector.h"

namespace ganh::connectors::agriconnect::calls {

inline constexpr std::size_t batch_max = 50;

// What a single result comes to.
struct ItemReading {
  bool within_contract = true;
  std::optional<Outcome> outcome;  // none: the item is the engine's to try again
};

struct Batch {
  std::string_view target;
  std::string_view list;     // the request's member: "items"
  std::string_view results;  // the reply's member: "results"
  Effect effect = Effect::changes;
  std::size_t size = 0;

  std::function<void(catalog::json::Writer&, std::size_t)> write;      // the n-th item
  std::function<ItemReading(catalog::json::Value, std::size_t)> read;  // the n-th result
  // The whole request was refused and nothing was done. None where that is no item's doing.
  std::function<std::optional<Outcome>(const Refusal&, std::size_t)> refused;
};

std::unique_ptr<Exchange> exchange(Batch batch, const Session& session);

}  // namespace ganh::connectors::agriconnect::calls
