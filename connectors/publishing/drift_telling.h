// Drift as people are told of it: what is otherwise, and what becomes of it.

#pragma once

#include <string_view>

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "connectors/channel/channel.h"
#include "connectors/publishing/drifts.h"

namespace ganh::connectors::publishing {

// mending: it is on its way, or waits for a campaign's end. held: it waits for `publish`.
// kept_back: nothing of this pack is sent at present. The others as in DriftState.
enum class Outlook { told, mending, held, kept_back, left, mended };

std::string_view name(Outlook outlook);

Outlook outlook(const catalog::store::Scope& scope, const Drift& drift);

// Whether a person has to do something. Why a pack is kept back is told elsewhere.
bool needs_somebody(Outlook outlook);

Fault difference(const channel::Channel& channel, const Drift& drift);
Fault said(Outlook outlook);

}  // namespace ganh::connectors::publishing
