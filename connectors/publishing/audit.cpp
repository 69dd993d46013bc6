#include "connectors/publishing/audit.h"

#include <algorithm>

#include "connectors/publishing/mending.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;
using channel::Channel;
using channel::ListingRow;
using channel::ListingState;

namespace {

constexpr Duration night_begins = std::chrono::hours{1};
constexpr std::uint64_t night_minutes = 180;
constexpr int pages_in_question = 20;  // of listings that are all being changed

Time next_night(const ChannelId& channel, Time now) {
  return night_of(channel, date_in_vietnam(now) + std::chrono::days{1});
}

std::optional<ListingRow> standing(const store::Scope& scope, const ChannelId& channel,
                                   std::string_view sku) {
  auto listing = channel::find_listing_by_sku(scope, channel, sku);
  if (!listing || listing->state != ListingState::live) return std::nullopt;
  return listing;
}

// What an answer is held against must not have moved since the question.
bool believed_alike(const ListingRow& a, const ListingRow& b) {
  return a.external_id == b.external_id && a.content == b.content && a.price_vnd == b.price_vnd &&
         a.packs == b.packs;
}

void put_off(Audit& audit, const std::string& sku) {
  const bool is_known = std::ranges::count(audit.put_off, sku) > 0;
  if (is_known) return;
  if (audit.put_off.size() < put_off_max)
    audit.put_off.push_back(sku);
  else
    audit.unseen += 1;
}

void begin(changes::Command& command, const ChannelId& channel, Audit& audit) {
  audit.begun_at = command.now();
  audit.after_sku = "";
  audit.put_off.clear();
  audit.rounds = 0;
  audit.step_at = command.now();
  audit.looked_at = audit.differing = audit.unseen = 0;
  forget_mended_drifts(command, channel, command.now() - mended_kept);
}

void finish(const changes::Command& command, const ChannelId& channel, Audit& audit) {
  audit.unseen += static_cast<std::int64_t>(audit.put_off.size());
  audit.put_off.clear();
  audit.begun_at.reset();
  audit.after_sku.reset();
  audit.finished_at = command.now();
  audit.next_at = next_night(channel, command.now());
}

// Goes along the listings by SKU; those that are on their way just now are put off.
void ask_along(changes::Command& command, const Channel& channel, int limit,
               AuditQuestion& question) {
  question.until_sku = question.audit.after_sku.value_or("");
  for (int page = 0; page < pages_in_question; ++page) {
    const auto listings =
        channel::live_listings_after(command.rows(), channel.id, question.until_sku, limit);
    if (listings.empty()) {
      question.audit.after_sku.reset();
      return;
    }
    question.until_sku = listings.back().sku;
    for (const auto& listing : listings) {
      if (is_under_way(command.rows(), channel.id, listing.pack.text))
        question.put_off.push_back(listing.sku);
      else
        question.listings.push_back(listing);
    }
    if (!question.listings.empty()) return;
  }
}

// Once more after those that were put off. What is not on sale any more needs no answer.
void ask_again(changes::Command& command, const Channel& channel, int limit,
               AuditQuestion& question) {
  auto& waiting = question.audit.put_off;
  std::erase_if(waiting,
                [&](const std::string& sku) { return !standing(command.rows(), channel.id, sku); });
  for (const auto& sku : waiting) {
    if (static_cast<int>(question.listings.size()) == limit) return;
    const auto listing = standing(command.rows(), channel.id, sku);
    if (!is_under_way(command.rows(), channel.id, listing->pack.text)) {
      question.listings.push_back(*listing);
    }
  }
}

const Found* answer_about(const std::vector<Outcome>& outcomes, const std::string& sku) {
  for (const auto& outcome : outcomes) {
    const auto* found = std::get_if<Found>(&outcome);
    if (found && found->sku == sku) return found;
  }
  return nullptr;
}

// Nothing can be said of what the marketplace is only deciding about, nor of what stands while a
// text that we thought lost is being decided: it may be another in a moment.
bool says_something(const Found& found) {
  return !found.present || (!found.external_id.empty() && found.ticket.empty());
}

void wait_a_round(const changes::Command& command, Audit& audit) {
  audit.rounds += 1;
  audit.step_at = command.now() + put_off_wait;
}

}  // namespace

