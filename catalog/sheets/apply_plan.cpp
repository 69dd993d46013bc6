#include "catalog/sheets/apply_plan.h"

#include <algorithm>
#include <map>

#include "catalog/crash_point.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"

namespace ganh::catalog::sheets {

namespace {

using changes::Command;
using changes::Effect;

Error changed_since(const Item& item) {
  return error(Code::conflict, address(item.sheet, item.row, 0), "changed_since");
}

Result<Effect> put(Command& command, const Item& item, const producers::Cooperative& cooperative) {
  const auto stored = producers::find_cooperative(command.rows());
  if ((stored ? stored->version : 0) != item.version_seen) return changed_since(item);
  return producers::put(command, cooperative);
}

Result<Effect> put(Command& command, const Item& item, const producers::Household& household) {
  return producers::put(command, household, item.version_seen);
}

Result<Effect> put(Command& command, const Item& item, const products::Product& product) {
  return products::put(command, product, item.version_seen);
}

Result<Effect> put(Command& command, const Item& item, const PackEntry& entry) {
  const auto product = products::find_product(command.rows(), std::string_view(entry.product));
  if (!product) return error(Code::not_found, "product", "product.not_found");
  products::Pack pack = entry.pack;
  pack.product = product->product.id;
  return products::put(command, pack, item.version_seen);
}

Result<Effect> put(Command& command, const Item& item, const stock::Place& place) {
  // The main place is there as soon as anything needs it, so it is described rather than created.
  stock::need_main_place(command);
  const bool is_main = place.code == stock::main_place_code;
  const std::int64_t seen =
      is_main ? std::max<std::int64_t>(item.version_seen, 1) : item.version_seen;
  return stock::put(command, place, seen);
}

// By household id; `not_found` for one that is not there.
Result<std::vector<stock::Contribution>> contributions_of(Command& command, const LotEntry& entry) {
  std::vector<stock::Contribution> contributions;
  for (const LotEntry::Brought& one : entry.brought) {
    const auto household = producers::find_household(command.rows(), one.household);
    if (!household) return error(Code::not_found, "contributions", "household.not_found");
    contributions.push_back({household->household.id, one.received_base});
  }
  return contributions;
}

Result<Effect> put(Command& command, const Item& item, const LotEntry& entry) {
  const auto product = products::find_product(command.rows(), std::string_view(entry.product));
  if (!product) return error(Code::not_found, "product", "product.not_found");
  const auto household = producers::find_household(command.rows(), entry.household);
  if (!household) return error(Code::not_found, "household", "household.not_found");
  stock::Lot lot = entry.lot;
  lot.product = product->product.id;
  lot.household = household->household.id;
  if (!entry.brought.empty()) {
    auto contributions = contributions_of(command, entry);
    if (!contributions) return contributions.error();
    lot.contributions = *std::move(contributions);
  }
  if (entry.place.empty()) return stock::put(command, lot, item.version_seen);
  stock::need_main_place(command);
  const auto place = stock::find_place(command.rows(), entry.place);
  if (!place) return error(Code::not_found, "place", "place.not_found");
  return stock::put(command, lot, item.version_seen, place->place.id);
}

Result<Effect> put(Command& command, const Item& item) {
  return std::visit([&](const auto& value) { return put(command, item, value); }, item.entry);
}

void count(Counts& counts, Effect effect) {
  switch (effect) {
    case Effect::created:
      ++counts.created;
      break;
    case Effect::updated:
      ++counts.updated;
      break;
    case Effect::unchanged:
      ++counts.unchanged;
      break;
  }
}

// Refusals that are given before anything is written, so that the slice can go on.
bool is_before_writing(const Error& refusal) {
  return refusal.code == Code::not_found || refusal.faults.at(0).reason == "changed_since";
}

struct Slice {
  Counts counts;
  std::vector<Skipped> skipped;
  Import import;
};

class Applying {
 public:
  Applying(store::Database& database, const Plan& plan, const ApplyOptions& options,
           const Clock& clock, Randomness& randomness)
      : database_(database),
        plan_(plan),
        options_(options),
        clock_(clock),
        randomness_(randomness) {
    for (const Item& item : plan.items) {
      if (item.outcome == Outcome::created || item.outcome == Outcome::updated) {
        due_.push_back(&item);
      }
    }
  }

  Result<Applied> run();

