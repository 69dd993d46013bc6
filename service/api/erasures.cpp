#include "service/api/erasures.h"

#include "catalog/json/json.h"
#include "catalog/orders/customers.h"
#include "connectors/receiving/inbox.h"

namespace ganh::service::api {

namespace orders = catalog::orders;

Erasure erasure_on(Date today, int days_kept) {
  Erasure erasure;
  erasure.rule = orders::retention_rule_on(orders::shipped_retention_rules(), today);
  erasure.days_kept = orders::days_customers_kept(today, days_kept);
  erasure.ended_before = today - std::chrono::days{erasure.days_kept};
  erasure.quiet_since = erasure.ended_before;
  return erasure;
}

std::int64_t customers_to_erase(const catalog::store::Scope& scope, const Erasure& erasure) {
  return orders::customers_to_erase(scope, start_of_day(erasure.ended_before)) +
         orders::quiet_customers_to_erase(scope, start_of_day(erasure.quiet_since));
}

Erased erase_slice(catalog::changes::Command& command, const Erasure& erasure, int limit) {
  const Time ended_before = start_of_day(erasure.ended_before);
  const Time quiet_since = start_of_day(erasure.quiet_since);
  Erased erased;
  erased.orders = orders::erase_customers(command, ended_before, limit) +
                  orders::erase_quiet_customers(command, quiet_since, limit);
  // Once no customer is left, so that no text stays behind that was looked at too early.
  if (erased.orders > 0) return erased;
  erased.raw_texts = connectors::receiving::erase_raw(command, ended_before, limit);
  erased.notes = orders::erase_notes_of_nobody(command, quiet_since, limit);
  erased.tracking_events = orders::erase_tracking(command, quiet_since, limit);
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
    out.field("days_kept", erasure.days_kept);
    out.field("ended_before", iso_date(erasure.ended_before));
    out.field("quiet_since", iso_date(erasure.quiet_since));
    out.field("rehearsal", erasure.is_rehearsal);
    out.field("orders", erasure.orders);
    out.field("raw_texts", erasure.raw_texts);
    out.field("tracking_events", erasure.tracking_events);
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
