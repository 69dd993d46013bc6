#include "service/jobs/catch_up.h"

#include "connectors/publishing/planner.h"

namespace ganh::service::jobs {

namespace publishing = connectors::publishing;

Result<> catch_up(folder::DataFolder& folder, const CooperativeId& cooperative,
                  const connectors::channel::Channel& channel) {
  const auto behind = [&] {
    return folder.database().read([&](const catalog::store::Read& read) {
      return publishing::has_to_plan(read.scope(cooperative), channel,
                                     date_in_vietnam(folder.clock().now()));
    });
  };
  while (behind()) {
    const auto planned = folder.command(
        cooperative, "system", "plan", [&](catalog::changes::Command& command) -> Result<bool> {
          return publishing::plan_slice(command, channel);
        });
    if (!planned) return planned.error();
  }
  return {};
}

}  // namespace ganh::service::jobs
