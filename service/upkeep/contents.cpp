#include "service/upkeep/contents.h"

#include <algorithm>

#include "catalog/producers/cooperatives.h"

namespace ganh::service::upkeep {

namespace store = catalog::store;

Contents contents_of(const store::Read& read) {
  constexpr std::string_view count_products = R"sql(
    SELECT COUNT(*) FROM products WHERE cooperative_id = $1)sql";
  constexpr std::string_view count_orders = R"sql(
    SELECT COUNT(*) FROM orders WHERE cooperative_id = $1)sql";
  constexpr std::string_view count_commands = R"sql(
    SELECT COUNT(*), COALESCE(MAX(at_us), 0)
      FROM commands
     WHERE cooperative_id = $1)sql";
  Contents contents;
  std::int64_t last_us = 0;
  for (const auto& cooperative : catalog::producers::all_cooperatives(read.global())) {
    const auto scope = read.scope(cooperative.id);
    ++contents.cooperatives;
    contents.products += scope.number(count_products, {});
    contents.orders += scope.number(count_orders, {});
    scope.each(count_commands, {}, [&](const store::Row& row) {
      contents.commands += row.integer(0);
      last_us = std::max(last_us, row.integer(1));
    });
  }
  if (contents.commands > 0) contents.last_command_at = from_us(last_us);
  return contents;
}

void write_contents(catalog::json::Writer& out, const Contents& contents) {
  out.field("cooperatives", contents.cooperatives);
  out.field("products", contents.products);
  out.field("orders", contents.orders);
  out.field("commands", contents.commands);
  if (contents.last_command_at) {
    out.field("last_command_at", rfc3339(*contents.last_command_at));
  } else {
    out.null_field("last_command_at");
  }
}

}  // namespace ganh::service::upkeep
