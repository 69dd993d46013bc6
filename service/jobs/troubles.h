// What last went wrong on each channel, until something goes right there.

#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "connectors/publishing/engine.h"

namespace ganh::service::jobs {

// Any thread.
class Troubles {
 public:
  void note(const connectors::publishing::Event& event);

  // By the channel's name.
  std::optional<std::string> of(const std::string& channel) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> by_channel_;
};

}  // namespace ganh::service::jobs
