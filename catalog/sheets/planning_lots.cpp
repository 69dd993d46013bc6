#include <algorithm>

#include "catalog/producers/households.h"
#include "catalog/products/products.h"
#include "catalog/sheets/planning.h"
#include "catalog/sheets/shown_fields.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

namespace {

using Brought = LotEntry::Brought;

void read_kind(RecordReader& reader, stock::PlaceKind& kind) {
  if (!reader.has("kind")) return;
  using enum stock::PlaceKind;
  const std::string folded = text::fold(reader.text_of("kind"));
  for (const auto one : {shed, shop, collection_point}) {
    if (folded == text::fold(word_for(one)) || (folded.empty() && one == shed)) {
      kind = one;
      return;
    }
  }
  reader.fault("kind", "choice.unreadable",
               {{"text", reader.text_of("kind")}, {"choices", "kho, quầy, điểm thu gom"}});
}

// Where a lot was received, by the place's code.
std::string received_at(const store::Scope& scope, const LotId& lot) {
  const auto entries = stock::entries_of(scope, lot, 0, 1);
  const auto place =
      entries.empty() ? std::nullopt : stock::find_place(scope, entries.front().entry.place);
  return place ? place->place.code : "";
}

}  // namespace

void Planning::add_place(const FoundSheet& sheet, const Record& record) {
  RecordReader reader(sheet, record);
  std::string code;
  reader.code("code", code);
  const auto stored = stock::find_place(scope_, code);
  stock::Place place = stored ? stored->place : stock::Place{};
  const auto before = shown(place);
  place.code = code;
  reader.text("name", place.name);
  read_kind(reader, place.kind);
  reader.yes_or_no("sells", place.sells);
  reader.take_faults(stock::validate(place));

  is_first(reader, "code", places_, code,
           {sheet.name, record.row, reader.is_good() || stored.has_value()});
  Item item = item_of(changes::Noun::place, code, sheet, record);
  item.version_seen = stored ? stored->version : 0;
  auto changes = differences(sheet.kind, before, shown(place));
  item.entry = std::move(place);
  finish(std::move(item), std::move(reader), sheet.kind, std::move(changes));
}

void Planning::add_contribution(const FoundSheet& sheet, const Record& record) {
  const RecordReader reader(sheet, record);
  contributions_[reader.text_of("code")].push_back({&sheet, &record});
}

void Planning::add_lot(const FoundSheet& sheet, const Record& record) {
  RecordReader reader(sheet, record);
  LotEntry entry{
      {}, reader.text_of("product"), reader.text_of("household"), reader.text_of("place")};
  std::string code;
  reader.code("code", code);
  const auto stored = stock::find_lot(scope_, std::string_view(code));
  if (stored) entry.lot = stored->lot;
  stock::Lot& lot = entry.lot;
  lot.code = code;
  std::string reference;
  reader.code("product", reference);
  reader.code("household", reference);
  const Referable* product = product_named(entry.product);
  const measure::BaseUnit unit = product != nullptr ? product->unit : measure::BaseUnit::gram;
  auto brought_before = stored ? stored_contributions(lot) : std::vector<Brought>{};
  const auto before = shown(lot, unit, brought_before);
  if (!holds(reader, "product", product, entry.product)) product = nullptr;
  if (product != nullptr) {
    reader.quantity("received_base", unit, product->bare_unit, lot.received_base);
    read_contributions(reader, *product, entry);
  }
  holds(reader, "household", household_named(entry.household), entry.household);
  reader.date("harvested_on", lot.harvested_on);
  reader.date("expires_on", lot.expires_on);
  read_terms(reader, product, lot);
  reader.text("grade", lot.grade);
  holds(reader, "place", place_named(entry.place), entry.place);
  if (stored) check_stored_lot(reader, *stored, entry, unit);
  if (reader.is_good()) check_lot(reader, entry);

  is_first(reader, "code", lots_, code, {sheet.name, record.row});
  Item item = item_of(changes::Noun::lot, code, sheet, record);
  item.version_seen = stored ? stored->version : 0;
  const auto& brought = entry.brought.empty() ? brought_before : entry.brought;
  auto changes = differences(sheet.kind, before, shown(lot, unit, brought));
  item.entry = std::move(entry);
  finish(std::move(item), std::move(reader), sheet.kind, std::move(changes));
}

void Planning::check_lot(RecordReader& reader, const LotEntry& entry) const {
  stock::Lot checked = entry.lot;
  checked.product = ProductId{"planned"};
  checked.household = HouseholdId{"planned"};
  if (!entry.brought.empty()) checked.contributions.clear();
  for (const Brought& one : entry.brought) {
    checked.contributions.push_back({HouseholdId{one.household}, one.received_base});
  }
  reader.take_faults(with_field(stock::validate(checked), "contributions", "received_base"));
}

