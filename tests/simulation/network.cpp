#include "tests/simulation/network.h"

#include <fmt/format.h>

#include <utility>

namespace ganh::simulation {

using connectors::transport::Loss;
using connectors::transport::Reply;
using connectors::transport::Request;

namespace {

constexpr std::int64_t latency_ms_max = 400;
constexpr std::int64_t late_seconds_max = 60;

}  // namespace

void Network::send(const std::string& base_url, Request request, Duration deadline,
                   std::function<void(Answer)> on_answer) {
  if (!is_up()) return;
  Node& node = nodes.at(base_url);
  node.requests += 1;
  auto journey = std::make_shared<Journey>();
  journey->node = &node;
  journey->way = choose_way(node);
  journey->request = std::move(request);
  const Time now = clock_.now();
  journey->sent = {now, node.orders_given_at};
  journey->answer_by = now + deadline;
  journey->on_answer = std::move(on_answer);
  const auto latency = std::chrono::milliseconds{5 + roll(latency_ms_max)};

  switch (journey->way) {
    case Way::no_connection:
      met("no connection");
      return answer(now + latency, journey, Loss::not_sent);
    case Way::request_lost:
      met("a request is lost");
      return answer(journey->answer_by, journey, Loss::unknown);
    case Way::late: {
      met("a request is late");
      const bool is_past = node.market->may_be_late(journey->request);
      const Duration delay =
          is_past ? deadline + std::chrono::seconds{roll(late_seconds_max)} : deadline - latency;
      agenda_.at(now + delay, [this, journey] { arrive(journey); });
      return answer(journey->answer_by, journey, Loss::unknown);
    }
    case Way::through:
    case Way::reply_lost:
    case Way::reply_cut:
      agenda_.at(now + latency, [this, journey] { arrive(journey); });
  }
}

Network::Way Network::choose_way(const Node& node) {
  const Weather& weather = node.weather;
  if (weather.is_down) return roll(2) == 0 ? Way::no_connection : Way::request_lost;
  if (strikes(weather.no_connection)) return Way::no_connection;
  if (strikes(weather.request_lost)) return Way::request_lost;
  if (strikes(weather.reply_lost)) return Way::reply_lost;
  if (strikes(weather.late)) return Way::late;
  if (strikes(weather.reply_cut)) return Way::reply_cut;
  return Way::through;
}

// What goes wrong there, not on the way.
bool Network::choose_fault(Node& node, const Request& request) {
  const Weather& weather = node.weather;
  const std::pair<int, std::pair<Fault, const char*>> faults[] = {
      {weather.throttled, {Fault::throttled, "throttled"}},
      {weather.unavailable, {Fault::unavailable, "unavailable"}},
      {weather.failed_after_effect, {Fault::failed_after_effect, "failed after its effect"}},
      {weather.signed_out, {Fault::signed_out, "signed out"}},
      {weather.switched_off, {Fault::switched_off, "switched off"}},
  };
  if (weather.feed_is_down && node.market->asks_for_orders(request)) {
    met("the feed of orders is down");
    return node.market->fail_next(Fault::unavailable, dice_, clock_.now());
  }
  for (const auto& [rate, fault] : faults) {
    if (!strikes(rate)) continue;
    met(fault.second);
    return node.market->fail_next(fault.first, dice_, clock_.now());
  }
  return false;
}

void Network::arrive(const std::shared_ptr<Journey>& journey) {
  Node& node = *journey->node;
  const bool fails = journey->way == Way::through && choose_fault(node, journey->request);
  Reply reply = node.market->sandbox().handle(journey->request, clock_.now());
  if (reply.status == 429 && !fails) met("it is asked too often");
  if (tell) {
    tell(fmt::format("  {} {} {} {} → {} {}", node.market->connector(), journey->request.method,
                     journey->request.target, journey->request.body, reply.status,
                     reply.body.substr(0, 300)));
  }
  after_handling(node, journey->sent);
  const Time back = clock_.now() + std::chrono::milliseconds{5 + roll(latency_ms_max)};
  switch (journey->way) {
    case Way::through:
      journey->gives_orders =
          node.market->asks_for_orders(journey->request) && !fails && reply.status == 200;
      return answer(back, journey, std::move(reply));
    case Way::reply_cut:
      met("a reply is cut");
      reply.body.resize(reply.body.size() / 2);
      return answer(back, journey, std::move(reply));
    case Way::reply_lost:
      met("a reply is lost");
      return answer(journey->answer_by, journey, Loss::unknown);
    case Way::no_connection:
    case Way::request_lost:
    case Way::late:
      return;  // answered already
  }
}

// The process that asked may have died meanwhile.
void Network::answer(Time when, const std::shared_ptr<Journey>& journey, Answer with) {
  agenda_.at(when, [this, journey, process = process_, with = std::move(with)]() mutable {
    if (process != process_ || !is_up()) return;
    if (journey->gives_orders) journey->node->orders_given_at = clock_.now();
    journey->on_answer(std::move(with));
  });
}

}  // namespace ganh::simulation
