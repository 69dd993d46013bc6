// Requests of many items, each of which stands or falls by itself.

#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "catalog/json/json.h"
#include "service/http/fields.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

inline constexpr std::size_t items_max = 100;

// Reads `items` by `read(Fields&)`; then runs `done(Command&, wanted) -> Result<std::string>` for
// each in a write of its own. It gives the item's JSON; so does `refused(wanted, Error)`.
template <class Read, class Done, class Refused>
Reply each_item(const Call& call, const std::string& cause, Read read, Done done, Refused refused) {
  const auto document = catalog::json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  std::vector<decltype(read(fields))> wanted;
  std::vector<Fault> faults;
  for (const auto& item : fields.items("items", 1, items_max)) {
    Fields one(item, "items[" + std::to_string(wanted.size()) + "].");
    wanted.push_back(read(one));
    for (auto& fault : one.take_faults()) faults.push_back(std::move(fault));
  }
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});

  const KeyHeld held(call);
  if (held.refusal()) return *held.refusal();
  std::vector<ItemAnswer> results;
  for (const auto& one : wanted) {
    results.push_back(once_item(
        call, static_cast<int>(results.size()), cause,
        [&](catalog::changes::Command& command) { return done(command, one); },
        [&](const Error& refusal) { return refused(one, refusal); }));
  }
  return results_reply(results);
}

}  // namespace ganh::service::http
