#include "service/accounts/guard/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace ganh::service::accounts::guard {

namespace {

constexpr std::string_view told_prefix = "sign_in ";

}  // namespace

std::string network_of(std::string_view client) {
  std::array<unsigned char, 16> bytes{};
  const std::string text(client.substr(0, client.find('%')));
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return std::string(client);
  constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  std::array<char, INET6_ADDRSTRLEN> written{};
  if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
    inet_ntop(AF_INET, bytes.data() + mapped.size(), written.data(), written.size());
    return written.data();
  }
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  inet_ntop(AF_INET6, bytes.data(), written.data(), written.size());
  return std::string(written.data()) + "/64";
}

std::vector<Throttle::Limit> Throttle::limits_of(const Try& attempt) {
  const std::string network = network_of(attempt.client);
  // No address holds a space, so no login can make one key look like another.
  std::vector<Limit> limits{
      {"here " + network + " " + attempt.login, wrong_of_login_here_max},
      {"network " + network, wrong_from_network_max},
  };
  if (!attempt.known_here) {
    limits.push_back({"elsewhere " + attempt.login, wrong_of_login_elsewhere_max});
  }
  return limits;
}

Result<> Throttle::begin(const Try& attempt) {
  if (auto counted = count(attempt); !counted) return counted;
  tell(Verdict::begun, attempt);
  return {};
}

Result<> Throttle::count(const Try& attempt) {
  const Time now = clock_.now();
  const auto limits = limits_of(attempt);
  const std::lock_guard lock(mutex_);
  Duration wait{0};
  for (const Limit& limit : limits) {
    const auto found = counts_.find(limit.key);
    if (found == counts_.end()) continue;
    if (now >= found->second.since + wrong_window) {
      counts_.erase(found);
    } else if (found->second.wrong >= limit.most) {
      wait = std::max(wait, Duration(found->second.since + wrong_window - now));
    }
  }
  if (wait > Duration{0}) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return error(Code::limit, "", "sign_in.too_many", {{"seconds", std::to_string(seconds)}});
  }
  settle(Verdict::begun, limits, now);
  return {};
}

void Throttle::settle(Verdict verdict, const std::vector<Limit>& limits, Time now) {
  if (verdict != Verdict::begun) {
    if (verdict == Verdict::right) counts_.erase(limits.front().key);
    for (const Limit& limit : limits) take_back(limit.key);
    return;
  }
  if (counts_.size() + limits.size() > wrong_counts_kept_max) make_room(now);
  for (const Limit& limit : limits) {
    Count& count = counts_.try_emplace(limit.key, Count{now, 0}).first->second;
    if (now >= count.since + wrong_window) count = {now, 0};
    ++count.wrong;
  }
}

void Throttle::was_right(const Try& attempt) {
  judged(Verdict::right, attempt);
}

void Throttle::was_not_judged(const Try& attempt) {
  judged(Verdict::not_judged, attempt);
}

void Throttle::judged(Verdict verdict, const Try& attempt) {
  {
    const std::lock_guard lock(mutex_);
    settle(verdict, limits_of(attempt), clock_.now());
  }
  tell(verdict, attempt);
}

// Not with the lock held: who hears of others' tries may hold the line's when he comes for it.
// "sign_in b1 203.0.113.5 the login": the verdict, whether it is known there, client, login.
void Throttle::tell(Verdict verdict, const Try& attempt) const {
  if (!tell_others_) return;
  std::string message(told_prefix);
  message += static_cast<char>(verdict);
  message += attempt.known_here ? '1' : '0';
  tell_others_(message + " " + attempt.client + " " + attempt.login);
}

void Throttle::told(std::string_view message) {
  if (!message.starts_with(told_prefix)) return;
  message.remove_prefix(told_prefix.size());
  const auto space = message.find(' ', 3);
  if (message.size() < 3 || space == message.npos) return;
  const auto verdict = static_cast<Verdict>(message[0]);
  const Try attempt{std::string(message.substr(space + 1)),
                    std::string(message.substr(3, space - 3)), message[1] == '1'};
  const std::lock_guard lock(mutex_);
  settle(verdict, limits_of(attempt), clock_.now());
}

std::size_t Throttle::counts() {
  const std::lock_guard lock(mutex_);
  return counts_.size();
}

void Throttle::take_back(const std::string& key) {
  const auto found = counts_.find(key);
  if (found != counts_.end() && --found->second.wrong <= 0) counts_.erase(found);
}

// First what no longer counts; then, under attack from many networks, the oldest half.
void Throttle::make_room(Time now) {
  std::erase_if(counts_,
                [&](const auto& entry) { return now >= entry.second.since + wrong_window; });
  if (counts_.size() < wrong_counts_kept_max / 2) return;
  std::vector<Time> times;
  for (const auto& [key, count] : counts_) times.push_back(count.since);
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  std::erase_if(counts_, [&](const auto& entry) { return entry.second.since <= *middle; });
}

}  // namespace ganh::service::accounts::guard
