#include "connectors/postmart/sandbox_webhooks.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "connectors/transport/signing.h"

namespace ganh::connectors::postmart::market {

namespace {

constexpr std::size_t events_max = 1'000;
constexpr Duration repeats[] = {std::chrono::seconds{30}, std::chrono::minutes{2},
                                std::chrono::minutes{10}, std::chrono::hours{1}};

// "http://host:port/a?b" → "/a?b".
std::string target_of(std::string_view url) {
  const auto host = url.find("://");
  const auto path = host == url.npos ? url.npos : url.find('/', host + 3);
  return path == url.npos ? "/" : std::string(url.substr(path));
}

}  // namespace

void Webhooks::add(std::string body, Time now) {
  if (!sends()) return;
  if (events_.size() >= events_max) events_.pop_front();
  events_.push_back({fmt::format("evt_{:08}", next_id_++), std::move(body), 0, now});
}

std::vector<sandbox::WebhookOut> Webhooks::due(Time now) {
  std::vector<sandbox::WebhookOut> out;
  if (!sends()) return out;
  for (Event& event : events_) {
    if (now < event.next_at) continue;
    const auto signed_as = transport::sign_webhook(secret_, event.id, now, event.body);
    const sandbox::WebhookOut webhook{settings.url,
                                      {"POST",
                                       target_of(settings.url),
                                       {{"Content-Type", "application/json"},
                                        {"webhook-id", signed_as.id},
                                        {"webhook-timestamp", signed_as.timestamp},
                                        {"webhook-signature", signed_as.signature}},
                                       event.body}};
    out.insert(out.end(), static_cast<std::size_t>(settings.deliveries), webhook);
    if (event.attempts < std::size(repeats)) event.next_at = now + repeats[event.attempts];
    ++event.attempts;
  }
  std::erase_if(events_, [](const Event& event) { return event.attempts > std::size(repeats); });
  if (settings.newest_first) std::ranges::reverse(out);
  return out;
}

std::optional<Time> Webhooks::next_due() const {
  if (!sends() || events_.empty()) return std::nullopt;
  return std::ranges::min_element(events_, {}, &Event::next_at)->next_at;
}

void Webhooks::answered(std::string_view webhook_id, int status) {
  if (status < 200 || status > 299) return;
  std::erase_if(events_, [&](const Event& event) { return event.id == webhook_id; });
}

}  // namespace ganh::connectors::postmart::market
