#include "catalog/measure/money.h"
#include "catalog/products/packs.h"
#include "service/api/products.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/problem.h"
#include "service/http/shared_json.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace products = catalog::products;
namespace store = catalog::store;

namespace {

Error no_product() {
  return error(Code::not_found, "product_id", "product.not_found");
}
Error no_pack() {
  return error(Code::not_found, "pack_id", "pack.not_found");
}

// The pack's version, and with it nothing else that is shown beside it: what If-Match asks for.
std::string tag_of(std::int64_t version) {
  return "\"v" + std::to_string(version) + "\"";
}

Reply pack_reply(const api::PackAlone& pack) {
  auto reply = connectors::transport::json_reply(200, api::pack_json(pack));
  reply.headers.emplace_back("ETag", tag_of(pack.version));
  return reply;
}

struct PackChange {
  std::optional<std::int64_t> price_vnd;
  std::optional<bool> available;
  std::optional<bool> catch_weight;
};

Result<> apply(catalog::changes::Command& command, products::PackRow row,
               const PackChange& change) {
  if (change.price_vnd) row.pack.price = {*change.price_vnd};
  if (change.available) row.pack.available = *change.available;
  if (change.catch_weight) row.pack.catch_weight = *change.catch_weight;
  const auto put = products::put(command, row.pack, row.version);
  if (!put) return put.error();
  return {};
}

}  // namespace

Reply list_products(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_shared_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = api::read_products(scope, *page, call.today());
    if (!found) return found.error();
    return api::products_json(*found);
  });
}

Reply get_product(Call& call) {
  return read_shared_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = api::read_product(scope, ProductId{call.name(1)}, call.today());
    if (!found) return no_product();
    return api::product_json(*found);
  });
}

Reply get_pack(Call& call) {
  const auto found = call.read([&](const store::Scope& scope) {
    return api::read_pack(scope, PackId{call.name(1)}, call.today());
  });
  return found ? pack_reply(*found) : call.refuse(no_pack());
}

Reply change_pack(Call& call) {
  const auto wanted = connectors::transport::find(call.request().headers, "If-Match");
  if (!wanted) return call.refuse(428, {"If-Match", "request.if_match"});
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  PackChange change;
  change.price_vnd = fields.integer("price_vnd", 1, catalog::measure::price_vnd_max);
  change.available = fields.boolean("available");
  change.catch_weight = fields.boolean("catch_weight");
  const bool says_something =
      fields.has("price_vnd") || fields.has("available") || fields.has("catch_weight");
  if (!says_something) fields.refuse("", "body.empty");
  if (auto read = fields.end(); !read) return call.refuse(read.error());

  const auto changed =
      call.command("pack changed", [&](catalog::changes::Command& command) -> Result<bool> {
        auto row = products::find_pack(command.rows(), PackId{call.name(1)});
        if (!row) return no_pack();
        if (!is_tag(*wanted, tag_of(row->version), Comparison::strong)) return false;
        if (auto done = apply(command, std::move(*row), change); !done) return done.error();
        return true;
      });
  if (!changed) return call.refuse(changed.error());
  if (!*changed) return call.refuse(412, {"If-Match", "changed_since"});
  return get_pack(call);
}

}  // namespace ganh::service::http
