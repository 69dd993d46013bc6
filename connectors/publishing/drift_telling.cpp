#include "connectors/publishing/drift_telling.h"

#include <array>
#include <charconv>

#include "catalog/measure/quantity.h"
#include "connectors/publishing/audit.h"

namespace ganh::connectors::publishing {

namespace {

Work work_of(DriftKind kind) {
  if (kind == DriftKind::price) return Work::price;
  return kind == DriftKind::stock ? Work::stock : Work::content;
}

std::string money(const std::string& vnd) {
  std::int64_t amount = 0;
  std::from_chars(vnd.data(), vnd.data() + vnd.size(), amount);
  return catalog::measure::vietnamese(catalog::measure::Money{amount});
}

std::string_view reason(DriftKind kind) {
  switch (kind) {
    case DriftKind::missing:
      return "drift.missing";
    case DriftKind::replaced:
      return "drift.replaced";
    case DriftKind::title:
      return "drift.title";
    case DriftKind::price:
      return "drift.price";
    case DriftKind::stock:
      return "drift.stock";
    case DriftKind::version:
      return "drift.version";
  }
  return "";
}

}  // namespace

std::string_view name(Outlook outlook) {
  constexpr std::array names{"told", "mending", "held", "kept_back", "left", "mended"};
  return names.at(static_cast<std::size_t>(outlook));
}

Outlook outlook(const catalog::store::Scope& scope, const Drift& drift) {
  switch (drift.state) {
    case DriftState::told:
      return Outlook::told;
    case DriftState::left:
      return Outlook::left;
    case DriftState::mended:
      return Outlook::mended;
    case DriftState::mending:
      break;
  }
  const auto row = find_row(scope, drift.channel, drift.pack.text, work_of(drift.kind));
  if (row) return row->state == OutboxState::held ? Outlook::held : Outlook::mending;
  const auto listing = channel::find_listing(scope, drift.channel, drift.pack);
  const bool is_decided = !listing || listing->state != channel::ListingState::pending;
  return is_decided ? Outlook::kept_back : Outlook::mending;
}

bool needs_somebody(Outlook outlook) {
  return outlook == Outlook::told || outlook == Outlook::held || outlook == Outlook::left;
}

Fault difference(const channel::Channel& channel, const Drift& drift) {
  const bool is_money = drift.kind == DriftKind::price;
  return {"sku",
          std::string(reason(drift.kind)),
          {{"sku", drift.sku},
           {"channel", channel.name},
           {"ours", is_money ? money(drift.ours) : drift.ours},
           {"theirs", is_money ? money(drift.theirs) : drift.theirs}}};
}

Fault said(Outlook outlook) {
  switch (outlook) {
    case Outlook::told:
      return {"sku", "drift.told"};
    case Outlook::mending:
      return {"sku", "drift.mending"};
    case Outlook::held:
      return {"sku", "drift.held"};
    case Outlook::kept_back:
      return {"sku", "drift.kept_back"};
    case Outlook::left:
      return {"sku", "drift.left", {{"times", std::to_string(mends_max)}}};
    case Outlook::mended:
      return {"sku", "drift.mended"};
  }
  return {"sku", "drift.told"};
}

}  // namespace ganh::connectors::publishing
