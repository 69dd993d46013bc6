// How far the audit of each channel has come: one row a channel.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"

namespace ganh::connectors::publishing {

struct Audit {
  Time next_at{};                        // when the next one begins by itself
  std::optional<Time> begun_at;          // one is under way
  std::optional<std::string> after_sku;  // it has come to here; empty: only `put_off` is left
  std::vector<std::string> put_off;      // SKUs that were on their way just then, to be asked again
  int rounds = 0;                        // of asking again
  Time step_at{};                        // the one under way goes on then
  // Of the one under way; else of the last.
  std::int64_t looked_at = 0;
  std::int64_t differing = 0;  // listings
  std::int64_t unseen = 0;     // given up on until the next
  std::optional<Time> finished_at;

  // When there is something to do for it.
  Time due_at() const { return begun_at ? step_at : next_at; }
};

// Empty until the channel is planned for the first time.
std::optional<Audit> find_audit(const catalog::store::Scope& scope, const ChannelId& channel);

void save(catalog::changes::Command& command, const ChannelId& channel, const Audit& audit);

}  // namespace ganh::connectors::publishing
