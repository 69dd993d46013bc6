// The audit: what a marketplace shows, compared with what it has last acknowledged.
//
// Every night, or when somebody asks, every listing that stands there is looked up, the least
// urgent of all that the engine does. What is otherwise is kept as drift, told, and mended: what
// was found is taken for what stands, and planned again above its version. It compares what a
// look-up tells (presence, title, price, packs as they were told, version) and never what a
// marketplace takes off for orders of its own.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"
#include "connectors/channel/listings.h"
#include "connectors/connector.h"
#include "connectors/publishing/audits.h"
#include "connectors/publishing/drifts.h"

namespace ganh::connectors::publishing {

inline constexpr int mends_max = 3;                           // then it is left to a person
inline constexpr Duration mends_rest = std::chrono::days{7};  // after which they are counted anew
inline constexpr Duration mended_kept = std::chrono::days{90};
inline constexpr std::size_t put_off_max = 100;  // SKUs
inline constexpr int put_off_rounds_max = 3;
inline constexpr Duration put_off_wait = std::chrono::minutes{10};

// Of the day, between one and four in the morning in Viet Nam; each channel at its own time.
Time night_of(const ChannelId& channel, Date day);

// When the audit of a new channel is planned: the coming night.
void expect_audit(catalog::changes::Command& command, const ChannelId& channel);

// Somebody wants one now: it begins. One that is under way goes on.
void ask_for_audit(catalog::changes::Command& command, const ChannelId& channel);

// A question to be asked; nothing is kept of it before it is answered, so that it is asked again
// after a crash.
struct AuditQuestion {
  std::vector<channel::ListingRow> listings;  // as they are believed to stand; empty: ask nothing
  std::string until_sku;                      // the audit has come to here with it
  std::vector<std::string> put_off;           // passed over on the way: they are being changed
  bool is_finished = false;                   // there is nothing left to ask: the audit is over
  Audit audit;
};

// Begins an audit that is due, goes on with one, or ends it.
AuditQuestion next_audit_question(catalog::changes::Command& command,
                                  const channel::Channel& channel,
                                  const Capabilities& capabilities);

// What the answers show, and what follows from it. A listing without an answer, or of which what is
// believed has changed since the question, is asked about again later. Gives back what was found
// otherwise for the first time.
std::vector<Drift> compare(catalog::changes::Command& command, const channel::Channel& channel,
                           const AuditQuestion& asked, const std::vector<Outcome>& outcomes);

}  // namespace ganh::connectors::publishing
