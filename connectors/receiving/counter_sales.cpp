#include "connectors/receiving/counter_sales.h"

#include <algorithm>

#include "catalog/products/packs.h"

namespace ganh::connectors::receiving {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

// What is short stays to be packed: the counter had it, so our count is wrong, and a person looks.
// A step that is refused leaves the sale standing where it is, among the open orders.
Result<> hand_over(changes::Command& command, const OrderId& id, Time sold_at) {
  if (auto done = orders::confirm(command, id); !done) return done;
  orders::Packing packing;
  packing.rest = orders::Packing::Rest::later;
  const auto parcel = orders::pack(command, id, packing);
  if (!parcel) return parcel.error();
  orders::Handover handover;
  handover.shipment = *parcel;
  if (auto done = orders::ship(command, id, handover); !done) return done;
  return orders::deliver(command, *parcel, sold_at);
}

std::int64_t out_packs(const orders::OrderLine& line) {
  return line.packed_packs - line.returned_packs;
}

// The line of that SKU with so many of it still out.
Result<int> line_of(const orders::Order& order, const CounterSale::Refund::Line& back) {
  bool any = false;
  for (const auto& line : order.lines) {
    if (line.sku != back.sku) continue;
    if (back.packs >= 1 && out_packs(line) >= back.packs) return line.number;
    any = true;
  }
  if (any) return error(Code::not_now, back.sku, "line.not_so_many");
  return error(Code::not_found, back.sku, "line.not_found");
}

// Everything that could be refused, before anything is written: what is imported beside it stays.
Result<orders::GoodsBack> goods_of(const orders::Order& order, const CounterSale::Refund& refund) {
  const bool under_way = std::ranges::any_of(order.shipments, [](const auto& shipment) {
    return shipment.state == orders::ShipmentState::shipped;
  });
  if (under_way) return error(Code::not_now, "shipment", "return.which");
  orders::GoodsBack goods;
  goods.external_id = refund.external_id;
  goods.why = refund.why;
  for (const auto& back : refund.lines) {
    const auto line = line_of(order, back);
    if (!line) return line.error();
    const bool twice =
        std::ranges::find(goods.lines, *line, &orders::GoodsBack::Line::line) != goods.lines.end();
    if (twice) return error(Code::invalid, back.sku, "line.twice");
    orders::GoodsBack::Line part;
    part.line = *line;
    part.packs = back.packs;
    if (!back.resellable) part.waste = catalog::stock::Waste::damaged;
    goods.lines.push_back(part);
  }
  if (goods.lines.empty()) return error(Code::invalid, "lines", "order.no_lines");
  return goods;
}

}  // namespace

Result<> may_enter(const store::Scope& scope, const orders::NewOrder& order) {
  if (auto valid = orders::validate(order); !valid) return valid;
  Error unknown{Code::not_found, {}};
  for (const auto& line : order.lines) {
    if (catalog::products::find_pack(scope, line.sku)) continue;
    unknown.faults.push_back({line.sku, "pack.not_found", {{"sku", line.sku}}});
  }
  if (!unknown.faults.empty()) return unknown;
  return {};
}

Result<orders::Placed> enter(changes::Command& command, const CounterSale& sale) {
  if (auto may = may_enter(command.rows(), sale.order); !may) return std::move(may).error();
  auto placed = orders::place(command, sale.order);
  if (placed && !placed->stood_already) {
    static_cast<void>(hand_over(command, placed->id, sale.order.placed_at));
  }
  return placed;
}

Result<> enter_refund(changes::Command& command, const OrderId& sale,
                      const CounterSale::Refund& refund) {
  const auto order = orders::find_order(command.rows(), sale);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  if (order->erased_at) return {};  // over and forgotten, and so are the names of its returns
  const auto returns = orders::returns_of(command.rows(), sale);
  const bool stands = std::ranges::any_of(
      returns, [&](const auto& standing) { return standing.external_id == refund.external_id; });
  if (stands) return {};
  const auto goods = goods_of(*order, refund);
  if (!goods) return goods.error();
  if (auto done = orders::take_back(command, sale, *goods); !done) return done.error();
  return {};
}

}  // namespace ganh::connectors::receiving
