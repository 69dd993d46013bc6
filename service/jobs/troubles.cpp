#include "service/jobs/troubles.h"

namespace ganh::service::jobs {

void Troubles::note(const connectors::publishing::Event& event) {
  using Kind = connectors::publishing::Event::Kind;
  const std::lock_guard lock(mutex_);
  if (event.kind == Kind::retrying) {
    by_channel_[event.channel] = event.detail;
  } else if (event.kind == Kind::accepted || event.kind == Kind::pending ||
             event.kind == Kind::told || event.kind == Kind::order ||
             event.kind == Kind::tracked) {
    by_channel_.erase(event.channel);
  }
}

std::optional<std::string> Troubles::of(const std::string& channel) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_channel_.find(channel);
  if (found == by_channel_.end()) return std::nullopt;
  return found->second;
}

}  // namespace ganh::service::jobs
