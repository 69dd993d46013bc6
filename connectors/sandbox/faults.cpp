#include "connectors/sandbox/faults.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

#include "connectors/transport/http_date.h"

namespace ganh::connectors::sandbox {

using transport::Reply;
using transport::Request;

namespace {

constexpr std::array<std::string_view, fault_kinds> names{"timeout-before",
                                                          "timeout-after",
                                                          "reset",
                                                          "429",
                                                          "500",
                                                          "503",
                                                          "truncate",
                                                          "html",
                                                          "slow",
                                                          "expired-token",
                                                          "duplicate-webhook",
                                                          "lost-webhook",
                                                          "reorder-webhook"};
constexpr auto first_of_call = Fault::timeout_before;
constexpr auto last_of_call = Fault::expired_token;
constexpr auto first_of_webhook = Fault::duplicate_webhook;
constexpr auto last_of_webhook = Fault::reorder_webhook;

constexpr std::int64_t certain = 1'000'000;
constexpr Duration kept_back_most = std::chrono::seconds{5};

constexpr std::size_t index(Fault fault) {
  return static_cast<std::size_t>(fault);
}

std::string all_names() {
  std::string all;
  for (const auto each : names) all.append(all.empty() ? "" : ", ").append(each);
  return all;
}

// In millionths; nothing when it is no chance.
std::optional<std::int64_t> chance(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  std::string decimals(text.substr(std::min(point + 1, text.size())));
  if (digits.size() > 1 || decimals.size() > 6 || digits.empty()) return std::nullopt;
  decimals.resize(6, '0');
  digits += decimals;
  std::int64_t millionths = 0;
  const auto [end, failed] =
      std::from_chars(digits.data(), digits.data() + digits.size(), millionths);
  const bool whole = failed == std::errc{} && end == digits.data() + digits.size();
  return whole && millionths >= 0 && millionths <= certain ? std::optional(millionths)
                                                           : std::nullopt;
}

std::int64_t sum(const FaultPlan& plan, Fault first, Fault last) {
  return std::accumulate(plan.per_million.begin() + static_cast<std::ptrdiff_t>(index(first)),
                         plan.per_million.begin() + static_cast<std::ptrdiff_t>(index(last)) + 1,
                         std::int64_t{0});
}

const Reply no_reply{0, {}, ""};

Reply page_of(int status) {
  return {status,
          {{"Content-Type", "text/html; charset=utf-8"}},
          "<html><body><h1>Gateway</h1></body></html>"};
}

bool is_operators(const Request& request) {
  return request.path() == "/" || request.path().starts_with("/_sandbox/");
}

Request without_token(Request request) {
  for (auto& [name, value] : request.headers) {
    const bool bears = transport::find({{name, ""}}, "Authorization").has_value();
    if (bears) value = "Bearer expired";
  }
  return request;
}

}  // namespace

std::string_view name(Fault fault) {
  return names.at(index(fault));
}

bool FaultPlan::any() const {
  return std::ranges::any_of(per_million, [](std::int64_t each) { return each > 0; });
}

Result<FaultPlan> parse_faults(std::string_view text) {
  FaultPlan plan;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const auto equals = std::min(part.find('='), part.size());
    const auto named = part.substr(0, equals);
    const auto value = part.substr(std::min(equals + 1, part.size()));
    const auto refused = [&] {
      return error(Code::invalid, "faults", "faults.chance",
                   {{"name", std::string(named)}, {"chance", std::string(value)}});
    };
    if (named == "seed") {
      const auto [end, failed] =
          std::from_chars(value.data(), value.data() + value.size(), plan.seed);
      if (failed != std::errc{} || end != value.data() + value.size()) return refused();
      continue;
    }
    const auto* known = std::ranges::find(names, named);
    if (known == names.end()) {
      return error(Code::invalid, "faults", "faults.unknown",
                   {{"name", std::string(named)}, {"names", all_names()}});
    }
    const auto millionths = chance(value);
    if (!millionths) return refused();
    plan.per_million.at(static_cast<std::size_t>(known - names.begin())) = *millionths;
  }
  if (sum(plan, first_of_call, last_of_call) > certain ||
      sum(plan, first_of_webhook, last_of_webhook) > certain) {
    return error(Code::invalid, "faults", "faults.sum");
  }
  return plan;
}

// splitmix64: small, and the same everywhere.
std::uint64_t Faults::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

std::optional<Fault> Faults::draw(Fault first, Fault last) {
  if (!plan_.any()) return std::nullopt;
  auto drawn = static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(certain));
  for (std::size_t at = index(first); at <= index(last); ++at) {
    drawn -= plan_.per_million.at(at);
    if (drawn < 0) return static_cast<Fault>(at);
  }
  return std::nullopt;
}

Reply Faults::too_many(Time now) {
  constexpr auto wait = std::chrono::seconds{2};
  Reply reply{429, {}, ""};
  const auto form = next() % 3;
  if (form == 0) reply.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  if (form == 1) reply.headers.emplace_back("Retry-After", transport::http_date(now + wait));
  return reply;
}

Faults::Met Faults::meet(Sandbox& sandbox, const Request& request, Time now) {
  if (is_operators(request)) return {sandbox.handle(request, now)};
  const auto fault = draw(first_of_call, last_of_call);
  if (!fault) return {sandbox.handle(request, now)};
  switch (*fault) {
    case Fault::timeout_before:
      return {no_reply, Met::Pace::never};
    case Fault::timeout_after:
      sandbox.handle(request, now);
      return {no_reply, Met::Pace::never};
    case Fault::reset:
      if (coin()) sandbox.handle(request, now);
      return {no_reply};
    case Fault::too_many:
      return {too_many(now)};
    case Fault::internal:
      if (coin()) sandbox.handle(request, now);
      return {page_of(500)};
    case Fault::unavailable:
      return {page_of(503)};
    case Fault::truncate: {
      Reply reply = sandbox.handle(request, now);
      reply.body.resize(reply.body.size() / 2);
      return {std::move(reply)};
    }
    case Fault::html:
      return {page_of(200)};
    case Fault::slow:
      return {sandbox.handle(request, now), Met::Pace::late};
    case Fault::expired_token:
      return {sandbox.handle(without_token(request), now)};
    case Fault::duplicate_webhook:
    case Fault::lost_webhook:
    case Fault::reorder_webhook:
      break;  // no fault of a call
  }
  return {sandbox.handle(request, now)};
}

std::vector<WebhookOut> Faults::meet(Sandbox& sandbox, std::vector<WebhookOut> webhooks, Time now) {
  std::vector<WebhookOut> out;
  std::vector<WebhookOut> later;
  for (auto& webhook : webhooks) {
    const auto fault = draw(first_of_webhook, last_of_webhook);
    if (fault == Fault::lost_webhook) {
      sandbox.answered(webhook, 204);
    } else if (fault == Fault::reorder_webhook) {
      later.push_back(std::move(webhook));
    } else {
      if (fault == Fault::duplicate_webhook) out.push_back(webhook);
      out.push_back(std::move(webhook));
    }
  }
  if (!out.empty() || (!kept_back_.empty() && now >= kept_back_until_)) {
    for (auto& webhook : std::exchange(kept_back_, {})) out.push_back(std::move(webhook));
  }
  if (!later.empty()) kept_back_until_ = now + kept_back_most;
  for (auto& webhook : later) kept_back_.push_back(std::move(webhook));
  return out;
}

std::optional<Time> Faults::next_due() const {
  return kept_back_.empty() ? std::nullopt : std::optional(kept_back_until_);
}

}  // namespace ganh::connectors::sandbox
