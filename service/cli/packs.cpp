#include "catalog/json/json_text.h"
#include "catalog/measure/money.h"
#include "connectors/transport/http_message.h"
#include "service/cli/mistakes.h"
#include "service/cli/options.h"
#include "service/cli/sending.h"
#include "service/telling/show_stock.h"
#include "service/words/help_packs.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using office::Office;
using office::Reply;

namespace {

constexpr auto page_size = "100";

struct PackChange {
  std::string sku;
  std::string price;
  std::string available;
  std::string by_weight;
};

// Every page of products; the last one is a refusal if one was refused.
std::vector<Reply> all_products(Office& office) {
  std::vector<Reply> pages;
  std::string after;
  do {
    pages.push_back(office.get(office.path("/products?limit=") + page_size +
                               (after.empty() ? "" : "&after=" + after)));
    after = connectors::transport::percent_encode(pages.back()["next"].text_or());
  } while (pages.back() && !after.empty());
  return pages;
}

std::vector<json::Value> products_in(const std::vector<Reply>& pages) {
  std::vector<json::Value> products;
  for (const auto& page : pages) {
    for (const auto& product : page["products"].items()) products.push_back(product);
  }
  return products;
}

int run_list(const Console& console, Office& office) {
  const auto pages = all_products(office);
  if (!pages.back()) return console.refuse(pages.back());
  const auto products = products_in(pages);
  if (!console.json) {
    telling::show_packs(console.paper(), products);
    return done;
  }
  json::Writer out;
  out.object([&] {
    out.array("products", [&] {
      for (const auto& product : products) json::copy(out, product);
    });
  });
  return console.answer(std::move(out).text());
}

std::string id_of(const std::vector<Reply>& pages, const std::string& sku) {
  for (const auto& product : products_in(pages)) {
    for (const auto& pack : product["packs"].items()) {
      if (pack["sku"].text_or() == sku) return pack["id"].text_or();
    }
  }
  return "";
}

Result<std::string> change_json(const PackChange& wanted) {
  json::Writer out;
  std::optional<catalog::measure::Money> price;
  if (!wanted.price.empty()) {
    price = catalog::measure::parse_money(wanted.price);
    if (!price) {
      return error(Code::invalid, "--price", "price.unreadable", {{"text", wanted.price}});
    }
  }
  out.object([&] {
    if (price) out.field("price_vnd", price->vnd);
    if (!wanted.available.empty()) out.field("available", wanted.available == "yes");
    if (!wanted.by_weight.empty()) out.field("catch_weight", wanted.by_weight == "yes");
  });
  return std::move(out).text();
}

int run_change(const Console& console, Office& office, const PackChange& wanted) {
  const auto body = change_json(wanted);
  if (!body) return console.refuse(body.error());
  const auto pages = all_products(office);
  if (!pages.back()) return console.refuse(pages.back());
  const std::string id = id_of(pages, wanted.sku);
  if (id.empty()) {
    return console.refuse(error(Code::not_found, "sku", "goods.not_found", {{"sku", wanted.sku}}));
  }
  // Changed only by whoever has seen it as it is.
  const std::string target = office.path("/packs/") + id;
  const auto now = office.get(target);
  if (!now) return console.refuse(now);
  const auto changed = office.change(target, *body, now.tag());
  if (!changed) return console.refuse(changed);
  if (console.json) {
    console.answer(changed.body());
  } else {
    telling::show_pack_change(console.paper(), changed["pack"]);
  }
  tell_marketplaces(console, office);
  return done;
}

}  // namespace

void add_packs(const Commands& commands) {
  namespace help = words::help;
  CLI::App* command = commands.add_inside(commands.app, "packs", help::packs);
  commands.on_chosen(*command, run_list);

  const auto wanted = std::make_shared<PackChange>();
  CLI::App* change = commands.add_inside(*command, "change", help::change_pack);
  Options given(commands, *change);
  const auto yes_or_no = one_of(commands.console.language, {"yes", "no"});
  given.needed("sku", wanted->sku, help::pack_sku, "SKU");
  given.maybe("--price", wanted->price, help::pack_price, "MONEY");
  given.maybe("--available", wanted->available, help::pack_available, "yes|no")->check(yes_or_no);
  given.maybe("--by-weight", wanted->by_weight, help::pack_by_weight, "yes|no")->check(yes_or_no);
  commands.on_chosen(*change, [wanted](const Console& console, Office& office) {
    return run_change(console, office, *wanted);
  });
}

}  // namespace ganh::service::cli
