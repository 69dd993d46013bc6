#include "connectors/postmart/sandbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "connectors/postmart/sandbox_api.h"
#include "connectors/postmart/sandbox_fields.h"
#include "connectors/postmart/sandbox_market.h"
#include "connectors/postmart/sandbox_operator.h"
#include "connectors/postmart/sandbox_webhooks.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::postmart {

namespace {

using market::error_reply;
using transport::Reply;
using transport::Request;

constexpr std::int64_t skew_seconds_max = 300;

// How full the bucket is, in millionths of a call, so that microseconds count exactly.
class LeakyBucket {
 public:
  LeakyBucket(std::int64_t calls_max, std::int64_t leak_per_second)
      : level_max_(calls_max * one_call), leak_(leak_per_second) {}

  // Takes one call in, or says after how many whole seconds it would fit.
  std::optional<std::int64_t> refuse(Time now) {
    const std::int64_t passed_us = std::max<std::int64_t>(0, (now - at_).count());
    level_ = passed_us > level_ / leak_ ? 0 : level_ - passed_us * leak_;
    at_ = std::max(at_, now);
    const std::int64_t over = level_ + one_call - level_max_;
    if (over > 0) return (over + leak_ * one_call - 1) / (leak_ * one_call);
    level_ += one_call;
    return std::nullopt;
  }

 private:
  static constexpr std::int64_t one_call = 1'000'000;

  std::int64_t level_max_;
  std::int64_t leak_;
  std::int64_t level_ = 0;
  Time at_{};
};

class PostmartSandbox final : public sandbox::Sandbox {
 public:
  explicit PostmartSandbox(SandboxOptions options)
      : options_(std::move(options)),
        market_(options_.moderation_delay, options_.listings_max, options_.orders_max),
        webhooks_(options_.webhook_secret, {options_.webhook_url, true, options_.webhook_deliveries,
                                            options_.webhooks_newest_first}),
        bucket_(options_.bucket_calls_max, options_.bucket_leak_per_second) {}

  std::string_view name() const override { return "postmart"; }

  Reply handle(const Request& request, Time now) override {
    market_.moderate_due(now);
    const std::string_view path = request.path();
    if (path.starts_with("/_sandbox/")) {
      return market::operate(market_, webhooks_, faults_, request, now);
    }
    if (path == "/" && request.method == "GET") return market::page(market_, now);

    const auto fault = faults_.meet(request);
    if (!fault) return call(request, now);
    if (fault->drop_reply) call(request, now);
    return fault_reply(*fault);
  }

  std::vector<sandbox::WebhookOut> due(Time now) override {
    market_.moderate_due(now);
    return webhooks_.due(now);
  }

  std::optional<Time> next_due() const override {
    const auto moderation = market_.next_due();
    const auto webhook = webhooks_.next_due();
    return moderation && webhook ? std::min(*moderation, *webhook)
                                 : (moderation ? moderation : webhook);
  }

  void answered(const sandbox::WebhookOut& webhook, int status) override {
    const auto id = transport::find(webhook.request.headers, "webhook-id");
    if (id) webhooks_.answered(*id, status);
  }

 private:
  static std::string_view code_of(int status) {
    switch (status) {
      case 401:
        return "SIGNATURE_INVALID";
      case 403:
        return "SHOP_SUSPENDED";
      case 429:
        return "TOO_MANY_REQUESTS";
      case 503:
        return "UNAVAILABLE";
      default:
        return "INTERNAL";
    }
  }

  static Reply fault_reply(const market::PlannedFault& fault) {
    Reply reply =
        error_reply(fault.status, code_of(fault.status), "Sự cố do người thử nghiệm đặt.");
    std::int64_t wait_seconds = fault.retry_after_seconds;
    if (wait_seconds == 0 && fault.status == 429) wait_seconds = 1;
    if (wait_seconds > 0) reply.headers.emplace_back("Retry-After", std::to_string(wait_seconds));
    return reply;
  }

  Reply call(const Request& request, Time now) {
    if (const auto code = refused(request, now)) {
      return error_reply(401, *code, "Yêu cầu không được xác thực.");
    }
    if (const auto wait_seconds = bucket_.refuse(now)) {
      Reply reply = error_reply(429, "TOO_MANY_REQUESTS", "Quá nhiều yêu cầu.");
      reply.headers.emplace_back("Retry-After", std::to_string(*wait_seconds));
      return reply;
    }
    return market::answer(market_, request, now);
  }

  // The code of what does not hold, if anything.
  std::optional<std::string_view> refused(const Request& request, Time now) const {
    const auto header = [&](std::string_view name) {
      return transport::find(request.headers, name).value_or("");
    };
    if (header("X-Postmart-Key") != options_.key) return "KEY_UNKNOWN";

    const std::string_view stamp = header("X-Postmart-Timestamp");
    const bool digits = std::ranges::all_of(stamp, [](char c) { return c >= '0' && c <= '9'; });
    std::int64_t seconds = 0;
    const auto read = std::from_chars(stamp.data(), stamp.data() + stamp.size(), seconds);
    const std::int64_t now_seconds = to_us(now) / 1'000'000;
    if (!digits || read.ec != std::errc{} || seconds < now_seconds - skew_seconds_max ||
        seconds > now_seconds + skew_seconds_max) {
      return "TIMESTAMP_OUT_OF_RANGE";
    }
    const std::string to_sign = fmt::format("{}\n{}\n{}\n{}", request.method, request.target, stamp,
                                            transport::hex(transport::sha256(request.body)));
    const std::string expected = transport::hex(transport::hmac_sha256(options_.secret, to_sign));
    const bool holds = transport::equal_in_constant_time(header("X-Postmart-Signature"), expected);
    return holds ? std::nullopt : std::optional<std::string_view>("SIGNATURE_INVALID");
  }

  SandboxOptions options_;
  market::Market market_;
  market::Webhooks webhooks_;
  market::Faults faults_;
  LeakyBucket bucket_;
};

}  // namespace

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options) {
  return std::make_unique<PostmartSandbox>(std::move(options));
}

}  // namespace ganh::connectors::postmart