void Planning::read_terms(RecordReader& reader, const Referable* product, stock::Lot& lot) const {
  if (reader.has("terms")) {
    const std::string folded = text::fold(reader.text_of("terms"));
    if (folded.empty() || folded.find("ky gui") != folded.npos) {
      lot.terms = stock::Terms::consigned;
    } else if (folded.find("mua") != folded.npos) {
      lot.terms = stock::Terms::bought;
    } else {
      return reader.fault("terms", "choice.unreadable",
                          {{"text", reader.text_of("terms")}, {"choices", "mua đứt, ký gửi"}});
    }
  }
  if (lot.terms == stock::Terms::consigned) {
    if (reader.is_filled("bought_vnd")) reader.fault("bought_vnd", "lot.price_not_bought");
    lot.bought_for = {};
    lot.bought_per_base = 0;
    return reader.basis_points("household_share_bp", lot.household_share_bp);
  }
  if (product != nullptr) {
    reader.unit_price("bought_vnd", product->unit, product->bare_unit, lot.bought_for,
                      lot.bought_per_base);
  }
  if (!reader.has("bought_vnd") && lot.bought_per_base == 0) {
    reader.fault("terms", "lot.no_price");
  }
  lot.household_share_bp = 0;
  if (reader.is_filled("household_share_bp")) {
    reader.basis_points("household_share_bp", lot.household_share_bp);
  }
}

void Planning::read_contributions(RecordReader& reader, const Referable& product, LotEntry& entry) {
  const auto rows = contributions_.find(entry.lot.code);
  if (rows == contributions_.end()) return;
  for (const Contribution& row : rows->second) {
    RecordReader cells(*row.sheet, *row.record);
    Brought one;
    cells.code("household", one.household);
    holds(cells, "household", household_named(one.household), one.household);
    cells.quantity("received_base", product.unit, product.bare_unit, one.received_base);
    const auto same = std::ranges::find(entry.brought, one.household, &Brought::household);
    if (same != entry.brought.end()) cells.fault("household", "lot.household_twice");
    entry.brought.push_back(std::move(one));
    reader.take_faults_of(row.sheet->name, std::move(cells));
  }
  std::ranges::sort(entry.brought, {}, &Brought::household);
  contributions_.erase(rows);
}

std::vector<Brought> Planning::stored_contributions(const stock::Lot& lot) {
  if (!lot.contributions.empty() && household_codes_.empty()) {
    for (const auto& row : producers::all_households(scope_)) {
      household_codes_[row.household.id.text] = row.household.code;
    }
  }
  std::vector<Brought> brought;
  for (const stock::Contribution& one : lot.contributions) {
    brought.push_back({household_codes_[one.household.text], one.received_base});
  }
  std::ranges::sort(brought, {}, &Brought::household);
  return brought;
}

void Planning::check_stored_lot(RecordReader& reader, const stock::LotRow& stored,
                                const LotEntry& entry, measure::BaseUnit unit) const {
  const std::vector<Param> which = {{"lot", stored.lot.code}};
  const auto product = products::find_product(scope_, std::string_view(entry.product));
  if (product && product->product.id != stored.lot.product) {
    reader.fault("product", "lot.product_fixed", which);
  }
  const auto household = producers::find_household(scope_, entry.household);
  if (household && household->household.id != stored.lot.household) {
    reader.fault("household", "lot.household_fixed", which);
  }
  const std::int64_t gone_base = stored.lot.received_base - stored.on_hand_base;
  if (entry.lot.received_base < gone_base) {
    reader.fault("received_base", "lot.below_what_left",
                 {which[0], {"gone", measure::vietnamese({gone_base, unit})}});
  }
  const std::string place = received_at(scope_, stored.lot.id);
  if (!entry.place.empty() && entry.place != place) {
    reader.fault("place", "lot.place_fixed", {which[0], {"place", place}});
  }
}

const Referable* Planning::place_named(const std::string& code) {
  const auto here = places_.find(code);
  if (here != places_.end()) return &here->second;
  const bool is_main = code == stock::main_place_code;
  if (!is_main && !stock::find_place(scope_, code)) return nullptr;
  return &places_.emplace(code, Referable{}).first->second;
}

Plan Planning::finished() && {
  for (const auto& [lot, rows] : contributions_) {
    for (const Contribution& row : rows) {
      RecordReader reader(*row.sheet, *row.record);
      reader.fault("code", lot.empty() ? "required" : "contribution.no_lot", {{"lot", lot}});
      finish(item_of(changes::Noun::lot, lot, *row.sheet, *row.record), std::move(reader),
             row.sheet->kind, {});
    }
  }
  return std::move(plan_);
}

}  // namespace ganh::catalog::sheets
