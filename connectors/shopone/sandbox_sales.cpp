#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "connectors/shopone/sandbox_shop.h"

namespace ganh::connectors::shopone::till {

namespace {

// What of that SKU a customer still has of a sale.
std::int64_t out_packs(const Sale& sale, std::string_view sku) {
  std::int64_t packs = 0;
  for (const Line& line : sale.lines) packs += line.sku == sku ? line.packs : 0;
  for (const Refund& refund : sale.refunds) {
    for (const auto& line : refund.lines) packs -= line.sku == sku ? line.packs : 0;
  }
  return packs;
}

}  // namespace

// "2026-11-22T02:30:00Z/12": when change 12 was made, and its number.
std::optional<std::int64_t> Shop::number_of(std::string_view cursor) const {
  if (cursor.empty()) return 0;
  const auto slash = cursor.rfind('/');
  if (slash == cursor.npos) return std::nullopt;
  const std::string_view digits = cursor.substr(slash + 1);
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = failed == std::errc{} && end == digits.data() + digits.size();
  if (!whole || number < 0 || number > static_cast<std::int64_t>(changes_.size())) {
    return std::nullopt;
  }
  return number;
}

std::int64_t Shop::taken_since(std::string_view sku, std::int64_t change) const {
  std::int64_t packs = 0;
  for (auto n = static_cast<std::size_t>(change); n < changes_.size(); ++n) {
    const auto taken = changes_[n].taken.find(sku);
    if (taken != changes_[n].taken.end()) packs += taken->second;
  }
  return packs;
}

void Shop::note(std::size_t sale, Change change, Time now) {
  for (const auto& [sku, packs] : change.taken) {
    const auto item = items_.find(sku);
    if (item != items_.end()) item->second.level -= packs;
  }
  change.sale = sale;
  changes_.push_back(std::move(change));
  sales_[sale].updated_at = now;
  sales_[sale].change = static_cast<std::int64_t>(changes_.size());
}

// A page looks at `limit` changes; of those that a later change of the same sale has overtaken
// nothing is shown, so that a page may be short, or empty, before the end.
std::optional<Shop::Page> Shop::sales_since(std::string_view cursor, std::int64_t limit) const {
  const auto after = number_of(cursor);
  if (!after) return std::nullopt;
  Page page;
  const auto all = static_cast<std::int64_t>(changes_.size());
  const std::int64_t last = std::min(all, *after + limit);
  page.next = cursor;
  for (std::int64_t number = *after + 1; number <= last; ++number) {
    const Sale& sale = sales_[changes_[static_cast<std::size_t>(number - 1)].sale];
    if (sale.change == number) page.sales.push_back(&sale);
    page.next = rfc3339(sale.updated_at) + "/" + std::to_string(number);
  }
  page.more = last < all;
  return page;
}

std::string Shop::sell(Sale& sale, bool force, Time now) {
  if (changes_.size() >= changes_max) return "too_many";
  Change change;
  for (Line& line : sale.lines) {
    const Item* item = find(line.sku);
    if (item == nullptr && !force) return "no_such_item";
    if (item != nullptr && line.packs > item->shown() && !force) return "sold_out";
    line.name = item != nullptr ? item->content.name : line.sku;
    line.unit_price_vnd = item != nullptr ? item->price_vnd : 0;
    change.taken[line.sku] += line.packs;
  }
  sale.sale_id = "HD" + std::to_string(100'001 + sales_.size());
  sale.sold_at = now;
  sales_.push_back(sale);
  note(sales_.size() - 1, std::move(change), now);
  return {};
}

std::string Shop::refund(std::string_view sale_id, std::string_view sku, std::int64_t packs,
                         bool resellable, std::string reason, Time now) {
  const auto sale = std::ranges::find(sales_, sale_id, &Sale::sale_id);
  if (sale == sales_.end()) return "no_such_sale";
  if (changes_.size() >= changes_max) return "too_many";
  Refund refund;
  Change change;
  for (const Line& line : sale->lines) {
    if (!sku.empty() && line.sku != sku) continue;
    const std::int64_t back = sku.empty() ? out_packs(*sale, line.sku) : packs;
    if (change.taken.contains(line.sku) || back == 0) continue;
    if (back > out_packs(*sale, line.sku)) return "not_so_many";
    refund.lines.push_back({line.sku, back, resellable});
    change.taken[line.sku] = resellable ? -back : 0;
  }
  if (refund.lines.empty()) return "no_such_line";
  refund.refund_id = "TL" + std::to_string(++refunds_);
  refund.at = now;
  refund.reason = std::move(reason);
  sale->refunds.push_back(std::move(refund));
  note(static_cast<std::size_t>(sale - sales_.begin()), std::move(change), now);
  return {};
}

}  // namespace ganh::connectors::shopone::till
