#include "catalog/orders/coming_back.h"

#include <algorithm>
#include <string>

#include "catalog/orders/shipments.h"
#include "catalog/orders/weighing.h"

namespace ganh::catalog::orders {

namespace {

// What of a line is out with one parcel.
struct Out {
  ShippedLine of;
  ShipmentState state = ShipmentState::shipped;
  int number = 0;  // of the parcel
  std::int64_t packs() const { return of.packs - of.returned_packs; }
  std::int64_t base() const { return of.base - of.returned_base; }
  measure::Money billed() const { return of.billed - of.returned; }
};

std::int64_t packs_of(const std::vector<Out>& outs) {
  std::int64_t packs = 0;
  for (const Out& out : outs) packs += out.packs();
  return packs;
}

std::int64_t base_of(const std::vector<Out>& outs) {
  std::int64_t base = 0;
  for (const Out& out : outs) base += out.base();
  return base;
}

// The last parcel first.
std::vector<Out> outs_of(const store::Scope& scope, const Order& order, int line) {
  std::vector<Out> outs;
  const auto parts = shipped_lines(scope, order.id);
  for (auto parcel = order.shipments.rbegin(); parcel != order.shipments.rend(); ++parcel) {
    if (!parcel->shipped_at) continue;
    for (const ShippedLine& part : parts) {
      if (part.line != line || part.shipment != parcel->id) continue;
      if (Out out{part, parcel->state, parcel->number}; out.packs() > 0) outs.push_back(out);
    }
  }
  return outs;
}

Error not_so_many(int line, std::string_view field, std::int64_t packs) {
  return error(Code::not_now, std::string(field), "line.not_so_many",
               {{"line", std::to_string(line)}, {"packs", std::to_string(packs)}});
}

// Those that the goods must have been in: with all of them back there is nothing to ask.
Result<std::vector<Out>> which(std::vector<Out> outs, const GoodsBack& goods,
                               const GoodsBack::Line& back) {
  if (goods.shipment) {
    std::erase_if(outs, [&](const Out& out) { return out.of.shipment != *goods.shipment; });
  }
  if (back.packs < 1 || back.packs > packs_of(outs)) {
    return not_so_many(back.line, "packs", packs_of(outs));
  }
  if (outs.size() == 1 || back.packs == packs_of(outs)) return outs;
  const auto is_under_way = [](const Out& out) { return out.state == ShipmentState::shipped; };
  std::vector<Out> under_way;
  std::ranges::copy_if(outs, std::back_inserter(under_way), is_under_way);
  if (under_way.empty()) return outs;
  if (goods.by == Party::carrier && under_way.size() == 1 &&
      back.packs <= under_way.front().packs()) {
    return under_way;
  }
  std::string numbers;
  for (auto out = outs.rbegin(); out != outs.rend(); ++out) {
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(out->number);
  }
  return error(Code::invalid, "shipment", "return.which",
               {{"line", std::to_string(back.line)}, {"numbers", numbers}});
}

Result<> check_base(const store::Scope& scope, const LineRow& row, const std::vector<Out>& outs,
                    const GoodsBack& goods, const GoodsBack::Line& back) {
  if (!back.base) return {};
  if (!row.line.catch_weight) {
    return error(Code::invalid, "base", "line.not_weighed", {{"line", std::to_string(back.line)}});
  }
  WeightRange range = likely_weight(row, back.packs, goods.weight_factor);
  // What stays with the customer weighs something too.
  const std::int64_t kept_base =
      likely_weight(row, packs_of(outs) - back.packs, goods.weight_factor).least_base;
  range.most_base = std::min(range.most_base, base_of(outs) - kept_base);
  return check_weight(scope, row, back.packs, *back.base, range);
}

// A pack weighs something, the ones that stay with the customer too.
std::int64_t least_base(const Slice& slice) {
  return slice.packs;
}
std::int64_t most_base(const Slice& slice, const Out& out) {
  return out.base() - (out.packs() - slice.packs);
}

// What was weighed, each parcel's part by what its packs weighed when they were packed. `not_now`,
// "line.not_so_many" when it is too little or too much for them.
Result<> weigh(std::vector<Slice>& slices, const std::vector<Out>& outs, int line,
               std::int64_t base) {
  std::int64_t expected_base = 0;
  for (const Slice& slice : slices) expected_base += slice.base;
  std::int64_t left_base = base;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const std::int64_t part = base * slices[i].base / expected_base;
    slices[i].base = std::clamp(part, least_base(slices[i]), most_base(slices[i], outs[i]));
    left_base -= slices[i].base;
  }
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const std::int64_t more_base = std::clamp(left_base, least_base(slices[i]) - slices[i].base,
                                              most_base(slices[i], outs[i]) - slices[i].base);
    slices[i].base += more_base;
    left_base -= more_base;
  }
  if (left_base != 0) return not_so_many(line, "base", packs_of(outs));
  return {};
}

// With the last pack of a parcel all that is billed for it goes back, however much it weighs now.
measure::Money refund_for(const Out& out, const Slice& slice) {
  if (slice.packs == out.packs() || slice.base == out.base()) return out.billed();
  return std::min(out.billed(),
                  measure::for_quantity(out.of.billed, out.of.base, slice.base));
}

}  // namespace

Result<std::vector<Slice>> slices_of(const store::Scope& scope, const Order& order,
                                     const LineRow& row, const GoodsBack& goods,
                                     const GoodsBack::Line& back) {
  const auto outs = which(outs_of(scope, order, back.line), goods, back);
  if (!outs) return outs.error();
  if (auto valid = check_base(scope, row, *outs, goods, back); !valid) return valid.error();
  std::vector<Slice> slices;
  std::int64_t left_packs = back.packs;
  for (const Out& out : *outs) {
    const std::int64_t packs = std::min(left_packs, out.packs());
    if (packs == 0) break;
    slices.push_back({out.of.shipment, packs, out.base() * packs / out.packs(), {}});
    left_packs -= packs;
  }
  const auto is_weightless = [](const Slice& slice) { return slice.base == 0; };
  if (std::ranges::any_of(slices, is_weightless)) {
    return not_so_many(back.line, "base", packs_of(*outs));
  }
  if (back.base) {
    if (auto weighed = weigh(slices, *outs, back.line, *back.base); !weighed) {
      return weighed.error();
    }
  }
  for (std::size_t i = 0; i < slices.size(); ++i) {
    slices[i].refund = refund_for((*outs)[i], slices[i]);
  }
  return slices;
}

}  // namespace ganh::catalog::orders
