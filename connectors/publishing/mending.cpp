#include "connectors/publishing/mending.h"

#include <algorithm>

#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "connectors/channel/readiness.h"
#include "connectors/publishing/audit.h"
#include "connectors/publishing/planner.h"
#include "connectors/publishing/rate_limit.h"

namespace ganh::connectors::publishing {

using channel::ListingMove;

Differing Comparison::run() {
  const auto found = differences();
  Differing out;
  out.is_otherwise = !found.empty();
  close_what_agrees(found);
  for (const auto& difference : found) {
    if (auto drift = note(difference)) out.told.push_back(std::move(*drift));
  }
  if (!to_mend_.empty()) {
    mend();
  } else if (out.told.empty() && found.empty()) {
    say_stock_unseen();
  }
  return out;
}

// Where a look-up does not tell the figure, one that was carried out late shows nowhere: today's is
// said once more.
void Comparison::say_stock_unseen() {
  if (found_.packs || !listing_.packs || !channel_.profile.mends_drift) return;
  listing_.packs.reset();
  channel::save(command_, listing_);
  plan_again(command_, channel_, listing_.pack);
}

std::vector<Comparison::Difference> Comparison::differences() const {
  if (!found_.present) return {{DriftKind::missing, listing_.external_id, ""}};
  if (found_.external_id != listing_.external_id) {
    return {{DriftKind::replaced, listing_.external_id, found_.external_id}};
  }
  std::vector<Difference> found;
  const std::string title = channel::parse_content(listing_.content).title;
  if (!found_.title.empty() && !title.empty() && found_.title != title) {
    found.push_back({DriftKind::title, title, found_.title});
  }
  if (listing_.price_vnd && found_.price.vnd > 0 && found_.price.vnd != *listing_.price_vnd) {
    found.push_back(
        {DriftKind::price, std::to_string(*listing_.price_vnd), std::to_string(found_.price.vnd)});
  }
  if (listing_.packs && found_.packs && *found_.packs != *listing_.packs) {
    found.push_back(
        {DriftKind::stock, std::to_string(*listing_.packs), std::to_string(*found_.packs)});
  }
  if (found.empty() && found_.version > listing_.version) {
    found.push_back(
        {DriftKind::version, std::to_string(listing_.version), std::to_string(found_.version)});
  }
  return found;
}

std::string Comparison::theirs(DriftKind kind) const {
  switch (kind) {
    case DriftKind::missing:
      return "";
    case DriftKind::replaced:
      return found_.external_id;
    case DriftKind::title:
      return found_.title;
    case DriftKind::price:
      return std::to_string(found_.price.vnd);
    case DriftKind::stock:
      return found_.packs ? std::to_string(*found_.packs) : "";
    case DriftKind::version:
      return std::to_string(found_.version);
  }
  return "";
}

// What is being mended was taken for what stands, and so is no difference any more although it has
// not been said yet: it is over when something else is found.
void Comparison::close_what_agrees(const std::vector<Difference>& differences) {
  for (Drift drift : open_drifts_of(command_.rows(), channel_.id, listing_.sku)) {
    const bool differs = std::ranges::count(differences, drift.kind, &Difference::kind) > 0;
    const bool is_as_found = found_.present && theirs(drift.kind) == drift.theirs;
    if (differs || (drift.state == DriftState::mending && is_as_found)) continue;
    drift.state = DriftState::mended;
    drift.mended_at = command_.now();
    save(command_, drift);
  }
}

// Empty where the same has been told already, and nothing new follows from it.
std::optional<Drift> Comparison::note(const Difference& difference) {
  const auto before = find_drift(command_.rows(), channel_.id, listing_.sku, difference.kind);
  Drift drift = before.value_or(Drift{});
  const bool is_known = before && !before->mended_at && before->theirs == difference.theirs;
  if (before && before->mended_at && command_.now() - *before->mended_at > mends_rest) {
    drift.mends = 0;
  }
  drift.channel = channel_.id;
  drift.sku = listing_.sku;
  drift.kind = difference.kind;
  drift.pack = listing_.pack;
  drift.ours = difference.ours;
  drift.theirs = difference.theirs;
  if (!is_known) drift.found_at = command_.now();
  drift.mended_at.reset();
  drift.state = DriftState::told;
  if (channel_.profile.mends_drift) {
    const bool again = drift.mends < mends_max;
    drift.state = again ? DriftState::mending : DriftState::left;
    if (again) {
      drift.mends += 1;
      to_mend_.push_back(difference.kind);
    }
  }
  const bool is_new = !is_known || drift.state != before->state;
  if (is_new) save(command_, drift);
  return is_new ? std::optional(drift) : std::nullopt;
}

// The planner sees what stands there otherwise than it should, and says it again, above whatever
// version was found. What was released once is not asked about again; what has been edited since
// waits for `publish` as it did.
void Comparison::mend() {
  for (const DriftKind kind : to_mend_) take_for_standing(kind);
  // What was sent last had been accepted: no word of ours is on its way, and none was refused.
  if (before_.sent_content == before_.content) listing_.sent_content = listing_.content;
  if (before_.sent_price_vnd == before_.price_vnd) listing_.sent_price_vnd = listing_.price_vnd;
  listing_.version = std::max(listing_.version, found_.version);
  channel::save(command_, listing_);
  plan_again(command_, channel_, listing_.pack);
  release(Work::content);
  release(Work::price);
  if (!found_.present) look_up_first();
  close_what_is_wanted_so();
  channel::record_answer(command_, listing_);
}

void Comparison::take_for_standing(DriftKind kind) {
  const auto as_found = [&] {
    listing_.price_vnd = found_.price.vnd;
    listing_.packs = found_.packs;
  };
  switch (kind) {
    case DriftKind::missing:
      channel::move(listing_, ListingMove::gone);
      listing_.external_id.clear();
      listing_.content.clear();
      listing_.price_vnd.reset();
      listing_.packs.reset();
      listing_.price_locked_until.reset();
      break;
    case DriftKind::replaced:
      listing_.external_id = found_.external_id;
      listing_.content.clear();  // its text is not known
      as_found();
      break;
    case DriftKind::title: {
      Listing content = channel::parse_content(listing_.content);
      content.title = found_.title;
      listing_.content = channel::content_json(content);
      break;
    }
    case DriftKind::price:
      listing_.price_vnd = found_.price.vnd;
      // It has stood there: what may have been refused since was not this price.
      listing_.sent_price_vnd = found_.price.vnd;
      break;
    case DriftKind::stock:
      listing_.packs = found_.packs;
      break;
    case DriftKind::version:
      listing_.content.clear();
      break;
  }
}

void Comparison::release(Work work) {
  const std::string& pack = listing_.pack.text;
  const auto row = find_row(command_.rows(), channel_.id, pack, work);
  if (!row || row->state != OutboxState::held) return;
  const bool brings_price = work == Work::price || !found_.present;
  const bool was_released = (work == Work::price || row->content == before_.content) &&
                            (!brings_price || row->price_vnd == before_.price_vnd);
  if (was_released) publishing::release(command_, channel_.id, pack, work, row->version);
}

// Somebody there has set just what the catalog says by now.
void Comparison::close_what_is_wanted_so() {
  const auto pack = catalog::products::find_pack(command_.rows(), listing_.pack);
  const auto product =
      pack ? catalog::products::find_product(command_.rows(), pack->pack.product) : std::nullopt;
  if (!product) return;
  const Listing wanted = channel::compose(channel_.profile, product->product, pack->pack);
  for (const DriftKind kind : to_mend_) {
    if (kind == DriftKind::title && listing_.content == channel::content_json(wanted)) {
      mend_drifts(command_, channel_.id, listing_.sku, Work::content);
    } else if (kind == DriftKind::price && listing_.price_vnd == wanted.price.vnd) {
      mend_drifts(command_, channel_.id, listing_.sku, Work::price);
    } else if (kind == DriftKind::stock &&
               !find_row(command_.rows(), channel_.id, listing_.pack.text, Work::stock)) {
      mend_drifts(command_, channel_.id, listing_.sku, Work::stock);
    }
  }
}

// It may be there all the same, out of sight for a moment: a second one is not made blindly.
void Comparison::look_up_first() {
  const auto row = find_row(command_.rows(), channel_.id, listing_.pack.text, Work::content);
  if (!row) return;
  mark_sending(command_, *row, row->version);
  mark_unknown(command_, *row, command_.now() + backoff(row->attempts, command_.randomness()));
  if (row->state == OutboxState::held) put(command_, *row);  // and then it waits as before
}

}  // namespace ganh::connectors::publishing
