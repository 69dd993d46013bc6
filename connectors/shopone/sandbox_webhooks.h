// Webhooks of the sandbox on their way to the seller: signed, and repeated until they are taken.

#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::shopone::till {

class Webhooks {
 public:
  explicit Webhooks(std::string secret) : secret_(std::move(secret)) {}

  // Empty: none are sent, and those that wait are given up. Each is sent `deliveries` times.
  void register_address(std::string url, int deliveries);
  const std::string& url() const { return url_; }

  void add(std::string body, Time now);  // beyond waiting_max the oldest is given up
  std::vector<sandbox::WebhookOut> due(Time now);
  std::optional<Time> next_due() const;
  void answered(std::string_view event_id, int status);

 private:
  struct Event {
    std::string id;
    std::string body;
    std::size_t attempts = 0;
    Time next_at{};
  };

  std::string secret_;
  std::string url_;
  int deliveries_ = 1;
  std::int64_t given_ = 0;
  std::deque<Event> waiting_;
};

}  // namespace ganh::connectors::shopone::till
