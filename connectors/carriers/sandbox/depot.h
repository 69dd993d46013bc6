// A carrier in small: parcels that are handed in and move along, webhooks about them, and a side
// for its operator under /_sandbox/. Each carrier brings its own words (Dialect).

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/carriers/sandbox/parcels.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::carriers::depot {

struct Dialect {
  std::string name;  // "ghn"
  // What happens to a parcel that moves by itself, one after the other; the first at once.
  std::vector<Happened> route;
  // What is sent about the last thing that happened.
  std::function<transport::Request(const Parcel&, const Happened&)> webhook;
  // The API; nothing for an address that is not the carrier's.
  std::function<std::optional<transport::Reply>(const transport::Request&, Parcels&)> answer;
};

inline constexpr Duration moves_every = std::chrono::seconds{30};

std::unique_ptr<sandbox::Sandbox> open(Dialect dialect);

// Everything that happened to the parcels of these waybills, an object each: what carriers answer
// that are asked for many at once.
void write_history(catalog::json::Writer& out, catalog::json::Value waybills, Parcels& parcels,
                   void (*write_members)(catalog::json::Writer&, const Parcel&, const Happened&));

std::string local_time(Time time);  // "28/08/2019 07:54:50", as clocks in Viet Nam show it

}  // namespace ganh::connectors::carriers::depot
