#include "catalog/sheets/planning.h"

#include <algorithm>

#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/sheets/shown_fields.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

namespace {

constexpr std::string_view product_fields[] = {
    "name",    "category",        "base",       "description", "origin",
    "storage", "shelf_life_days", "certificate"};

// A new entry needs these columns; one that is there already keeps what it has.
void need_columns(RecordReader& reader, const FoundSheet& sheet,
                  std::initializer_list<std::string_view> fields) {
  for (const std::string_view field : fields) {
    if (reader.has(field)) continue;
    reader.fault(
        field, "heading.missing",
        {{"heading", std::string(heading_text(sheet.kind, field))}, {"sheet", sheet.name}});
  }
}

void read_kind(RecordReader& reader, producers::HouseholdKind& kind) {
  if (!reader.has("kind")) return;
  const std::string folded = text::fold(reader.text_of("kind"));
  if (folded.empty() || folded.find("thanh vien") != folded.npos) {
    kind = producers::HouseholdKind::member;
  } else if (folded.find("lien ket") != folded.npos) {
    kind = producers::HouseholdKind::linked;
  } else {
    reader.fault("kind", "choice.unreadable",
                 {{"text", reader.text_of("kind")}, {"choices", "thành viên, liên kết"}});
  }
}

void read_base(RecordReader& reader, bool is_new, products::Product& product) {
  if (!reader.has("base")) return;
  if (!reader.is_filled("base")) {
    if (is_new) reader.fault("base", "required");
    return;
  }
  const auto unit = measure::unit_of(reader.text_of("base"));
  if (unit) {
    product.base = unit->unit;
  } else {
    reader.fault("base", "unit.unreadable", {{"text", reader.text_of("base")}});
  }
}

}  // namespace

Result<> with_field(Result<> checked, std::string_view from, std::string_view to) {
  if (checked) return checked;
  Error renamed = checked.error();
  for (Fault& fault : renamed.faults) {
    if (fault.field == from) fault.field = to;
  }
  return renamed;
}

Item item_of(changes::Noun noun, const std::string& key, const FoundSheet& sheet,
             const Record& record) {
  Item item;
  item.noun = noun;
  item.key = key;
  item.sheet = sheet.name;
  item.row = record.row;
  return item;
}

void Planning::add(const FoundSheet& sheet) {
  plan_.sheets.push_back(
      {sheet.name, sheet.heading_row, sheet.faults, sheet.unknown_headings, sheet.note_rows});
  for (const Record& record : sheet.records) {
    switch (sheet.kind) {
      case SheetKind::cooperative:
        add_cooperative(sheet, record);
        break;
      case SheetKind::households:
        add_household(sheet, record);
        break;
      case SheetKind::products:
        add_product_and_pack(sheet, record);
        break;
      case SheetKind::places:
        add_place(sheet, record);
        break;
      case SheetKind::contributions:
        add_contribution(sheet, record);
        break;
      case SheetKind::lots:
        add_lot(sheet, record);
        break;
    }
  }
  std::ranges::move(packs_, std::back_inserter(plan_.items));
  packs_.clear();
}

void Planning::finish(Item item, RecordReader reader, SheetKind kind,
                      std::vector<FieldChange> changes) {
  if (!reader.is_good()) {
    item.outcome = Outcome::faulty;
    item.faults = std::move(reader).faults();
  } else if (item.version_seen == 0) {
    item.outcome = Outcome::created;
  } else if (!changes.empty()) {
    item.outcome = Outcome::updated;
    item.changes = std::move(changes);
  }
  (kind == SheetKind::products && item.noun == changes::Noun::pack ? packs_ : plan_.items)
      .push_back(std::move(item));
}

