#include "connectors/shopone/sandbox_webhooks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "connectors/transport/signing.h"

namespace ganh::connectors::shopone::till {

namespace {

constexpr std::size_t waiting_max = 1'000;
constexpr Duration repeats[] = {std::chrono::minutes{1}, std::chrono::minutes{5},
                                std::chrono::minutes{30}};

// "http://host:port/a?b" → "/a?b".
std::string target_of(std::string_view url) {
  const auto host = url.find("://");
  const auto path = host == url.npos ? url.npos : url.find('/', host + 3);
  return path == url.npos ? "/" : std::string(url.substr(path));
}

}  // namespace

void Webhooks::register_address(std::string url, int deliveries) {
  url_ = std::move(url);
  deliveries_ = deliveries;
  if (url_.empty()) waiting_.clear();
}

void Webhooks::add(std::string body, Time now) {
  if (url_.empty()) return;
  if (waiting_.size() >= waiting_max) waiting_.pop_front();
  waiting_.push_back({"ev" + std::to_string(++given_), std::move(body), 0, now});
}

std::vector<sandbox::WebhookOut> Webhooks::due(Time now) {
  std::vector<sandbox::WebhookOut> out;
  const std::string timestamp =
      std::to_string(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
  for (Event& event : waiting_) {
    if (now < event.next_at) continue;
    const std::string signature =
        "sha256=" + transport::hex(transport::hmac_sha256(secret_, timestamp + "." + event.body));
    const sandbox::WebhookOut webhook{url_,
                                      {"POST",
                                       target_of(url_),
                                       {{"Content-Type", "application/json"},
                                        {"X-Shopone-Event-Id", event.id},
                                        {"X-Shopone-Timestamp", timestamp},
                                        {"X-Shopone-Signature", signature}},
                                       event.body}};
    out.insert(out.end(), static_cast<std::size_t>(deliveries_), webhook);
    if (event.attempts < std::size(repeats)) event.next_at = now + repeats[event.attempts];
    ++event.attempts;
  }
  std::erase_if(waiting_, [](const Event& event) { return event.attempts > std::size(repeats); });
  return out;
}

std::optional<Time> Webhooks::next_due() const {
  if (waiting_.empty()) return std::nullopt;
  return std::ranges::min_element(waiting_, {}, &Event::next_at)->next_at;
}

void Webhooks::answered(std::string_view event_id, int status) {
  if (status < 200 || status > 299) return;
  std::erase_if(waiting_, [&](const Event& event) { return event.id == event_id; });
}

}  // namespace ganh::connectors::shopone::till
