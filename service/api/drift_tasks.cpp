#include "service/api/drift_tasks.h"

#include "connectors/publishing/drift_telling.h"

namespace ganh::service::api {

namespace publishing = connectors::publishing;

namespace {

constexpr auto kind = "listing_differs";
constexpr int drifts_read_max = 10 * listings_looked_at_max;

}  // namespace

void add_drift_tasks(std::vector<Task>& tasks, const catalog::store::Scope& scope,
                     const connectors::channel::Channel& of) {
  int named = 0;
  std::int64_t more = 0;
  for (const auto& drift : publishing::open_drifts(scope, of.id, drifts_read_max)) {
    const auto outlook = publishing::outlook(scope, drift);
    if (!publishing::needs_somebody(outlook)) continue;
    if (named == listings_looked_at_max) {
      more += 1;
      continue;
    }
    named += 1;
    Task task{kind, false, "listing", drift.pack.text, drift.sku, {}, 1, {}};
    task.words = publishing::difference(of, drift);
    task.because = publishing::said(outlook);
    tasks.push_back(std::move(task));
  }
  if (more == 0) return;
  Task task{kind, false, "channel", of.id.text, of.name, {}, more, {}};
  task.words = {
      "", "to_do.listings_differ", {{"channel", of.name}, {"count", std::to_string(more)}}};
  tasks.push_back(std::move(task));
}

}  // namespace ganh::service::api
