#include "service/api/erasures.h"

#include "catalog/json/json.h"
#include "catalog/orders/customers.h"
#include "connectors/receiving/inbox.h"

namespace ganh::service::api {

namespace orders = catalog::orders;

std::int64_t customers_to_erase(const catalog::store::Scope& scope, Date ended_before) {
  return orders::customers_to_erase(scope, start_of_day(ended_before));
}

Erased erase_slice(catalog::changes::Command& command, Date ended_before, int limit) {
  const Time before = start_of_day(ended_before);
  Erased erased;
  erased.orders = orders::erase_customers(command, before, limit);
  // Once no customer is left, so that no text stays behind that was looked at too early.
  if (erased.orders == 0) {
    erased.raw_texts = connectors::receiving::erase_raw(command, before, limit);
  }
  return erased;
}

std::string erasure_json(const Erasure& erasure) {
  catalog::json::Writer out;
  out.object([&] {
    out.object("rule", [&] {
      out.field("valid_from", iso_date(erasure.rule.valid_from));
      out.field("legal_basis", erasure.rule.legal_basis);
      out.field("days_kept", erasure.rule.days_kept);
    });
    out.field("ended_before", iso_date(erasure.ended_before));
    out.field("rehearsal", erasure.is_rehearsal);
    out.field("orders", erasure.orders);
    out.field("raw_texts", erasure.raw_texts);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
