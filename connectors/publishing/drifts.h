// Drift (sai khác): what a marketplace shows otherwise than it has last acknowledged, kept until
// the two agree again.
//
// The rows only. What is drift, and what follows, is decided in audit.h.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/publishing/outbox.h"

namespace ganh::connectors::publishing {

// replaced: another listing stands there under our SKU. version: somebody else has written to it,
// and what can be compared is as it was.
enum class DriftKind { missing, replaced, title, price, stock, version };

// told: only said; the channel does not mend. mending: planned again. left: it was mended as often
// as we do, and came back: a person decides. mended: both agree.
enum class DriftState { told, mending, left, mended };

std::string_view name(DriftKind kind);
std::string_view name(DriftState state);

// At most one row of a kind for each listing: the newest.
struct Drift {
  ChannelId channel;
  std::string sku;
  DriftKind kind = DriftKind::missing;
  PackId pack;
  DriftState state = DriftState::told;
  std::string ours;    // as last acknowledged: a title, đồng, packs, an id, a version
  std::string theirs;  // as it was found; "" when it is missing
  int mends = 0;       // how often it was set to be mended, without a rest between
  Time found_at{};
  std::optional<Time> mended_at;
};

std::optional<Drift> find_drift(const catalog::store::Scope& scope, const ChannelId& channel,
                                std::string_view sku, DriftKind kind);
// By SKU and kind, mended ones too; after the one named.
std::vector<Drift> drifts_after(const catalog::store::Scope& scope, const ChannelId& channel,
                                std::string_view sku, std::string_view kind, int limit);
std::vector<Drift> open_drifts(const catalog::store::Scope& scope, const ChannelId& channel,
                               int limit);  // by SKU and kind
std::vector<Drift> open_drifts_of(const catalog::store::Scope& scope, const ChannelId& channel,
                                  std::string_view sku);
std::int64_t open_drift_count(const catalog::store::Scope& scope, const ChannelId& channel);

void save(catalog::changes::Command& command, const Drift& drift);

// What the marketplace has just acknowledged is as it should be.
void mend_drifts(catalog::changes::Command& command, const ChannelId& channel, std::string_view sku,
                 Work acknowledged);

void forget_mended_drifts(catalog::changes::Command& command, const ChannelId& channel,
                          Time before);

}  // namespace ganh::connectors::publishing
