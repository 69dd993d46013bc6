#include "connectors/shopone/connector.h"

#include <algorithm>
#include <charconv>
#include <type_traits>
#include <utility>

#include "connectors/shopone/calls.h"
#include "connectors/shopone/item_calls.h"
#include "connectors/shopone/sale_calls.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::shopone {

extern const std::string_view profile_json;   // profile.json, built in
extern const std::string_view refusals_json;  // refusals.json, built in

namespace {

constexpr std::size_t look_up_max = 50;

// For a task that the capabilities say is never given.
class NotOffered final : public Exchange {
 public:
  Step begin() override {
    Step step;
    step.trouble = Trouble::broken;
    step.detail = "Shopone has no such call";
    return step;
  }
  Step next(const transport::Reply&) override { return begin(); }
};

std::string_view header(const transport::Request& request, std::string_view name) {
  return transport::find(request.headers, name).value_or("");
}

bool is_signed(const transport::Request& request, std::string_view timestamp,
               std::string_view secrets) {
  const std::string_view signature = header(request, "X-Shopone-Signature");
  bool holds = false;
  while (!secrets.empty()) {
    const std::string_view secret = secrets.substr(0, secrets.find(' '));
    secrets.remove_prefix(std::min(secret.size() + 1, secrets.size()));
    if (secret.empty()) continue;
    const std::string expected =
        "sha256=" +
        transport::hex(transport::hmac_sha256(secret, std::string(timestamp) + "." + request.body));
    holds |= transport::equal_in_constant_time(signature, expected);
  }
  return holds;
}

// `unauthorized`: "webhook.signature"; "webhook.too_old" only of a signature that holds.
Result<> verify(const transport::Request& request, const Session& session) {
  const std::string_view timestamp = header(request, "X-Shopone-Timestamp");
  std::int64_t seconds = 0;
  const auto [end, failed] =
      std::from_chars(timestamp.data(), timestamp.data() + timestamp.size(), seconds);
  const bool whole = failed == std::errc{} && end == timestamp.data() + timestamp.size();
  if (!whole || !is_signed(request, timestamp, session.credentials.webhook_secret)) {
    return error(Code::unauthorized, "", "webhook.signature");
  }
  const auto now = std::chrono::floor<std::chrono::seconds>(session.now).time_since_epoch().count();
  constexpr auto tolerance =
      std::chrono::duration_cast<std::chrono::seconds>(transport::webhook_tolerance).count();
  if (seconds < now - tolerance || seconds > now + tolerance) {
    return error(Code::unauthorized, "", "webhook.too_old");
  }
  return {};
}

class Shopone final : public Connector {
 public:
  Shopone() {
    capabilities_.versioned = true;
    capabilities_.webhooks = true;
    capabilities_.creates_safely_again = true;
    capabilities_.look_up_max = look_up_max;
  }

  std::string_view name() const override { return "shopone"; }
  const Capabilities& capabilities() const override { return capabilities_; }
  std::string_view default_profile() const override { return profile_json; }
  std::string_view refusals() const override { return refusals_json; }

  std::unique_ptr<Exchange> start(const Task& task, const Session& session) const override {
    return std::visit(
        [&](const auto& given) -> std::unique_ptr<Exchange> {
          using Given = std::decay_t<decltype(given)>;
          const auto calls = [&](std::vector<Call> to_make) {
            return std::make_unique<Calls>(session, std::move(to_make));
          };
          if constexpr (std::is_same_v<Given, SendListings>) {
            return calls(send_listings(given));
          } else if constexpr (std::is_same_v<Given, SendPrices>) {
            return calls(send_prices(given));
          } else if constexpr (std::is_same_v<Given, SendStock>) {
            return calls(send_stock(given));
          } else if constexpr (std::is_same_v<Given, LookUp>) {
            return calls(look_up(given));
          } else if constexpr (std::is_same_v<Given, PollOrders>) {
            return calls(poll_sales(given));
          } else {
            return std::make_unique<NotOffered>();
          }
        },
        task);
  }

  Result<std::vector<Outcome>> read_webhook(const transport::Request& request,
                                            const Session& session) const override {
    if (Result<> verdict = verify(request, session); !verdict) return std::move(verdict).error();
    const auto document = catalog::json::parse(request.body);
    const auto event = document ? document->root()["event"].text() : std::nullopt;
    if (!event) return error(Code::invalid, "", "webhook.unreadable");
    std::vector<Outcome> outcomes;
    if (*event != "sale.updated") return outcomes;
    const auto sale = document->root()["sale"];
    if (!sale.is_object()) return error(Code::invalid, "sale", "webhook.unreadable");
    outcomes.push_back(read_sale(sale));
    return outcomes;
  }

  Outcome read_kept(std::string_view raw) const override { return shopone::read_kept(raw); }

 private:
  Capabilities capabilities_;
};

}  // namespace

const Connector& connector() {
  static const Shopone shopone;
  return shopone;
}

}  // namespace ganh::connectors::shopone