Time night_of(const ChannelId& channel, Date day) {
  // The ids are made by chance: this spreads channels over the night and keeps each at its time.
  std::uint64_t sum = 14'695'981'039'346'656'037U;
  for (const char c : channel.text) {
    sum = (sum ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  }
  const auto minutes = static_cast<std::int64_t>((sum >> 16U) % night_minutes);
  return start_of_day(day) + night_begins + std::chrono::minutes{minutes};
}

void expect_audit(changes::Command& command, const ChannelId& channel) {
  Audit audit;
  audit.next_at = next_night(channel, command.now());
  save(command, channel, audit);
}

void ask_for_audit(changes::Command& command, const ChannelId& channel) {
  Audit audit = find_audit(command.rows(), channel).value_or(Audit{});
  if (audit.begun_at) return;
  begin(command, channel, audit);
  save(command, channel, audit);
}

AuditQuestion next_audit_question(changes::Command& command, const Channel& channel,
                                  const Capabilities& capabilities) {
  AuditQuestion question;
  const auto audit = find_audit(command.rows(), channel.id);
  if (!audit || audit->due_at() > command.now()) return question;
  question.audit = *audit;
  const int limit = static_cast<int>(capabilities.look_up_max);
  if (!audit->begun_at) begin(command, channel.id, question.audit);
  if (question.audit.after_sku) {
    ask_along(command, channel, limit, question);
    if (question.audit.after_sku) {
      if (question.listings.empty()) {
        for (const auto& sku : question.put_off) put_off(question.audit, sku);
        question.audit.after_sku = question.until_sku;
      }
      save(command, channel.id, question.audit);
      return question;
    }
    for (const auto& sku : question.put_off) put_off(question.audit, sku);
    question.put_off.clear();
  } else {
    ask_again(command, channel, limit, question);
  }
  if (question.listings.empty()) {
    question.is_finished =
        question.audit.put_off.empty() || question.audit.rounds == put_off_rounds_max;
    if (question.is_finished)
      finish(command, channel.id, question.audit);
    else
      wait_a_round(command, question.audit);
  }
  save(command, channel.id, question.audit);
  return question;
}

std::vector<Drift> compare(changes::Command& command, const Channel& channel,
                           const AuditQuestion& asked, const std::vector<Outcome>& outcomes) {
  Audit audit = asked.audit;
  const bool is_along = audit.after_sku.has_value();
  std::vector<Drift> drifts;
  std::int64_t answered = 0;
  for (const auto& believed : asked.listings) {
    const Found* found = answer_about(outcomes, believed.sku);
    const auto now = standing(command.rows(), channel.id, believed.sku);
    const bool is_comparable = found && says_something(*found) && now &&
                               believed_alike(believed, *now) &&
                               !is_under_way(command.rows(), channel.id, believed.pack.text);
    if (!is_comparable) {
      put_off(audit, believed.sku);
      continue;
    }
    answered += 1;
    std::erase(audit.put_off, believed.sku);
    auto differing = Comparison(command, channel, *now, *found).run();
    if (differing.is_otherwise) audit.differing += 1;
    for (auto& drift : differing.told) drifts.push_back(std::move(drift));
  }
  audit.looked_at += answered;
  if (is_along) {
    for (const auto& sku : asked.put_off) put_off(audit, sku);
    audit.after_sku = asked.until_sku;
  } else if (answered == 0) {
    wait_a_round(command, audit);
  }
  save(command, channel.id, audit);
  return drifts;
}

}  // namespace ganh::connectors::publishing