void Planning::add_cooperative(const FoundSheet& sheet, const Record& record) {
  RecordReader reader(sheet, record);
  const auto stored = producers::find_cooperative(scope_);
  producers::Cooperative cooperative = stored ? stored->cooperative : producers::Cooperative{};
  const auto before = shown(cooperative);
  cooperative.id = scope_.cooperative();
  reader.text("name", cooperative.name);
  reader.digits("tax_code", 10, cooperative.tax_code);
  reader.text("address", cooperative.address);
  reader.text("commune", cooperative.commune);
  reader.text("province", cooperative.province);
  reader.phone("phone", cooperative.phone);
  reader.text("email", cooperative.email);
  reader.text("bank_bin", cooperative.bank_bin);
  reader.text("bank_account", cooperative.bank_account);
  std::erase_if(cooperative.bank_account, [](char c) { return c == ' ' || c == '.'; });
  if (reader.is_filled("written_on")) {
    Date day{};
    reader.date("written_on", day);
    if (reader.is_good()) plan_.written_on = day;
  }
  reader.take_faults(producers::validate(cooperative));

  Item item = item_of(changes::Noun::cooperative, cooperative.name, sheet, record);
  item.version_seen = stored ? stored->version : 0;
  auto changes = differences(sheet.kind, before, shown(cooperative));
  item.entry = std::move(cooperative);
  finish(std::move(item), std::move(reader), sheet.kind, std::move(changes));
}

void Planning::add_household(const FoundSheet& sheet, const Record& record) {
  RecordReader reader(sheet, record);
  std::string code;
  reader.code("code", code);
  const auto stored = producers::find_household(scope_, code);
  producers::Household household = stored ? stored->household : producers::Household{};
  const auto before = shown(household);
  household.code = code;
  reader.text("name", household.name);
  reader.phone("phone", household.phone);
  reader.text("hamlet", household.hamlet);
  read_kind(reader, household.kind);
  reader.digits("identity_number", 12, household.identity_number);
  reader.take_faults(producers::validate(household));

  Referable referable{sheet.name, record.row, reader.is_good() || stored.has_value()};
  is_first(reader, "code", households_, code, std::move(referable));
  Item item = item_of(changes::Noun::household, code, sheet, record);
  item.version_seen = stored ? stored->version : 0;
  auto changes = differences(sheet.kind, before, shown(household));
  item.entry = std::move(household);
  finish(std::move(item), std::move(reader), sheet.kind, std::move(changes));
}

void Planning::add_product_and_pack(const FoundSheet& sheet, const Record& record) {
  const RecordReader reader(sheet, record);
  const std::string code = reader.text_of("code");
  const bool has_pack =
      reader.is_filled("sku") || reader.is_filled("net_base") || reader.is_filled("price_vnd");
  const bool is_new_here = !product_rows_.contains(code);
  if (code.empty() || is_new_here || !has_pack) add_product(sheet, record, code);
  if (!code.empty() && has_pack) add_pack(sheet, record, code);
}

void Planning::add_product(const FoundSheet& sheet, const Record& record, const std::string& code) {
  RecordReader reader(sheet, record);
  const auto stored = products::find_product(scope_, std::string_view(code));
  products::Product product = stored ? stored->product : products::Product{};
  const auto before = shown(product);
  reader.code("code", product.code);
  reader.text("name", product.name);
  reader.text("category", product.category);
  read_base(reader, !stored, product);
  reader.lines("description", product.description);
  reader.text("origin", product.origin);
  reader.lines("storage", product.storage);
  reader.whole("shelf_life_days", product.shelf_life_days);
  reader.text("certificate", product.certificate);
  if (!stored) need_columns(reader, sheet, {"name", "base"});
  reader.take_faults(products::validate(product));

  Referable referable{sheet.name, record.row, reader.is_good() || stored.has_value(), product.base,
                      reader.text_of("base")};
  if (!reader.is_good() && stored) referable.unit = stored->product.base;
  is_first(reader, "code", products_, code, std::move(referable));
  product_rows_.emplace(code, record);
  Item item = item_of(changes::Noun::product, code, sheet, record);
  item.version_seen = stored ? stored->version : 0;
  auto changes = differences(sheet.kind, before, shown(product));
  item.entry = std::move(product);
  finish(std::move(item), std::move(reader), sheet.kind, std::move(changes));
}

