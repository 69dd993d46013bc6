// A rehearsal: the complete difference between what a channel has and what it is to have, before
// anything is sent, and its release exactly as rehearsed.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"
#include "connectors/publishing/outbox.h"

namespace ganh::connectors::publishing {

enum class Action { create, update, price };

std::string_view name(Action action);

struct FieldChange {
  std::string field;  // "title", "price_vnd" …
  std::string from;   // "" when it is created
  std::string to;
};

// What the channel's price rule made of the cooperative's own price.
struct RuledPrice {
  catalog::measure::Money ours;
  catalog::measure::Money listed;
  catalog::measure::Money commission;  // of the listed price, what the marketplace keeps
};

struct RehearsedListing {
  PackId pack;
  std::string sku;
  std::string title;
  Action action = Action::create;
  std::vector<FieldChange> fields;
  std::optional<RuledPrice> price;  // where the rule makes another price, and the price is sent
  struct Part {
    Work work = Work::content;
    std::int64_t version = 0;
  };
  std::vector<Part> parts;  // what is rehearsed is what is released
};

struct NotReady {
  PackId pack;
  std::string sku;
  std::string title;
  Fault why;
};

// Every pack of the cooperative is counted once: in `listings`, `not_ready`, `on_the_way` or
// `unchanged`.
struct Rehearsal {
  std::vector<RehearsedListing> listings;
  std::vector<NotReady> not_ready;
  std::int64_t on_the_way = 0;  // released already, being sent, or being decided by the marketplace
  std::int64_t unchanged = 0;
};

// The planner must have caught up (has_to_plan is false), or what changed last is missing.
Rehearsal rehearse(const catalog::store::Scope& scope, const channel::Channel& channel, Date today);

struct Released {
  std::int64_t released = 0;
  std::vector<RehearsedListing> changed_since;  // edited after the rehearsal: left alone
};

Released release(catalog::changes::Command& command, const channel::Channel& channel,
                 const Rehearsal& rehearsal);

}  // namespace ganh::connectors::publishing
