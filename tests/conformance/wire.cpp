#include "tests/conformance/wire.h"

#include <algorithm>
#include <utility>

namespace ganh::tests {

using connectors::transport::Reply;
using connectors::transport::Request;

namespace {

const Reply no_reply{0, {}, ""};

}  // namespace

std::string_view name(Call call) {
  constexpr std::array names{
      "sign_in",         "send_listings", "send_prices", "send_stock", "look_up",
      "poll_moderation", "poll_orders",   "acknowledge", "tell_order", "other"};
  return names.at(static_cast<std::size_t>(call));
}

Trick says(Reply reply) {
  return [reply = std::move(reply)](const Request&, Time, const CarryOut&) { return reply; };
}

Trick says(int status, connectors::transport::Headers headers, std::string body) {
  return says(Reply{status, std::move(headers), std::move(body)});
}

Trick never_arrives() {
  return says(no_reply);
}

Trick loses_reply() {
  return [](const Request&, Time, const CarryOut& carry_out) {
    carry_out();
    return no_reply;
  };
}

Trick loses_half() {
  return [](const Request&, Time, const CarryOut& carry_out) {
    Reply reply = carry_out();
    reply.body.resize(reply.body.size() / 2);
    return reply;
  };
}

Trick passes() {
  return [](const Request&, Time, const CarryOut& carry_out) { return carry_out(); };
}

Wire::Wire(std::unique_ptr<connectors::sandbox::Sandbox> inside, Sort sort)
    : inside_(std::move(inside)), sort_(std::move(sort)) {}

void Wire::next(Call call, int count, Trick trick) {
  const std::lock_guard lock(mutex_);
  planned_.push_back({call, count, std::move(trick)});
}

void Wire::next(int count, Trick trick) {
  const std::lock_guard lock(mutex_);
  planned_.push_back({std::nullopt, count, std::move(trick)});
}

void Wire::all(Call call, Trick trick) {
  next(call, -1, std::move(trick));
}

void Wire::all(Trick trick) {
  next(-1, std::move(trick));
}

void Wire::calm() {
  const std::lock_guard lock(mutex_);
  planned_.clear();
}

Trick Wire::trick_for(Call call) {
  const auto found = std::ranges::find_if(
      planned_, [&](const Planned& planned) { return !planned.call || *planned.call == call; });
  if (found == planned_.end()) return passes();
  Trick trick = found->trick;
  if (found->count > 0 && --found->count == 0) planned_.erase(found);
  return trick;
}

Reply Wire::handle(const Request& request, Time now) {
  const std::lock_guard lock(mutex_);
  const Call call = sort_(request);
  if (call == Call::other) return inside_->handle(request, now);
  exchanges_.push_back({call, request, {}, false});
  const std::size_t at = exchanges_.size() - 1;
  const CarryOut carry_out = [&] {
    exchanges_[at].arrived = true;
    exchanges_[at].reply = inside_->handle(request, now);
    return exchanges_[at].reply;
  };
  return trick_for(call)(request, now, carry_out);
}

Reply Wire::repeat(const Exchanged& exchanged, Time now) {
  const std::lock_guard lock(mutex_);
  return inside_->handle(exchanged.request, now);
}

int Wire::calls(Call call) const {
  return static_cast<int>(exchanges(call).size());
}

int Wire::calls() const {
  return static_cast<int>(exchanges().size());
}

std::vector<Exchanged> Wire::exchanges() const {
  const std::lock_guard lock(mutex_);
  return exchanges_;
}

std::vector<Exchanged> Wire::exchanges(Call call) const {
  auto all = exchanges();
  std::erase_if(all, [&](const Exchanged& exchanged) { return exchanged.call != call; });
  return all;
}

std::vector<connectors::sandbox::WebhookOut> Wire::due(Time now) {
  const std::lock_guard lock(mutex_);
  return inside_->due(now);
}

void Wire::answered(const connectors::sandbox::WebhookOut& webhook, int status) {
  const std::lock_guard lock(mutex_);
  inside_->answered(webhook, status);
}

std::optional<Time> Wire::next_due() const {
  const std::lock_guard lock(mutex_);
  return inside_->next_due();
}

}  // namespace ganh::tests