void Planning::check_repeated(RecordReader& reader, const Record& record,
                              const Record& first) const {
  if (record.row == first.row) return;
  for (const std::string_view field : product_fields) {
    const Record::Entry* one = first.find(field);
    const Record::Entry* other = record.find(field);
    if (other == nullptr || other->cell == nullptr) continue;
    const bool same = one->cell != nullptr &&
                      text::normalise(one->cell->text) == text::normalise(other->cell->text);
    if (!same) reader.fault(field, "product.differs", {{"row", std::to_string(first.row)}});
  }
}

void Planning::add_pack(const FoundSheet& sheet, const Record& record, const std::string& code) {
  RecordReader reader(sheet, record);
  PackEntry entry{{}, code};
  std::string sku;
  reader.code("sku", sku);
  const auto stored = products::find_pack(scope_, std::string_view(sku));
  if (stored) entry.pack = stored->pack;
  products::Pack& pack = entry.pack;
  pack.sku = sku;
  const Referable* product = product_named(code);
  const measure::BaseUnit unit = product != nullptr ? product->unit : measure::BaseUnit::gram;
  const auto before = shown(pack, unit);
  if (holds(reader, "code", product, code)) {
    reader.text("net_base", pack.name);
    reader.pack_size("net_base", unit, pack.net_base);
  }
  reader.price("price_vnd", pack.price);
  reader.text("barcode", pack.barcode);
  reader.yes_or_no("available", pack.available);
  reader.yes_or_no("catch_weight", pack.catch_weight, false);
  if (!stored) need_columns(reader, sheet, {"net_base", "price_vnd"});
  if (stored) {
    const auto wanted = products::find_product(scope_, std::string_view(code));
    if (!wanted || wanted->product.id != pack.product) {
      reader.fault("sku", "pack.product_fixed", {{"sku", sku}});
    }
  }
  products::Pack checked = pack;
  checked.product = ProductId{"planned"};
  if (product != nullptr && product->is_good) {
    // The pack's name stands in the cell that also says its size.
    reader.take_faults(with_field(products::validate(checked), "name", "net_base"));
  }
  check_repeated(reader, record, product_rows_.find(code)->second);

  is_first(reader, "sku", skus_, sku, {sheet.name, record.row});
  Item item = item_of(changes::Noun::pack, sku, sheet, record);
  item.version_seen = stored ? stored->version : 0;
  auto changes = differences(sheet.kind, before, shown(pack, unit));
  item.entry = std::move(entry);
  finish(std::move(item), std::move(reader), sheet.kind, std::move(changes));
}

bool Planning::holds(RecordReader& reader, std::string_view field, const Referable* referred,
                     const std::string& code) const {
  if (code.empty()) return false;  // a fault of the cell already
  if (referred == nullptr) {
    const bool is_reference = field == "household" || field == "place";
    reader.fault(field, (is_reference ? std::string(field) : "product") + ".not_found");
    return false;
  }
  if (referred->is_good) return true;
  reader.fault(
      field, "reference.faulty",
      {{"code", code}, {"row", std::to_string(referred->row)}, {"sheet", referred->sheet}});
  return false;
}

void Planning::is_first(RecordReader& reader, std::string_view field, Referables& seen,
                        const std::string& key, Referable referable) {
  if (key.empty()) return;
  const auto [place, added] = seen.emplace(key, std::move(referable));
  if (!added) {
    reader.fault(field, "row.doubled", {{"key", key}, {"row", std::to_string(place->second.row)}});
  }
}

const Referable* Planning::product_named(const std::string& code) {
  const auto here = products_.find(code);
  if (here != products_.end()) return &here->second;
  const auto stored = products::find_product(scope_, std::string_view(code));
  if (!stored) return nullptr;
  const bool is_pieces = stored->product.base == measure::BaseUnit::piece;
  const Referable known{"", 0, true, stored->product.base, is_pieces ? "cái" : ""};
  return &products_.emplace(code, known).first->second;
}

const Referable* Planning::household_named(const std::string& code) {
  const auto here = households_.find(code);
  if (here != households_.end()) return &here->second;
  if (!producers::find_household(scope_, code)) return nullptr;
  return &households_.emplace(code, Referable{}).first->second;
}

}  // namespace ganh::catalog::sheets
