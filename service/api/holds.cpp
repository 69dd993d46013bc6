#include "service/api/holds.h"

#include "catalog/json/json.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/holds.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace stock = catalog::stock;
namespace store = catalog::store;

namespace {

void write_hold(json::Writer& out, const store::Scope& scope, const stock::Hold& hold,
                bool with_names) {
  const auto pack = catalog::products::find_pack(scope, hold.pack);
  const auto product = catalog::products::find_product(scope, hold.product);
  out.object([&] {
    out.field("id", hold.id.text);
    out.field("sku", pack ? pack->pack.sku : std::string());
    out.field("pack", pack ? pack->pack.name : std::string());
    out.field("product_id", hold.product.text);
    out.field("product", product ? product->product.name : std::string());
    out.field("packs", hold.packs);
    out.field("short_packs", hold.short_packs);
    if (with_names)
      out.field("for_whom", hold.for_whom);
    else
      out.null_field("for_whom");
    out.field("expires_at", rfc3339(hold.expires_at));
  });
}

}  // namespace

std::string holds_json(const store::Scope& scope, bool with_names) {
  json::Writer out;
  out.object([&] {
    out.array("holds", [&] {
      for (const auto& hold : stock::holds(scope)) write_hold(out, scope, hold, with_names);
    });
  });
  return std::move(out).text();
}

Result<std::string> make_hold(catalog::changes::Command& command, const HoldWanted& wanted,
                              bool with_names) {
  const auto pack = catalog::products::find_pack(command.rows(), wanted.sku);
  if (!pack) return error(Code::not_found, "sku", "pack.not_found", {{"sku", wanted.sku}});
  const auto made =
      stock::hold_for(command, pack->pack.id, wanted.packs, wanted.for_whom, wanted.expires_at);
  if (!made) return made.error();
  json::Writer out;
  write_hold(out, command.rows(), *stock::find_hold(command.rows(), *made), with_names);
  return std::move(out).text();
}

}  // namespace ganh::service::api
