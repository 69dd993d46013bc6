#include "connectors/carriers/status_table.h"

#include <algorithm>
#include <cassert>

#include "catalog/json/json.h"

namespace ganh::connectors::carriers {

namespace json = catalog::json;
namespace orders = catalog::orders;

namespace {

constexpr std::size_t statuses_max = 200;
constexpr std::size_t code_bytes_max = 64;

Error wrong(std::string_view code) {
  return error(Code::invalid, "statuses", "carrier.statuses", {{"code", std::string(code)}});
}

}  // namespace

StatusTable StatusTable::read(std::string_view text) {
  const auto document = json::parse(text);
  assert(document && "what is embedded is JSON");
  StatusTable table;
  for (const auto& one : document->root()["statuses"].items()) {
    const auto progress = orders::parse_progress(one["progress"].text_or());
    assert(progress && "what is embedded has a meaning");
    table.statuses_.push_back({one["code"].text_or(), *progress, one["text"].text_or()});
  }
  return table;
}

Result<StatusTable> StatusTable::with(std::string_view text) const {
  StatusTable table = *this;
  if (text.empty()) return table;
  const auto document = json::parse(text);
  if (!document) return document.error();
  if (!document->root().is_object()) return wrong("");
  for (const auto& [code, value] : document->root().members()) {
    const auto progress = orders::parse_progress(value.text_or());
    if (!progress || code.empty() || code.size() > code_bytes_max) return wrong(code);
    const auto own = std::ranges::find(table.statuses_, code, &Status::code);
    if (own != table.statuses_.end())
      own->progress = *progress;
    else
      table.statuses_.push_back({std::string(code), *progress, ""});
  }
  if (table.statuses_.size() > statuses_max) return wrong("");
  return table;
}

const Status* StatusTable::find(std::string_view code) const {
  const auto found = std::ranges::find(statuses_, code, &Status::code);
  return found == statuses_.end() ? nullptr : &*found;
}

}  // namespace ganh::connectors::carriers
