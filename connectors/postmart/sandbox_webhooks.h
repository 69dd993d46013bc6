// Events on their way to the shop: when each is to be sent, and sent again.

#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/clock.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::postmart::market {

class Webhooks {
 public:
  struct Settings {
    std::string url;  // empty: none registered
    bool enabled = true;
    int deliveries = 1;  // how often each attempt is sent
    bool newest_first = false;
  };

  Webhooks(std::string secret, Settings initially)
      : settings(std::move(initially)), secret_(std::move(secret)) {}

  // Kept only while an address is registered; beyond events_max the oldest is given up.
  void add(std::string body, Time now);
  std::vector<sandbox::WebhookOut> due(Time now);
  std::optional<Time> next_due() const;
  void answered(std::string_view webhook_id, int status);

  Settings settings;

 private:
  struct Event {
    std::string id;
    std::string body;
    std::size_t attempts = 0;
    Time next_at{};
  };

  bool sends() const { return settings.enabled && !settings.url.empty(); }

  std::string secret_;
  std::int64_t next_id_ = 1;
  std::deque<Event> events_;
};

}  // namespace ganh::connectors::postmart::market