 private:
  Result<> begin();
  Result<Slice> write_slice(std::size_t from, std::size_t to);
  Result<Slice> attempt(store::Write& write, std::size_t from, std::size_t to);

  store::Database& database_;
  const Plan& plan_;
  const ApplyOptions& options_;
  const Clock& clock_;
  Randomness& randomness_;
  std::vector<const Item*> due_;
  Applied applied_;
  // Items of the present slice that the catalog refused: their writes were rolled back.
  std::map<const Item*, Fault> refused_;
  const Item* attempted_ = nullptr;
};

Result<> Applying::begin() {
  const bool creates = std::ranges::any_of(
      due_, [](const Item* i) { return i->noun == changes::Noun::cooperative; });
  struct Found {
    bool cooperative = false;
    std::optional<Import> unfinished;
  };
  const Found found = database_.read([&](const store::Read& read) {
    const store::Scope scope = read.scope(plan_.cooperative);
    return Found{producers::find_cooperative(scope).has_value(),
                 unfinished_import(scope, options_.file_sha256)};
  });
  if (!found.cooperative && !creates) return error(Code::not_now, "", "import.no_cooperative");
  const Time now = clock_.now();
  applied_.import =
      found.unfinished.value_or(Import{new_id<CommandTag>(now, randomness_), options_.file_name,
                                       options_.file_sha256, 0, 0, 0, now, std::nullopt});
  applied_.import.entries_planned = applied_.import.entries_applied + static_cast<int>(due_.size());
  applied_.import.entries_skipped = 0;  // what was skipped then is planned again
  applied_.is_finished = due_.empty() && !found.unfinished;
  return {};
}

Result<Slice> Applying::attempt(store::Write& write, std::size_t from, std::size_t to) {
  const changes::Heading heading{applied_.import.id, options_.actor,
                                 "import " + options_.file_name};
  Command command(write, plan_.cooperative, heading, clock_.now(), randomness_);
  Slice slice{{}, {}, applied_.import};
  for (std::size_t n = from; n < to; ++n) {
    const Item& item = *due_[n];
    if (const auto refused = refused_.find(&item); refused != refused_.end()) {
      slice.skipped.push_back({&item, refused->second});
      continue;
    }
    attempted_ = &item;
    const auto effect = put(command, item);
    if (effect) {
      count(slice.counts, *effect);
    } else if (is_before_writing(effect.error())) {
      slice.skipped.push_back({&item, effect.error().faults.at(0)});
    } else {
      return effect.error();
    }
  }
  slice.import.entries_applied += slice.counts.all();
  slice.import.entries_skipped += static_cast<int>(slice.skipped.size());
  if (to == due_.size()) slice.import.finished_at = clock_.now();
  save(command, slice.import);
  return slice;
}

Result<Slice> Applying::write_slice(std::size_t from, std::size_t to) {
  refused_.clear();
  while (true) {
    auto slice = database_.write([&](store::Write& write) { return attempt(write, from, to); });
    if (slice) return slice;
    // The whole slice was rolled back; again without the entry that was refused.
    refused_.emplace(attempted_, slice.error().faults.at(0));
  }
}

Result<Applied> Applying::run() {
  if (auto begun = begin(); !begun) return begun.error();
  const auto size = static_cast<std::size_t>(std::max(options_.entries_per_slice, 1));
  for (std::size_t from = 0; !applied_.is_finished; from += size) {
    const std::size_t to = std::min(from + size, due_.size());
    auto slice = write_slice(from, to);
    if (!slice) return slice.error();
    crash_point("import.slice");
    applied_.import = slice->import;
    applied_.counts.created += slice->counts.created;
    applied_.counts.updated += slice->counts.updated;
    applied_.counts.unchanged += slice->counts.unchanged;
    std::ranges::move(slice->skipped, std::back_inserter(applied_.skipped));
    applied_.is_finished = to == due_.size();
    const Progress progress{static_cast<int>(to), static_cast<int>(due_.size())};
    if (options_.on_progress && !options_.on_progress(progress)) break;
  }
  return std::move(applied_);
}

}  // namespace

Result<Applied> apply(store::Database& database, const Plan& plan, const ApplyOptions& options,
                      const Clock& clock, Randomness& randomness) {
  return Applying(database, plan, options, clock, randomness).run();
}

}  // namespace ganh::catalog::sheets
