#include <algorithm>
#include <map>
#include <tuple>

#include "catalog/json/json.h"
#include "catalog/orders/picking.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/text/normal_form.h"
#include "service/api/order_papers.h"
#include "service/api/orders.h"
#include "service/api/period_reports.h"

namespace ganh::service::api {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace measure = catalog::measure;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

Result<std::vector<orders::Order>> chosen(const store::Scope& scope,
                                          const std::vector<std::string>& wanted) {
  if (wanted.empty()) {
    return orders::orders_in(scope, orders::State::confirmed, "", orders::picking_orders_max + 1);
  }
  if (wanted.size() > orders::picking_orders_max) {
    return error(Code::limit, "orders", "pick_list.too_many",
                 {{"most", std::to_string(orders::picking_orders_max)}});
  }
  std::vector<OrderId> ids;
  for (const std::string& each : wanted) {
    const auto id = find_order(scope, each);
    if (!id) return error(Code::not_found, "orders", "order.not_found", {{"order", each}});
    ids.push_back(*id);
  }
  // Oldest first, each once: as they should be packed.
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<orders::Order> found;
  for (const OrderId& id : ids) found.push_back(*orders::find_order(scope, id));
  return found;
}

bool is_short(const orders::Order& order) {
  return std::ranges::any_of(order.lines, [&](const orders::OrderLine& line) {
    return line.short_packs(order.state) > 0;
  });
}

// One stop of the walk: what of a pack is taken from a lot at a place.
using Stop = std::tuple<PlaceId, LotId, std::string>;

class Walk {
 public:
  explicit Walk(const store::Scope& scope) : scope_(scope) {}

  void add(const orders::ToFetch& part, const orders::Order& order) {
    const auto line = std::ranges::find(order.lines, part.line, &orders::OrderLine::number);
    const auto [found, is_new] = stops_.try_emplace(Stop{part.place, part.lot, line->sku});
    PickList::Line& stop = found->second;
    if (is_new) stop = at(part, *line);
    stop.quantity.base += part.base;
    if (stop.orders.empty() || stop.orders.back().order != order.id) {
      stop.orders.push_back({order.id, order.external_id, 0, {0, stop.quantity.unit}});
    }
    stop.orders.back().packs += part.base / part.net_base;
    stop.orders.back().part.base += part.base % part.net_base;
  }

  std::vector<PickList::Line> lines() && {
    using Key = std::tuple<std::string, std::string, Date, std::string, std::string>;
    std::vector<std::pair<Key, PickList::Line>> keyed;
    for (auto& [stop, line] : stops_) {
      Key key{catalog::text::sort_key(line.place), catalog::text::sort_key(line.product),
              line.expires_on, line.lot, line.sku};
      keyed.emplace_back(std::move(key), std::move(line));
    }
    std::ranges::sort(keyed, {}, &std::pair<Key, PickList::Line>::first);
    std::vector<PickList::Line> lines;
    for (auto& [key, line] : keyed) lines.push_back(std::move(line));
    return lines;
  }

 private:
  PickList::Line at(const orders::ToFetch& part, const orders::OrderLine& of) {
    PickList::Line line;
    line.pack = of.name;
    line.sku = of.sku;
    if (const auto place = catalog::stock::find_place(scope_, part.place)) {
      line.place = place->place.name;
    }
    if (const auto lot = catalog::stock::find_lot(scope_, part.lot)) {
      line.lot = lot->lot.code;
      line.expires_on = lot->lot.expires_on;
    }
    if (const auto product = catalog::products::find_product(scope_, part.product)) {
      line.product = product->product.name;
      line.quantity.unit = product->product.base;
    }
    return line;
  }

  const store::Scope& scope_;
  std::map<Stop, PickList::Line> stops_;
};

void write_line(json::Writer& out, const PickList::Line& line) {
  out.object([&] {
    out.field("place", line.place);
    out.field("product", line.product);
    out.field("pack", line.pack);
    out.field("sku", line.sku);
    out.field("lot", line.lot);
    out.field("expires_on", iso_date(line.expires_on));
    out.field("quantity_base", line.quantity.base);
    out.field("quantity", measure::vietnamese(line.quantity));
    out.array("orders", [&] {
      for (const auto& order : line.orders) {
        out.object([&] {
          out.field("order_id", order.order.text);
          out.field("external_id", order.external_id);
          out.field("packs", order.packs);
          out.field("part", order.part.base == 0 ? "" : measure::vietnamese(order.part));
        });
      }
    });
  });
}

}  // namespace

Result<PickList> read_pick_list(const store::Scope& scope, const std::vector<std::string>& wanted,
                                Date today) {
  auto found = chosen(scope, wanted);
  if (!found) return found.error();
  PickList list;
  list.on = today;
  list.left_out = found->size() > orders::picking_orders_max;
  if (list.left_out) found->resize(orders::picking_orders_max);
  if (const auto row = catalog::producers::find_cooperative(scope)) {
    list.cooperative = row->cooperative.name;
  }
  ChannelNames channels = channel_names(scope);
  std::vector<OrderId> ids;
  for (const auto& order : *found) {
    ids.push_back(order.id);
    list.orders.push_back({order.id, order.external_id, channels[order.channel.text],
                           order.customer.name, is_short(order)});
  }
  Walk walk(scope);
  for (const auto& part : orders::to_fetch(scope, ids, today)) {
    walk.add(part, *std::ranges::find(*found, part.order, &orders::Order::id));
  }
  list.lines = std::move(walk).lines();
  return list;
}

std::string pick_list_json(const PickList& list) {
  json::Writer out;
  out.object([&] {
    out.field("on", iso_date(list.on));
    out.array("orders", [&] {
      for (const auto& order : list.orders) {
        out.object([&] {
          out.field("id", order.id.text);
          out.field("external_id", order.external_id);
          out.field("channel", order.channel);
          out.field("customer", order.customer);
          out.field("short", order.is_short);
        });
      }
    });
    out.array("lines", [&] {
      for (const auto& line : list.lines) write_line(out, line);
    });
    out.field("left_out", list.left_out);
  });
  return std::move(out).text();
}

documents::PickList to_print(const PickList& list) {
  documents::PickList printed;
  printed.cooperative = list.cooperative;
  printed.date = list.on;
  for (const auto& line : list.lines) {
    documents::PickList::Line to{.place = line.place,
                                 .product = line.product,
                                 .pack = line.pack,
                                 .lot_code = line.lot,
                                 .expires_on = line.expires_on,
                                 .quantity = line.quantity,
                                 .orders = {}};
    for (const auto& order : line.orders) {
      to.orders.push_back({order.external_id, order.packs, order.part});
    }
    printed.lines.push_back(std::move(to));
  }
  return printed;
}

}  // namespace ganh::service::api
