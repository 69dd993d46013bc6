#include "connectors/tiki/sandbox.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/tiki/sandbox_api.h"
#include "connectors/tiki/sandbox_operator.h"
#include "connectors/tiki/sandbox_orders.h"
#include "connectors/tiki/sandbox_products.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::tiki {

namespace {

using namespace market;
using catalog::json::Writer;
using transport::json_reply;
using transport::Reply;
using transport::Request;

constexpr std::size_t tokens_max = 16;

class Tiki final : public sandbox::Sandbox {
 public:
  explicit Tiki(SandboxOptions options)
      : options_(std::move(options)),
        products_(options_.decision_delay),
        operator_side_(products_, orders_, switches_),
        api_(products_, orders_, switches_) {}

  std::string_view name() const override { return "tiki"; }

  std::vector<sandbox::WebhookOut> due(Time now) override {
    products_.settle(now);
    return {};
  }
  std::optional<Time> next_due() const override { return products_.next_due(); }

  Reply handle(const Request& request, Time now) override {
    products_.settle(now);
    if (auto reply = operator_side_.handle(request, now)) return *std::move(reply);
    if (!take_from_bucket(now)) return too_many(1);
    const auto trouble = take_trouble(request.path());
    if (!trouble) return serve(request, now);
    if (trouble->after_effect) serve(request, now);
    if (trouble->is_pause) return paused();
    if (trouble->status == 429) return too_many(trouble->retry_after_seconds);
    return {trouble->status, {{"Content-Type", "text/html"}}, "<html><h1>gateway</h1></html>"};
  }

 private:
  struct Token {
    std::string text;
    Time expires{};
  };

  static Reply paused() {
    return json_reply(200, R"({"msg":"Kết nối đang tạm ngưng bởi seller","integration_status":0})");
  }

  static Reply too_many(std::int64_t seconds) {
    Reply reply = json_reply(429, R"({"errors":["Your rate limit is exceed"]})");
    if (seconds > 0) reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    return reply;
  }

  bool take_from_bucket(Time now) {
    if (options_.rate_burst <= 0) return true;
    constexpr std::int64_t whole = 1'000'000;  // one request; a microsecond refills `per_second`
    const std::int64_t full = options_.rate_burst * whole;
    if (!bucket_since_) bucket_ = full;
    const std::int64_t waited =
        bucket_since_ && now > *bucket_since_ ? std::min((now - *bucket_since_).count(), full) : 0;
    bucket_ = std::min(full, bucket_ + waited * options_.rate_per_second);
    bucket_since_ = now;
    if (bucket_ < whole) return false;
    bucket_ -= whole;
    return true;
  }

  std::optional<Trouble> take_trouble(std::string_view path) {
    auto& troubles = switches_.troubles;
    const auto found = std::ranges::find_if(
        troubles, [&](const Trouble& trouble) { return path.starts_with(trouble.path); });
    if (found == troubles.end()) return {};
    Trouble trouble = *found;
    if (--found->count == 0) troubles.erase(found);
    return trouble;
  }

  Reply serve(const Request& request, Time now) {
    if (request.path() == "/sc/oauth2/token") return give_token(request, now);
    if (!has_token(request, now)) return json_reply(403, R"({"msg":"Permission denied"})");
    if (switches_.is_paused) return paused();
    return api_.serve(request, now);
  }

  Reply give_token(const Request& request, Time now) {
    const std::string expected =
        "Basic " + transport::base64(options_.client_id + ":" + options_.client_secret);
    const auto sent = transport::find(request.headers, "Authorization").value_or("");
    if (!transport::equal_in_constant_time(sent, expected)) {
      return json_reply(401, R"({"error":"invalid_client"})");
    }
    if (request.body.find("grant_type=client_credentials") == std::string::npos) {
      return json_reply(400, R"({"error":"unsupported_grant_type"})");
    }
    const std::string seed = std::to_string(++tokens_given_) + "@" + std::to_string(to_us(now));
    tokens_.push_back({transport::hex(transport::hmac_sha256(options_.client_secret, seed)),
                       now + options_.token_lifetime});
    if (tokens_.size() > tokens_max) tokens_.pop_front();
    Writer w;
    w.object([&] {
      w.field("access_token", tokens_.back().text);
      w.field("expires_in",
              std::chrono::floor<std::chrono::seconds>(options_.token_lifetime).count());
      w.field("scope", "product order inventory");
      w.field("token_type", "bearer");
    });
    return json_reply(200, std::move(w).text());
  }

  bool has_token(const Request& request, Time now) const {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = transport::find(request.headers, "Authorization");
    if (!header || !header->starts_with(scheme)) return false;
    const auto token = std::ranges::find(tokens_, header->substr(scheme.size()), &Token::text);
    return token != tokens_.end() && now < token->expires;
  }

  SandboxOptions options_;
  Products products_;
  Orders orders_;
  Switches switches_;
  OperatorSide operator_side_;
  Api api_;
  std::deque<Token> tokens_;
  std::int64_t tokens_given_ = 0;
  std::int64_t bucket_ = 0;
  std::optional<Time> bucket_since_;
};

}  // namespace

std::unique_ptr<sandbox::Sandbox> make_sandbox(SandboxOptions options) {
  return std::make_unique<Tiki>(std::move(options));
}

}  // namespace ganh::connectors::tiki
