#include "service/upkeep/books.h"

#include "catalog/books/check.h"
#include "catalog/changes/change_log.h"
#include "catalog/changes/check.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/cursors.h"

namespace ganh::service::upkeep {

namespace store = catalog::store;

namespace {

using Faults = std::vector<Fault>;

void add(Faults& faults, const store::Scope& scope, const std::string& check,
         const std::vector<catalog::Discrepancy>& found) {
  for (std::size_t at = 0; at < found.size() && at < faults_told_max; ++at) {
    faults.push_back({check,
                      "books.differ",
                      {{"cooperative", scope.cooperative().text},
                       {"what", found[at].what},
                       {"kept", std::to_string(found[at].kept)},
                       {"derived", std::to_string(found[at].derived)}}});
  }
}

// 1, 2, 3 … to the head, without a gap: whoever follows the log relies on it.
void check_changes(Faults& faults, const store::Scope& scope) {
  constexpr std::string_view sql = R"sql(
    SELECT COUNT(*), COALESCE(MIN(number), 1), COALESCE(MAX(number), 0)
      FROM changes
     WHERE cooperative_id = $1)sql";
  const std::int64_t last = catalog::changes::last_change(scope);
  scope.each(sql, {}, [&](const store::Row& row) {
    if (row.integer(0) == last && row.integer(1) == 1 && row.integer(2) == last) return;
    faults.push_back({"changes",
                      "books.changes",
                      {{"cooperative", scope.cooperative().text},
                       {"last", std::to_string(last)},
                       {"count", std::to_string(row.integer(0))}}});
  });
}

void check_channels(Faults& faults, const store::Scope& scope) {
  constexpr std::string_view lost_rows = R"sql(
    SELECT COUNT(*)
      FROM outbox
     WHERE cooperative_id = $1
       AND channel_id NOT IN (SELECT channel_id FROM channels WHERE cooperative_id = $1))sql";
  const std::int64_t last = catalog::changes::last_change(scope);
  for (const auto& channel : connectors::channel::all_channels(scope)) {
    const auto cursor = connectors::channel::find_cursor(scope, channel.id);
    if (!cursor || cursor->planned_change <= last) continue;
    faults.push_back({"channels",
                      "books.cursor",
                      {{"cooperative", scope.cooperative().text}, {"channel", channel.name}}});
  }
  if (const auto lost = scope.number(lost_rows, {}); lost > 0) {
    faults.push_back(
        {"channels",
         "books.outbox",
         {{"cooperative", scope.cooperative().text}, {"count", std::to_string(lost)}}});
  }
}

}  // namespace

Faults check_books(const store::Read& read) {
  Faults faults;
  for (const auto& cooperative : catalog::producers::all_cooperatives(read.global())) {
    const auto scope = read.scope(cooperative.id);
    add(faults, scope, "stock", catalog::stock::check(scope));
    add(faults, scope, "orders", catalog::orders::check(scope));
    add(faults, scope, "money", catalog::books::check(scope));
    check_changes(faults, scope);
    add(faults, scope, "changes", catalog::changes::check(scope));
    check_channels(faults, scope);
  }
  return faults;
}

}  // namespace ganh::service::upkeep
