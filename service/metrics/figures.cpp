#include "service/metrics/figures.h"

#include "catalog/producers/cooperatives.h"
#include "connectors/channel/channels.h"
#include "service/metrics/metrics.h"

namespace ganh::service::metrics {

namespace store = catalog::store;

Figures read_figures(store::Database& database) {
  constexpr std::string_view orders_by_state = R"sql(
    SELECT state, COUNT(*)
      FROM orders
     WHERE cooperative_id = $1
     GROUP BY state
     ORDER BY state)sql";
  return database.read([](const store::Read& read) {
    Figures figures;
    for (const auto& cooperative : catalog::producers::all_cooperatives(read.global())) {
      const auto scope = read.scope(cooperative.id);
      scope.each(orders_by_state, {},
                 [&](const store::Row& row) { figures.orders[row.string(0)] += row.integer(1); });
      for (const auto& channel : connectors::channel::all_channels(scope)) {
        if (figures.outbox.size() == channels_shown_max) break;
        figures.outbox.push_back(
            {cooperative.id.text, channel.name, connectors::publishing::counts(scope, channel.id)});
      }
    }
    return figures;
  });
}

}  // namespace ganh::service::metrics
