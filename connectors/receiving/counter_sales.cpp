#include "connectors/receiving/counter_sales.h"

#include <algorithm>

#include "catalog/products/packs.h"
#include "catalog/text/normal_form.h"

namespace ganh::connectors::receiving {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

constexpr std::string_view came_back = "returned";

// What is short stays to be packed: the counter had it, so our count is wrong, and a person looks.
Result<> hand_over_what_is_there(changes::Command& command, const OrderId& id, Time sold_at) {
  orders::Packing packing;
  packing.rest = orders::Packing::Rest::later;
  const auto parcel = orders::pack(command, id, packing);
  if (!parcel) return parcel.error();
  orders::Handover handover;
  handover.shipment = *parcel;
  if (auto done = orders::ship(command, id, handover); !done) return done;
  return orders::deliver(command, *parcel, sold_at);
}

// A step that is refused leaves the sale standing where it is, among the open orders.
Result<> hand_over(changes::Command& command, const OrderId& id, Time sold_at) {
  if (auto done = orders::confirm(command, id); !done) return done;
  return hand_over_what_is_there(command, id, sold_at);
}

struct ShortSale {
  OrderId id;
  Time sold_at;
};

std::vector<ShortSale> short_sales(const store::Scope& scope, const ChannelId& channel,
                                   std::string_view sku, Time since) {
  constexpr int sales_max = 50;
  constexpr std::string_view sql = R"sql(
    SELECT o.order_id, o.placed_at_us
      FROM orders AS o
     WHERE o.cooperative_id = $1 AND o.state = 'confirmed' AND o.channel_id = $2
       AND o.placed_at_us >= $4
       AND EXISTS (SELECT 1
                     FROM order_lines AS l
                    WHERE l.cooperative_id = o.cooperative_id AND l.order_id = o.order_id
                      AND l.sku = $3 AND l.packs - l.cut_packs > l.packed_packs)
     ORDER BY o.placed_at_us, o.order_id
     LIMIT $5)sql";
  return scope.all(sql, {channel, sku, to_us(since), sales_max}, [](const store::Row& row) {
    return ShortSale{{row.string(0)}, from_us(row.integer(1))};
  });
}

// What was sold after goods had come back, and heard of before that, has sold them again.
void hand_over_again(changes::Command& command, const ChannelId& channel,
                     const CounterSale::Refund& refund) {
  for (const auto& back : refund.lines) {
    if (!back.resellable) continue;
    for (const ShortSale& sale : short_sales(command.rows(), channel, back.sku, refund.at)) {
      // Refused where nothing is left for it: it stays short.
      static_cast<void>(hand_over_what_is_there(command, sale.id, sale.sold_at));
    }
  }
}

// How a refund is entered: what never left us and can be sold again is cut, the rest comes back.
struct Entering {
  struct Cut {
    int line = 0;
    std::int64_t packs = 0;
  };
  std::vector<Cut> cuts;
  orders::GoodsBack goods;
};

std::int64_t out_packs(const orders::OrderLine& line) {
  return line.packed_packs - line.returned_packs;
}

// What came back spoiled did leave: it is packed first.
std::int64_t to_cut(const orders::OrderLine& line, const CounterSale::Refund::Line& back) {
  return back.resellable ? std::min(line.to_pack(), back.packs) : 0;
}

// The line of that SKU with so many of it sold and not come back.
Result<const orders::OrderLine*> line_of(const orders::Order& order,
                                         const CounterSale::Refund::Line& back) {
  bool any = false;
  for (const auto& line : order.lines) {
    if (line.sku != back.sku) continue;
    if (back.packs >= 1 && to_cut(line, back) + out_packs(line) >= back.packs) return &line;
    any = true;
  }
  if (any) return error(Code::not_now, back.sku, "line.not_so_many");
  return error(Code::not_found, back.sku, "line.not_found");
}

bool is_twice(const Entering& entering, int line) {
  return std::ranges::find(entering.cuts, line, &Entering::Cut::line) != entering.cuts.end() ||
         std::ranges::find(entering.goods.lines, line, &orders::GoodsBack::Line::line) !=
             entering.goods.lines.end();
}

// Everything that could be refused, before anything is written: what is imported beside it stays.
Result<Entering> entering_of(const orders::Order& order, const CounterSale::Refund& refund) {
  const bool under_way = std::ranges::any_of(order.shipments, [](const auto& shipment) {
    return shipment.state == orders::ShipmentState::shipped;
  });
  if (under_way) return error(Code::not_now, "shipment", "return.which");
  if (refund.lines.empty()) return error(Code::invalid, "lines", "order.no_lines");
  Entering entering;
  entering.goods.external_id = refund.external_id;
  entering.goods.why = refund.why;
  for (const auto& back : refund.lines) {
    const auto line = line_of(order, back);
    if (!line) return line.error();
    const int number = (*line)->number;
    if (is_twice(entering, number)) return error(Code::invalid, back.sku, "line.twice");
    const std::int64_t cut = to_cut(**line, back);
    if (cut > 0) entering.cuts.push_back({number, cut});
    if (cut == back.packs) continue;
    orders::GoodsBack::Line part;
    part.line = number;
    part.packs = back.packs - cut;
    if (!back.resellable) part.waste = catalog::stock::Waste::damaged;
    entering.goods.lines.push_back(part);
  }
  return entering;
}

bool nothing_remains(const orders::Order& order, const Entering& entering) {
  std::int64_t remaining = 0;
  for (const auto& line : order.lines) remaining += line.to_pack() + line.packed_packs;
  for (const auto& cut : entering.cuts) remaining -= cut.packs;
  return remaining == 0;
}

Result<> cut(changes::Command& command, const orders::Order& order, const Entering& entering) {
  std::string why = catalog::text::normalise(entering.goods.why);
  if (why.empty()) why = came_back;
  if (entering.cuts.empty()) return {};
  if (nothing_remains(order, entering)) {
    return orders::cancel(command, order.id, {orders::Party::customer, why});
  }
  for (const auto& part : entering.cuts) {
    if (auto done = orders::cut(command, order.id, part.line, part.packs, why); !done) return done;
  }
  return {};
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
  if (order->state == orders::State::cancelled) return {};  // nothing of it ever left
  if (order->erased_at) return {};  // over and forgotten, and so are the names of its returns
  const auto returns = orders::returns_of(command.rows(), sale);
  const bool stands = std::ranges::any_of(
      returns, [&](const auto& standing) { return standing.external_id == refund.external_id; });
  if (stands) return {};
  const auto entering = entering_of(*order, refund);
  if (!entering) return entering.error();
  if (!entering->goods.lines.empty()) {
    const auto taken_back = orders::take_back(command, sale, entering->goods);
    if (!taken_back) return taken_back.error();
  }
  if (auto done = cut(command, *order, *entering); !done) return done;
  hand_over_again(command, order->channel, refund);
  return {};
}

}  // namespace ganh::connectors::receiving
