#include <charconv>

#include "service/api/lots.h"
#include "service/http/handlers.h"

namespace ganh::service::http {

namespace store = catalog::store;

namespace {

Result<std::int64_t> number_after(const std::string& after) {
  std::int64_t number = 0;
  if (after.empty()) return number;
  const auto end = after.data() + after.size();
  const auto [stop, failed] = std::from_chars(after.data(), end, number);
  if (failed == std::errc{} && stop == end && number >= 0) return number;
  return error(Code::invalid, "after", "page.after", {{"after", after}});
}

}  // namespace

Reply list_lots(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::lots_json(scope, *page, call.today());
  });
}

Reply get_lot(Call& call) {
  using enum accounts::Permission;
  const auto may = call.caller().permissions_in(call.cooperative());
  const api::LotSeen seen{may.holds(catalog_read), may.holds(shares_read) || may.holds(money_read)};
  return read_json(call, [&](const store::Scope& scope) {
    return api::lot_json(scope, call.name(1), call.today(), seen);
  });
}

Reply list_lot_entries(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  const auto number = number_after(page->after);
  if (!number) return call.refuse(number.error());
  const bool with_actors =
      call.caller().permissions_in(call.cooperative()).holds(accounts::Permission::changes_read);
  return read_json(call, [&](const store::Scope& scope) {
    return api::lot_entries_json(scope, call.name(1), *number, page->limit, with_actors);
  });
}

}  // namespace ganh::service::http
