#include "connectors/carriers/sandbox/parcels.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ganh::connectors::carriers::depot {

namespace {

constexpr std::size_t parcels_max = 10'000;
constexpr std::size_t letters_max = 1'000;
constexpr auto letter_header = "X-Sandbox-Letter";
constexpr Duration repeats[] = {std::chrono::seconds{30}, std::chrono::minutes{2},
                                std::chrono::minutes{10}, std::chrono::hours{1}};

}  // namespace

bool Parcels::add(Parcel parcel) {
  if (parcels_.size() >= parcels_max) return false;
  const std::string waybill = parcel.waybill;
  return parcels_.emplace(waybill, std::move(parcel)).second;
}

Parcel* Parcels::find(const std::string& waybill) {
  const auto found = parcels_.find(waybill);
  return found == parcels_.end() ? nullptr : &found->second;
}

void Post::add(transport::Request request, Time now) {
  if (url.empty()) return;
  if (letters_.size() >= letters_max) letters_.pop_front();
  request.headers.emplace_back(letter_header, std::to_string(next_number_));
  letters_.push_back({next_number_++, std::move(request), 0, now});
}

std::vector<sandbox::WebhookOut> Post::due(Time now) {
  std::vector<sandbox::WebhookOut> out;
  if (held) return out;
  for (Letter& letter : letters_) {
    if (now < letter.next_at) continue;
    out.insert(out.end(), static_cast<std::size_t>(deliveries), {url, letter.request});
    if (letter.attempts < std::size(repeats)) letter.next_at = now + repeats[letter.attempts];
    ++letter.attempts;
  }
  std::erase_if(letters_, [](const Letter& one) { return one.attempts > std::size(repeats); });
  if (newest_first) std::ranges::reverse(out);
  return out;
}

std::optional<Time> Post::next_due() const {
  if (held || letters_.empty()) return std::nullopt;
  return std::ranges::min_element(letters_, {}, &Letter::next_at)->next_at;
}

void Post::answered(const sandbox::WebhookOut& webhook, int status) {
  if (status < 200 || status > 299) return;
  const auto number = transport::find(webhook.request.headers, letter_header);
  std::erase_if(letters_, [&](const Letter& one) { return number == std::to_string(one.number); });
}

}  // namespace ganh::connectors::carriers::depot
