#include "service/api/recalls.h"

#include <map>
#include <optional>
#include <vector>

#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/shipments.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/stock/recalls.h"
#include "service/api/lots.h"
#include "service/api/period_reports.h"

namespace ganh::service::api {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace orders = catalog::orders;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

// What of the lot is in an order and has not come back.
struct Concerned {
  orders::Order order;
  std::string channel;
  std::int64_t packs = 0;  // at most: a pack that holds any of it counts whole
  std::int64_t base = 0;
  std::optional<Time> sent_at;
};

void add_line(Concerned& into, const orders::OrderLine& line, std::int64_t base) {
  into.base += base;
  if (line.packed_base < 1) return;
  into.packs += (base * line.packed_packs + line.packed_base - 1) / line.packed_base;
}

Concerned concerned(const store::Scope& scope, const LotId& lot, orders::Order&& order) {
  Concerned out{std::move(order), "", 0, 0, {}};
  std::map<int, std::int64_t> by_line;
  for (const auto& pick : orders::picks_of(scope, out.order.id)) {
    if (pick.lot != lot || pick.quantity_base <= pick.returned_base) continue;
    by_line[pick.line] += pick.quantity_base - pick.returned_base;
    for (const auto& shipment : out.order.shipments) {
      if (shipment.id == pick.shipment && shipment.shipped_at) out.sent_at = shipment.shipped_at;
    }
  }
  for (const auto& line : out.order.lines) {
    const auto found = by_line.find(line.number);
    if (found != by_line.end()) add_line(out, line, found->second);
  }
  out.channel = channel_name(scope, out.order.channel);
  return out;
}

std::vector<Concerned> concerned_by(const store::Scope& scope, const LotId& lot,
                                    const std::string& after, int limit) {
  std::vector<Concerned> all;
  for (const auto& id : orders::orders_with(scope, lot, after, limit)) {
    if (auto order = orders::find_order(scope, id)) {
      all.push_back(concerned(scope, lot, *std::move(order)));
    }
  }
  return all;
}

void write_order(json::Writer& out, const Concerned& one, catalog::measure::BaseUnit unit,
                 bool with_customers) {
  out.object([&] {
    out.field("id", one.order.id.text);
    out.field("external_id", one.order.external_id);
    out.field("channel", one.channel);
    out.field("state", orders::name(one.order.state));
    if (with_customers) {
      out.object("customer", [&] {
        out.field("name", one.order.customer.name);
        out.field("phone", one.order.customer.phone);
        out.field("address", one.order.customer.address);
      });
    } else {
      out.null_field("customer");
    }
    out.field("packs", one.packs);
    write_amount(out, "quantity", {one.base, unit});
    if (one.sent_at)
      out.field("sent_at", rfc3339(*one.sent_at));
    else
      out.null_field("sent_at");
  });
}

void write_recall(json::Writer& out, const std::optional<stock::Recall>& recall) {
  out.field("recalled", recall.has_value());
  out.field("why", recall ? recall->why : std::string());
  out.field("what_to_say", recall ? recall->to_say : std::string());
  if (recall && recall->since > Time{})
    out.field("since", rfc3339(recall->since));
  else
    out.null_field("since");
}

std::string sent_on(const Concerned& one) {
  return one.sent_at ? vietnamese_date(date_in_vietnam(*one.sent_at)) : "chưa gửi";
}

std::string household_name(const store::Scope& scope, const HouseholdId& id) {
  const auto row = catalog::producers::find_household(scope, id);
  if (!row) return "";
  const auto& of = row->household;
  return of.name + (of.hamlet.empty() ? "" : ", " + of.hamlet);
}

std::string households_of(const store::Scope& scope, const stock::Lot& lot) {
  if (lot.contributions.empty()) return household_name(scope, lot.household);
  std::string names;
  for (const auto& one : lot.contributions) {
    names += (names.empty() ? "" : "; ") + household_name(scope, one.household);
  }
  return names;
}

}  // namespace

Result<std::string> recall_json(const store::Scope& scope, const std::string& wanted,
                                const Page& page, const Asking& asking) {
  const auto lot = lot_of(scope, wanted);
  if (!lot) return lot.error();
  const LotId& id = lot->row.lot.id;
  auto found = concerned_by(scope, id, page.after, page.limit + 1);
  const bool has_more = found.size() > static_cast<std::size_t>(page.limit);
  if (has_more) found.pop_back();
  json::Writer out;
  out.object([&] {
    out.object("lot", [&] {
      out.field("id", id.text);
      out.field("code", lot->row.lot.code);
      write_origin(out, scope, *lot, asking.today, asking.with_phones);
    });
    write_recall(out, stock::find_recall(scope, id));
    write_amount(out, "received", {lot->row.lot.received_base, lot->product.base});
    write_amount(out, "on_hand", {lot->row.on_hand_base, lot->product.base});
    write_balances(out, scope, *lot);
    out.array("orders", [&] {
      for (const auto& one : found) {
        write_order(out, one, lot->product.base, asking.with_customers);
      }
    });
    out.field("orders_count", orders::count_orders_with(scope, id));
    out.field("to_call_count", orders::count_customers_with(scope, id));
    if (has_more)
      out.field("next", found.back().order.id.text);
    else
      out.null_field("next");
  });
  return std::move(out).text();
}

Result<std::string> recall_lot(catalog::changes::Command& command, const RecallWanted& wanted,
                               const Asking& asking) {
  const auto lot = lot_of(command.rows(), wanted.lot);
  if (!lot) return lot.error();
  const auto done = stock::recall(command, lot->row.lot.id, wanted.why, wanted.what_to_say);
  if (!done) return done.error();
  return recall_json(command.rows(), wanted.lot, {page_limit_max, ""}, asking);
}

Result<> lift_recall(catalog::changes::Command& command, const std::string& wanted) {
  const auto lot = lot_of(command.rows(), wanted);
  if (!lot) return lot.error();
  return stock::lift_recall(command, lot->row.lot.id);
}

Result<documents::RecallList> recall_list_of(const store::Scope& scope, const std::string& wanted,
                                             Date today) {
  const auto lot = lot_of(scope, wanted);
  if (!lot) return lot.error();
  const auto recall = stock::find_recall(scope, lot->row.lot.id);
  const auto cooperative = catalog::producers::find_cooperative(scope);
  documents::RecallList list;
  list.cooperative = cooperative ? cooperative->cooperative.name : "";
  list.date = today;
  list.lot_code = lot->row.lot.code;
  list.product = lot->product.name;
  list.household = households_of(scope, lot->row.lot);
  if (recall) {
    list.reason = recall->why;
    list.to_say = recall->to_say;
  }
  // One more than can be printed: the document then refuses, and nobody is left out unseen.
  const int most = static_cast<int>(documents::recall_lines_max) + 1;
  for (const auto& one : concerned_by(scope, lot->row.lot.id, "", most)) {
    list.lines.push_back({one.order.customer.name, one.order.customer.phone,
                          one.order.customer.address, one.channel, one.order.external_id, one.packs,
                          sent_on(one)});
  }
  return list;
}

}  // namespace ganh::service::api
