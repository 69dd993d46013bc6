// Between a connector and its sandbox: sorts the calls by what they are for, keeps them, and lets a
// test decide what becomes of the next ones.

#pragma once

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/sandbox/sandbox.h"
#include "connectors/transport/http_message.h"

namespace ganh::tests {

// As the tasks of connectors/connector.h.
enum class Call {
  sign_in,
  send_listings,
  send_prices,
  send_stock,
  look_up,
  poll_moderation,
  poll_orders,
  acknowledge,
  tell_order,
  other,  // its operator's side, or no call that the marketplace knows
};

inline constexpr std::array every_call{
    Call::sign_in,         Call::send_listings, Call::send_prices, Call::send_stock, Call::look_up,
    Call::poll_moderation, Call::poll_orders,   Call::acknowledge, Call::tell_order};

std::string_view name(Call call);

struct Exchanged {
  Call call = Call::other;
  connectors::transport::Request request;
  connectors::transport::Reply reply;  // what the sandbox said, whatever the caller got
  bool arrived = false;                // the sandbox has seen it
};

// What the caller gets of one call; `carry_out` has the sandbox do it.
using CarryOut = std::function<connectors::transport::Reply()>;
using Trick = std::function<connectors::transport::Reply(const connectors::transport::Request&,
                                                         Time now, const CarryOut&)>;

Trick says(int status, connectors::transport::Headers headers = {}, std::string body = "");
Trick says(connectors::transport::Reply reply);
Trick never_arrives();  // not carried out, and the connection breaks
Trick loses_reply();    // carried out, and the connection breaks
Trick loses_half();     // carried out, and only half of the reply comes
Trick passes();         // nothing out of the ordinary

class Wire final : public connectors::sandbox::Sandbox {
 public:
  using Sort = std::function<Call(const connectors::transport::Request&)>;
  Wire(std::unique_ptr<connectors::sandbox::Sandbox> inside, Sort sort);

  // The next `count` calls of that kind, after those that were promised something before.
  void next(Call call, int count, Trick trick);
  void next(int count, Trick trick);  // of whichever kind
  void all(Call call, Trick trick);   // until calm()
  void all(Trick trick);
  void calm();

  int calls(Call call) const;
  int calls() const;
  std::vector<Exchanged> exchanges() const;
  std::vector<Exchanged> exchanges(Call call) const;
  // The sandbox gets it once more, as a copy that was long on its way.
  connectors::transport::Reply repeat(const Exchanged& exchanged, Time now);

  // A sandbox like any other.
  std::string_view name() const override { return inside_->name(); }
  connectors::transport::Reply handle(const connectors::transport::Request& request,
                                      Time now) override;
  std::vector<connectors::sandbox::WebhookOut> due(Time now) override;
  void answered(const connectors::sandbox::WebhookOut& webhook, int status) override;
  std::optional<Time> next_due() const override;

 private:
  struct Planned {
    std::optional<Call> call;  // nothing: any
    int count = 0;             // -1: for good
    Trick trick;
  };
  Trick trick_for(Call call);

  const std::unique_ptr<connectors::sandbox::Sandbox> inside_;
  const Sort sort_;
  mutable std::recursive_mutex mutex_;
  std::deque<Planned> planned_;
  std::vector<Exchanged> exchanges_;
};

}  // namespace ganh::tests
