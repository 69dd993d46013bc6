#include "connectors/tiki/connector.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>

#include "connectors/tiki/calls.h"
#include "connectors/tiki/event_calls.h"
#include "connectors/tiki/order_calls.h"
#include "connectors/tiki/product_calls.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::tiki {

extern const std::string_view profile_json;   // profile.json, built in
extern const std::string_view refusals_json;  // refusals.json, built in

namespace {

constexpr std::size_t token_bytes_max = 4096;
constexpr std::int64_t token_seconds_max = 30 * 24 * 3600;
constexpr std::size_t look_up_max = 10;  // one call each

bool is_token(std::string_view text) {
  return !text.empty() && text.size() <= token_bytes_max &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

// A token by client credentials, then the warehouse that stock is told for.
class SigningIn final : public Exchange {
 public:
  explicit SigningIn(const Credentials& credentials)
      : basic_(transport::base64(credentials.key + ":" + credentials.secret)) {}

  Step begin() override {
    Step step;
    step.request = {"POST",
                    "/sc/oauth2/token",
                    {{"Authorization", "Basic " + basic_},
                     {"Content-Type", "application/x-www-form-urlencoded"}},
                    "grant_type=client_credentials"};
    return step;
  }

  Step next(const transport::Reply& reply) override {
    Reading reading = tiki::read(reply, Effect::reads);
    if (reading.trouble == Trouble::signed_out) {
      return stop(Trouble::forbidden, std::move(reading.detail));
    }
    if (reading.trouble != Trouble::none) return stop(reading.trouble, std::move(reading.detail));
    if (reading.refusal) return stop(Trouble::forbidden, "sign-in: " + reading.refusal->code);
    return token_.empty() ? read_token(reading.body->root())
                          : read_warehouses(reading.body->root());
  }

 private:
  Step read_token(catalog::json::Value root) {
    token_ = root["access_token"].text_or();
    seconds_ = std::min(number_of(root["expires_in"]).value_or(0), token_seconds_max);
    if (!is_token(token_) || seconds_ < 1) return stop(Trouble::broken, "no token to be used");
    Step step;
    step.request = {"GET",
                    "/integration/v2/sellers/me/warehouses",
                    {{"Authorization", "Bearer " + token_}},
                    ""};
    return step;
  }

  Step read_warehouses(catalog::json::Value root) const {
    const auto list = (root.is_array() ? root : root["data"]).items();
    const auto id =
        list.empty() ? std::nullopt : number_of(any_of(list.front(), "warehouse_id", "id"));
    if (!id || *id < 1) return stop(Trouble::forbidden, "the seller has no warehouse at Tiki");
    Step step;
    step.outcomes.push_back(SignedIn{session_token(token_, *id), std::chrono::seconds{seconds_}});
    return step;
  }

  std::string basic_;
  std::string token_;
  std::int64_t seconds_ = 0;
};

class Tiki final : public Connector {
 public:
  Tiki() {
    capabilities_.signs_in = true;
    capabilities_.decides_later = true;
    capabilities_.tells_orders = true;
    capabilities_.look_up_max = look_up_max;
  }

  std::string_view name() const override { return "tiki"; }
  const Capabilities& capabilities() const override { return capabilities_; }
  std::string_view default_profile() const override { return profile_json; }
  std::string_view refusals() const override { return refusals_json; }

  std::unique_ptr<Exchange> start(const Task& task, const Session& session) const override {
    const std::int64_t warehouse_id = warehouse_of(session.token);
    return std::visit(
        [&](const auto& given) -> std::unique_ptr<Exchange> {
          using Given = std::decay_t<decltype(given)>;
          if constexpr (std::is_same_v<Given, SignIn>) {
            return std::make_unique<SigningIn>(session.credentials);
          } else if constexpr (std::is_same_v<Given, SendListings>) {
            return calls(session, send_listings(given, warehouse_id));
          } else if constexpr (std::is_same_v<Given, SendPrices>) {
            return calls(session, send_prices(given));
          } else if constexpr (std::is_same_v<Given, SendStock>) {
            return calls(session, send_stock(given, warehouse_id));
          } else if constexpr (std::is_same_v<Given, LookUp>) {
            return calls(session, look_up(given));
          } else if constexpr (std::is_same_v<Given, PollModeration>) {
            return calls(session, poll_requests(given));
          } else if constexpr (std::is_same_v<Given, PollOrders>) {
            return calls(session, pull_events(given, session.now));
          } else if constexpr (std::is_same_v<Given, Acknowledge>) {
            return acknowledged(session, given);
          } else {
            return tell(session, given);
          }
        },
        task);
  }

  Result<std::vector<Outcome>> read_webhook(const transport::Request&,
                                            const Session&) const override {
    return error(Code::unauthorized, "", "webhook.none_expected");
  }

  Outcome read_kept(std::string_view raw) const override { return tiki::read_kept(raw); }

 private:
  static std::unique_ptr<Exchange> calls(const Session& session, std::vector<Call> to_make,
                                         std::vector<Outcome> known = {}) {
    return std::make_unique<Calls>(session.token, std::move(to_make), std::move(known));
  }

  // Pulling on acknowledges by itself.
  static std::unique_ptr<Exchange> acknowledged(const Session& session, const Acknowledge& task) {
    std::vector<Outcome> known;
    for (const std::string& receipt : task.receipts) known.push_back(Acknowledged{receipt});
    return calls(session, {}, std::move(known));
  }

  // Tiki's own carriers fetch the parcel, so that it has left is nothing to be told; and there is
  // no call by which a seller gives an order up.
  static std::unique_ptr<Exchange> tell(const Session& session, const TellOrder& task) {
    auto to_make = tell_order(task);
    if (!to_make.empty()) return calls(session, std::move(to_make));
    if (task.state == catalog::orders::State::cancelled) {
      return calls(session, {},
                   {TellRefused{task.external_id, "",
                                "Tiki không nhận báo hủy qua kết nối: hãy hủy đơn này trên Seller "
                                "Center."}});
    }
    return calls(session, {}, {Told{task.external_id}});
  }

  Capabilities capabilities_;
};

}  // namespace

const Connector& connector() {
  static const Tiki tiki;
  return tiki;
}

}  // namespace ganh::connectors::tiki
