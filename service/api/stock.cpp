#include "service/api/stock.h"

#include <algorithm>

#include "catalog/books/check.h"
#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/planner.h"
#include "service/api/parties.h"
#include "service/api/product_pages.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

SellableOn sellable_on(const store::Scope& scope, const channel::Channel& on,
                       const ProductId& product, Date today) {
  SellableOn out{on.id, on.name, 0, {}};
  out.passing_base = stock::passing_base(scope, product, today, on.profile.days_kept_min());
  for (const auto& row : catalog::products::packs_of(scope, product)) {
    const auto packs = connectors::publishing::allowance_now(scope, on, row.pack.id, today);
    out.packs.push_back({row.pack.sku, packs});
  }
  return out;
}

std::vector<LyingAt> lying_at(const store::Scope& scope, const stock::LotRow& row,
                              const std::vector<stock::PlaceRow>& places) {
  if (places.size() == 1) return {{places.front().place.code, row.on_hand_base}};
  std::vector<LyingAt> lying;
  for (const auto& balance : stock::balances_of(scope, row.lot.id)) {
    const auto place = std::ranges::find_if(
        places, [&](const auto& one) { return one.place.id == balance.place; });
    if (place != places.end()) lying.push_back({place->place.code, balance.on_hand_base});
  }
  return lying;
}

// What the lots of every product are shown with.
struct Around {
  Households households;
  std::vector<stock::PlaceRow> places;
  Date today{};
};

std::vector<LotOnHand> lots_of(const store::Scope& scope, const ProductId& product,
                               const Around& around, std::int64_t& left_out) {
  std::vector<LotOnHand> lots;
  for (auto& row : stock::lots_on_hand(scope, product)) {
    if (lots.size() == lots_max) {
      ++left_out;
      continue;
    }
    const bool expired = row.lot.expires_on < around.today;
    LotOnHand lot{std::move(row), "", "", expired, {}};
    lot.places = lying_at(scope, lot.row, around.places);
    const auto household = around.households.find(lot.row.lot.household);
    if (household != around.households.end()) {
      lot.household_code = household->second.code;
      lot.household_name = household->second.name;
    }
    lots.push_back(std::move(lot));
  }
  return lots;
}

void write_lot(json::Writer& out, const LotOnHand& lot, catalog::measure::BaseUnit base) {
  out.object([&] {
    out.field("id", lot.row.lot.id.text);
    out.field("code", lot.row.lot.code);
    out.object("household", [&] {
      out.field("code", lot.household_code);
      out.field("name", lot.household_name);
    });
    out.field("harvested_on", iso_date(lot.row.lot.harvested_on));
    out.field("expires_on", iso_date(lot.row.lot.expires_on));
    out.field("expired", lot.expired);
    out.field("recalled", lot.row.recalled_why.has_value());
    out.field("on_hand_base", lot.row.on_hand_base);
    out.field("on_hand", catalog::measure::vietnamese({lot.row.on_hand_base, base}));
    out.field("received_base", lot.row.lot.received_base);
    out.field("grade", lot.row.lot.grade);
    out.array("places", [&] {
      for (const auto& at : lot.places) {
        out.object([&] {
          out.field("code", at.place_code);
          out.field("on_hand_base", at.on_hand_base);
          out.field("on_hand", catalog::measure::vietnamese({at.on_hand_base, base}));
        });
      }
    });
  });
}

void write_channel(json::Writer& out, const SellableOn& on) {
  out.object([&] {
    out.field("channel_id", on.channel.text);
    out.field("channel", on.name);
    out.field("passing_base", on.passing_base);
    out.array("packs", [&] {
      for (const auto& pack : on.packs) {
        out.object([&] {
          out.field("sku", pack.sku);
          out.field("sellable_packs", pack.packs);
        });
      }
    });
  });
}

void write_product(json::Writer& out, const ProductStock& of) {
  const auto words = [&](std::int64_t base) {
    return catalog::measure::vietnamese({base, of.product.base});
  };
  out.object([&] {
    out.field("id", of.product.id.text);
    out.field("code", of.product.code);
    out.field("name", of.product.name);
    out.field("unit", catalog::measure::name(of.product.base));
    out.field("on_hand_base", of.stock.on_hand_base);
    out.field("sellable_base", of.stock.sellable_base);
    out.field("reserved_base", of.stock.reserved_base);
    out.field("on_hand", words(of.stock.on_hand_base));
    out.field("sellable", words(of.stock.sellable_base));
    out.field("free",
              words(std::max<std::int64_t>(0, of.stock.sellable_base - of.stock.reserved_base)));
    out.field("reserved", words(of.stock.reserved_base));
    out.array("channels", [&] {
      for (const auto& on : of.channels) write_channel(out, on);
    });
    out.array("lots", [&] {
      for (const auto& lot : of.lots) write_lot(out, lot, of.product.base);
    });
    out.field("lots_left_out", of.lots_left_out);
  });
}

}  // namespace

Result<StockPage> read_stock(const store::Scope& scope, const Page& page, Date today) {
  auto rows = product_rows(scope, page);
  if (!rows) return std::move(rows).error();
  const auto channels = channel::all_channels(scope);
  const Around around{households_by_id(scope), stock::all_places(scope), today};

  StockPage found{{}, std::move(rows->next)};
  for (auto& row : rows->rows) {
    const ProductId id = row.product.id;
    ProductStock of{std::move(row.product), stock::stock_of(scope, id, today), {}, {}, 0};
    for (const auto& on : channels) of.channels.push_back(sellable_on(scope, on, id, today));
    of.lots = lots_of(scope, id, around, of.lots_left_out);
    found.products.push_back(std::move(of));
  }
  return found;
}

std::string stock_json(const StockPage& page) {
  json::Writer out;
  out.object([&] {
    out.array("products", [&] {
      for (const auto& product : page.products) write_product(out, product);
    });
    if (page.next.empty())
      out.null_field("next");
    else
      out.field("next", page.next);
  });
  return std::move(out).text();
}

std::vector<catalog::Discrepancy> check_stock(const store::Scope& scope) {
  auto found = stock::check(scope);
  for (auto& one : catalog::orders::check(scope)) found.push_back(std::move(one));
  for (auto& one : catalog::books::check(scope)) found.push_back(std::move(one));
  return found;
}

std::string check_json(const std::vector<catalog::Discrepancy>& discrepancies) {
  json::Writer out;
  out.object([&] {
    out.field("ok", discrepancies.empty());
    out.array("discrepancies", [&] {
      for (const auto& found : discrepancies) {
        out.object([&] {
          out.field("what", found.what);
          out.field("kept", found.kept);
          out.field("derived", found.derived);
        });
      }
    });
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
