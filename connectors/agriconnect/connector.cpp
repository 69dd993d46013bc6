#include "connectors/agriconnect/connector.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "connectors/agriconnect/batch.h"
#include "connectors/agriconnect/offer_calls.h"
#include "connectors/agriconnect/order_calls.h"
#include "connectors/agriconnect/reading.h"

namespace ganh::connectors::agriconnect {

extern const std::string_view profile_json;  // profile.json, built in
extern const std::string_view refusals_json;

namespace {

constexpr std::size_t token_bytes_max = 512;
constexpr std::int64_t token_seconds_max = 30 * 24 * 3600;

// What may stand in a header without being mistaken for anything else.
bool is_token(std::string_view text) {
  return !text.empty() && text.size() <= token_bytes_max &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

class SigningIn final : public Exchange {
 public:
  explicit SigningIn(Credentials credentials) : credentials_(std::move(credentials)) {}

  Step begin() override {
    Step step;
    step.request = {
        "POST",
        "/oauth/token",
        {{"Content-Type", "application/x-www-form-urlencoded"}},
        "grant_type=client_credentials&client_id=" + transport::percent_encode(credentials_.key) +
            "&client_secret=" + transport::percent_encode(credentials_.secret)};
    return step;
  }

  Step next(const transport::Reply& reply) override {
    calls::Reading reading = calls::read(reply, calls::Effect::reads);
    if (reading.trouble == Trouble::signed_out) {
      return calls::stop(Trouble::forbidden, std::move(reading.detail));
    }
    if (reading.trouble != Trouble::none) {
      return calls::stop(reading.trouble, std::move(reading.detail));
    }
    if (reading.refusal) {
      return calls::stop(Trouble::broken, "code " + calls::code_text(reading.refusal->code));
    }
    const auto root = reading.body->root();
    std::string token = root["access_token"].text_or();
    const std::int64_t seconds = root["expires_in"].integer_or(0);
    if (!is_token(token) || seconds < 1) {
      return calls::stop(Trouble::broken, "no token that can be used");
    }
    Step step;
    step.outcomes.push_back(
        SignedIn{std::move(token), std::chrono::seconds{std::min(seconds, token_seconds_max)}});
    return step;
  }

 private:
  Credentials credentials_;
};

// For a task that the capabilities say is never given.
class NotOffered final : public Exchange {
 public:
  Step begin() override { return calls::stop(Trouble::broken, "AgriConnect decides at once"); }
  Step next(const transport::Reply&) override { return begin(); }
};

class AgriConnectConnector final : public Connector {
 public:
  AgriConnectConnector() {
    capabilities_.signs_in = true;
    capabilities_.versioned = true;
    capabilities_.acknowledges = true;
    capabilities_.pages_orders = false;
    capabilities_.tells_orders = true;
    capabilities_.creates_safely_again = true;
    capabilities_.listings_max = calls::batch_max;
    capabilities_.prices_max = calls::batch_max;
    capabilities_.stock_max = calls::batch_max;
    capabilities_.look_up_max = calls::batch_max;
  }

  std::string_view name() const override { return "agriconnect"; }
  const Capabilities& capabilities() const override { return capabilities_; }
  std::string_view default_profile() const override { return profile_json; }
  std::string_view refusals() const override { return refusals_json; }

  std::unique_ptr<Exchange> start(const Task& task, const Session& session) const override {
    return std::visit(
        [&](const auto& given) -> std::unique_ptr<Exchange> {
          using Given = std::decay_t<decltype(given)>;
          if constexpr (std::is_same_v<Given, SignIn>) {
            return std::make_unique<SigningIn>(session.credentials);
          } else if constexpr (std::is_same_v<Given, PollModeration>) {
            return std::make_unique<NotOffered>();
          } else if constexpr (std::is_same_v<Given, PollOrders>) {
            return calls::pull_orders(session);
          } else if constexpr (std::is_same_v<Given, TellOrder>) {
            return calls::tell_order(given, session);
          } else {
            return calls::exchange(calls::batch(given), session);
          }
        },
        task);
  }

  Result<std::vector<Outcome>> read_webhook(const transport::Request&,
                                            const Session&) const override {
    return error(Code::unauthorized, "", "webhook.none_expected");
  }

  Outcome read_kept(std::string_view raw) const override { return calls::read_kept(raw); }

 private:
  Capabilities capabilities_;
};

}  // namespace

const Connector& connector() {
  static const AgriConnectConnector connector;
  return connector;
}

}  // namespace ganh::connectors::agriconnect
