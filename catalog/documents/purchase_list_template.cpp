#include "catalog/documents/purchase_list_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "catalog/documents/paper.h"
#include "catalog/documents/shipped_templates.h"
#include "catalog/json/json.h"

namespace ganh::catalog::documents {

namespace {

using Key = PurchaseListTemplate::Key;

constexpr std::pair<std::string_view, Key> keys[] = {{"bought_on", Key::bought_on},
                                                     {"seller_name", Key::seller_name},
                                                     {"seller_address", Key::seller_address},
                                                     {"seller_id", Key::seller_id},
                                                     {"goods", Key::goods},
                                                     {"quantity", Key::quantity},
                                                     {"unit_price", Key::unit_price},
                                                     {"amount", Key::amount},
                                                     {"note", Key::note}};

constexpr std::size_t templates_max = 100;
constexpr std::size_t columns_max = 12;
constexpr std::size_t signatures_max = 4;
constexpr std::int64_t share_max = 1'000;

// Reads one template; keeps the first field at fault.
class Reader {
 public:
  Reader(json::Value from, std::string field) : from_(from), field_(std::move(field)) {}

  PurchaseListTemplate read() {
    PurchaseListTemplate read;
    const auto date = parse_iso_date(from_["valid_from"].text_or());
    if (!date) wrong("valid_from");
    read.valid_from = date.value_or(Date{});
    read.form = text(from_["form"], "form");
    read.title = text(from_["title"], "title");
    read.legal_basis = text(from_["legal_basis"], "legal_basis");
    for (const json::Value& column : some("columns", columns_max)) {
      read.columns.push_back(read_column(column, read.columns.size()));
    }
    for (const json::Value& who : some("signatures", signatures_max)) {
      read.signatures.push_back(text(who, "signatures"));
    }
    return read;
  }

  const std::string& fault() const { return fault_; }

 private:
  void wrong(const std::string& name) {
    if (fault_.empty()) fault_ = field_ + "." + name;
  }

  std::string text(json::Value value, const std::string& name) {
    const std::string text = value.text_or();
    if (text.empty() || text.size() > text_bytes_max) wrong(name);
    return text;
  }

  std::vector<json::Value> some(const std::string& name, std::size_t most) {
    const json::Value list = from_[name];
    if (!list.is_array() || list.size() == 0 || list.size() > most) {
      wrong(name);
      return {};
    }
    return list.items();
  }

  PurchaseListTemplate::Column read_column(json::Value from, std::size_t at) {
    const std::string name = fmt::format("columns[{}]", at);
    PurchaseListTemplate::Column column;
    const std::string key = from["key"].text_or();
    const auto* known = std::ranges::find(keys, key, &std::pair<std::string_view, Key>::first);
    if (known == std::end(keys)) {
      wrong(name + ".key");
    } else {
      column.key = known->second;
    }
    column.heading = text(from["heading"], name + ".heading");
    const std::int64_t share = from["share"].integer_or(0);
    if (share < 1 || share > share_max) wrong(name + ".share");
    column.share = static_cast<int>(std::clamp<std::int64_t>(share, 1, share_max));
    return column;
  }

  json::Value from_;
  std::string field_;
  std::string fault_;
};

}  // namespace

Result<std::vector<PurchaseListTemplate>> read_purchase_list_templates(std::string_view json) {
  const auto document = json::parse(json);
  if (!document) return document.error();
  const json::Value list = document->root()["templates"];
  if (!list.is_array() || list.size() == 0 || list.size() > templates_max) {
    return error(Code::invalid, "templates", "template.malformed");
  }
  std::vector<PurchaseListTemplate> templates;
  for (const json::Value& entry : list.items()) {
    Reader reader(entry, fmt::format("templates[{}]", templates.size()));
    templates.push_back(reader.read());
    if (!reader.fault().empty()) {
      return error(Code::invalid, reader.fault(), "template.malformed");
    }
  }
  std::ranges::stable_sort(templates, {}, &PurchaseListTemplate::valid_from);
  return templates;
}

std::span<const PurchaseListTemplate> shipped_purchase_list_templates() {
  static const std::vector<PurchaseListTemplate> templates = [] {
    auto read = read_purchase_list_templates(shipped_templates_json());
    assert(read);  // a test reads the shipped file
    return std::move(read).value();
  }();
  return templates;
}

Result<PurchaseListTemplate> template_on(std::span<const PurchaseListTemplate> templates,
                                         Date date) {
  std::optional<PurchaseListTemplate> found;
  for (const auto& one : templates) {
    if (one.valid_from <= date && (!found || one.valid_from >= found->valid_from)) found = one;
  }
  if (found) return *found;
  return error(Code::not_found, "date", "template.none", {{"date", vietnamese_date(date)}});
}

}  // namespace ganh::catalog::documents
