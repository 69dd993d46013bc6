#include "service/api/lots.h"

#include <map>

#include "catalog/changes/change_log.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/households.h"
#include "catalog/products/products.h"
#include "catalog/stock/ledger.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace measure = catalog::measure;
namespace orders = catalog::orders;
namespace producers = catalog::producers;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

std::optional<producers::Household> household_of(const store::Scope& scope, const HouseholdId& id) {
  auto row = producers::find_household(scope, id);
  if (!row) return std::nullopt;
  return std::move(row->household);
}

void write_household_members(json::Writer& out,
                             const std::optional<producers::Household>& household,
                             bool with_phones) {
  const auto& of = household.value_or(producers::Household{});
  out.field("code", of.code);
  out.field("name", of.name);
  if (with_phones)
    out.field("phone", of.phone);
  else
    out.null_field("phone");
  out.field("hamlet", of.hamlet);
}

void write_listed(json::Writer& out, const LotOf& lot, Date today) {
  const auto& row = lot.row;
  out.object([&] {
    out.field("id", row.lot.id.text);
    out.field("code", row.lot.code);
    out.object("product", [&] {
      out.field("code", lot.product.code);
      out.field("name", lot.product.name);
    });
    out.field("harvested_on", iso_date(row.lot.harvested_on));
    out.field("expires_on", iso_date(row.lot.expires_on));
    out.field("expired", row.lot.expires_on < today);
    out.field("recalled", row.recalled_why.has_value());
    write_amount(out, "received", {row.lot.received_base, lot.product.base});
    write_amount(out, "on_hand", {row.on_hand_base, lot.product.base});
  });
}

void write_terms(json::Writer& out, const stock::Lot& lot, bool with_terms) {
  out.field("grade", lot.grade);
  out.field("terms", stock::name(lot.terms));
  if (!with_terms) {
    for (const char* key : {"household_share_bp", "bought_vnd", "bought_per_base"}) {
      out.null_field(key);
    }
    return;
  }
  out.field("household_share_bp", lot.household_share_bp);
  out.field("bought_vnd", lot.bought_for.vnd);
  out.field("bought_per_base", lot.bought_per_base);
}

void write_next(json::Writer& out, bool has_more, std::string_view next) {
  if (has_more)
    out.field("next", next);
  else
    out.null_field("next");
}

void write_order_of(json::Writer& out, const store::Scope& scope, const stock::Entry& entry) {
  const auto order = entry.cause == stock::Cause::packed
                         ? orders::find_order_of(scope, ShipmentId{entry.cause_id})
                         : std::nullopt;
  if (!order) {
    out.null_field("order");
    return;
  }
  out.object("order", [&] {
    out.field("id", order->id.text);
    out.field("external_id", order->external_id);
  });
}

void write_entry(json::Writer& out, const store::Scope& scope, const stock::Written& written,
                 measure::BaseUnit unit, bool with_actors) {
  const auto& entry = written.entry;
  const auto place = stock::find_place(scope, entry.place);
  out.object([&] {
    out.field("number", written.number);
    out.field("at", rfc3339(written.at));
    if (with_actors) {
      const auto heading = catalog::changes::find_heading(scope, written.command);
      out.field("actor", heading ? heading->actor : std::string());
    } else {
      out.null_field("actor");
    }
    out.field("cause", stock::name(entry.cause));
    write_order_of(out, scope, entry);
    write_amount(out, "quantity", {entry.quantity_base, unit});
    write_place(out, "place", place ? place->place : stock::Place{});
    if (entry.waste)
      out.field("waste", stock::name(*entry.waste));
    else
      out.null_field("waste");
    out.field("why", entry.why);
  });
}

}  // namespace

void write_origin(json::Writer& out, const store::Scope& scope, const LotOf& lot, Date today,
                  bool with_phones) {
  const auto& of = lot.row.lot;
  out.object("product", [&] {
    out.field("id", lot.product.id.text);
    out.field("code", lot.product.code);
    out.field("name", lot.product.name);
    out.field("unit", measure::name(lot.product.base));
  });
  out.object("household",
             [&] { write_household_members(out, household_of(scope, of.household), with_phones); });
  out.array("households", [&] {
    for (const auto& one : of.contributions) {
      out.object([&] {
        write_household_members(out, household_of(scope, one.household), with_phones);
        write_amount(out, "received", {one.received_base, lot.product.base});
      });
    }
  });
  out.field("harvested_on", iso_date(of.harvested_on));
  out.field("expires_on", iso_date(of.expires_on));
  out.field("expired", of.expires_on < today);
}

void write_balances(json::Writer& out, const store::Scope& scope, const LotOf& lot) {
  out.array("places", [&] {
    for (const auto& balance : stock::balances_of(scope, lot.row.lot.id)) {
      const auto place = stock::find_place(scope, balance.place);
      if (!place) continue;
      out.object([&] {
        out.field("code", place->place.code);
        out.field("name", place->place.name);
        out.field("sells", place->place.sells);
        write_amount(out, "on_hand", {balance.on_hand_base, lot.product.base});
      });
    }
  });
}

std::string lots_json(const store::Scope& scope, const Page& page, Date today) {
  auto rows = stock::all_lots(scope, page.after, page.limit + 1);
  const bool has_more = rows.size() > static_cast<std::size_t>(page.limit);
  if (has_more) rows.pop_back();
  const std::string last = has_more ? rows.back().lot.code : std::string();
  std::map<ProductId, catalog::products::Product> products;
  json::Writer out;
  out.object([&] {
    out.array("lots", [&] {
      for (auto& row : rows) {
        const ProductId id = row.lot.product;
        if (!products.contains(id)) {
          products.emplace(id, catalog::products::find_product(scope, id)->product);
        }
        write_listed(out, {std::move(row), products.at(id)}, today);
      }
    });
    write_next(out, has_more, last);
  });
  return std::move(out).text();
}

Result<std::string> lot_json(const store::Scope& scope, const std::string& wanted, Date today,
                             const LotSeen& seen) {
  const auto lot = lot_of(scope, wanted);
  if (!lot) return lot.error();
  const auto& row = lot->row;
  json::Writer out;
  out.object([&] {
    out.field("id", row.lot.id.text);
    out.field("code", row.lot.code);
    write_origin(out, scope, *lot, today, seen.with_phones);
    write_terms(out, row.lot, seen.with_terms);
    write_amount(out, "received", {row.lot.received_base, lot->product.base});
    write_amount(out, "on_hand", {row.on_hand_base, lot->product.base});
    // Of a lot whose last day is over nothing is sold, wherever it lies.
    const bool expired = row.lot.expires_on < today;
    write_amount(out, "sellable", {expired ? 0 : row.sellable_base, lot->product.base});
    if (row.recalled_why)
      out.field("recalled_why", *row.recalled_why);
    else
      out.null_field("recalled_why");
    write_balances(out, scope, *lot);
  });
  return std::move(out).text();
}

Result<std::string> lot_entries_json(const store::Scope& scope, const std::string& wanted,
                                     std::int64_t number, int limit, bool with_actors) {
  const auto lot = lot_of(scope, wanted);
  if (!lot) return lot.error();
  auto entries = stock::entries_of(scope, lot->row.lot.id, number, limit + 1);
  const bool has_more = entries.size() > static_cast<std::size_t>(limit);
  if (has_more) entries.pop_back();
  json::Writer out;
  out.object([&] {
    out.array("entries", [&] {
      for (const auto& one : entries) {
        write_entry(out, scope, one, lot->product.base, with_actors);
      }
    });
    write_next(out, has_more, has_more ? std::to_string(entries.back().number) : std::string());
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
