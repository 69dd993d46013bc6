#include "connectors/postmart/connector.h"

#include <algorithm>
#include <utility>

#include "connectors/postmart/calls.h"
#include "connectors/postmart/listing_calls.h"
#include "connectors/postmart/order_calls.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::postmart {

extern const std::string_view profile_json;
extern const std::string_view refusals_json;

namespace {

using catalog::json::parse;
using transport::WebhookHeaders;

// Postmart takes one item a call, so an exchange of one item loses least when it is cut short.
constexpr Capabilities what_postmart_can = {
    .signs_in = false,
    .decides_later = true,
    .versioned = true,
    .acknowledges = false,
    .pages_orders = true,
    .webhooks = true,
    .tells_orders = true,
    .creates_safely_again = false,
    .listings_max = 1,
    .prices_max = 1,
    .stock_max = 1,
    .look_up_max = 1,
};

class Planning {
 public:
  explicit Planning(const Session& session) : session_(session) {}

  std::unique_ptr<Exchange> operator()(const SignIn&) const {
    return calls({}, {SignedIn{}});  // every call is signed by itself
  }
  std::unique_ptr<Exchange> operator()(const SendListings& task) const {
    return calls(send_listings(task, session_.now));
  }
  std::unique_ptr<Exchange> operator()(const SendPrices& task) const {
    return calls(send_prices(task, session_.now));
  }
  std::unique_ptr<Exchange> operator()(const SendStock& task) const {
    return calls(send_stock(task, session_.now));
  }
  std::unique_ptr<Exchange> operator()(const LookUp& task) const { return calls(look_up(task)); }
  std::unique_ptr<Exchange> operator()(const PollModeration& task) const {
    return calls(poll_moderation(task));
  }
  std::unique_ptr<Exchange> operator()(const PollOrders& task) const {
    return calls(poll_orders(task));
  }
  // Postmart wants no acknowledgement: an order read stays readable by its number.
  std::unique_ptr<Exchange> operator()(const Acknowledge& task) const {
    std::vector<Outcome> known;
    for (const std::string& receipt : task.receipts) known.push_back(Acknowledged{receipt});
    return calls({}, std::move(known));
  }
  std::unique_ptr<Exchange> operator()(const TellOrder& task) const {
    std::vector<Call> to_make = tell_order(task);
    if (to_make.empty()) return calls({}, {Told{task.external_id}});
    return calls(std::move(to_make));
  }

 private:
  std::unique_ptr<Exchange> calls(std::vector<Call> to_make,
                                  std::vector<Outcome> known = {}) const {
    return std::make_unique<CallSequence>(session_, std::move(to_make), std::move(known));
  }

  const Session& session_;
};

std::string header(const transport::Request& request, std::string_view name) {
  return std::string(transport::find(request.headers, name).value_or(""));
}

Result<> verify(const transport::Request& request, const Session& session) {
  const WebhookHeaders headers{header(request, "webhook-id"), header(request, "webhook-timestamp"),
                               header(request, "webhook-signature")};
  Result<> verdict = error(Code::unauthorized, "", "webhook.signature");
  std::string_view secrets = session.credentials.webhook_secret;
  while (!secrets.empty()) {
    const std::string_view secret = secrets.substr(0, secrets.find(' '));
    secrets.remove_prefix(std::min(secret.size() + 1, secrets.size()));
    if (secret.empty()) continue;
    Result<> one = transport::verify_webhook(secret, headers, session.now, request.body);
    if (one) return one;
    // "Too old" is only said of a signature that holds: the more telling of two verdicts.
    if (one.error().faults.front().reason != "webhook.signature") verdict = one;
  }
  return verdict;
}

class Postmart final : public Connector {
 public:
  std::string_view name() const override { return "postmart"; }
  const Capabilities& capabilities() const override { return what_postmart_can; }
  std::string_view default_profile() const override { return profile_json; }
  std::string_view refusals() const override { return refusals_json; }

  std::unique_ptr<Exchange> start(const Task& task, const Session& session) const override {
    return std::visit(Planning(session), task);
  }

  Result<std::vector<Outcome>> read_webhook(const transport::Request& request,
                                            const Session& session) const override {
    if (Result<> verdict = verify(request, session); !verdict) return std::move(verdict).error();
    const auto document = parse(request.body);
    const auto type = document ? document->root()["type"].text() : std::nullopt;
    if (!type) return error(Code::invalid, "", "webhook.unreadable");
    std::vector<Outcome> outcomes;
    if (*type == "order.cancelled") {
      const auto cancellation = document->root()["cancellation"];
      if (!cancellation.is_object()) {
        return error(Code::invalid, "cancellation", "webhook.unreadable");
      }
      outcomes.push_back(read_cancellation(cancellation));
      return outcomes;
    }
    if (*type != "order.created") return outcomes;
    const auto order = document->root()["order"];
    if (!order.is_object()) return error(Code::invalid, "order", "webhook.unreadable");
    if (auto outcome = read_order(order)) outcomes.push_back(*std::move(outcome));
    return outcomes;
  }

  Outcome read_kept(std::string_view raw) const override { return postmart::read_kept(raw); }
};

}  // namespace

const Connector& connector() {
  static const Postmart postmart;
  return postmart;
}

}  // namespace ganh::connectors::postmart
