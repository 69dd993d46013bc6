// What lies between the engine and the marketplaces: carries requests and replies through virtual
// time, and loses, delays and spoils them as the weather has it.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "connectors/transport/http_client.h"
#include "tests/simulation/agenda.h"
#include "tests/simulation/market.h"

namespace ganh::simulation {

// How many of a thousand requests meet what.
struct Weather {
  int no_connection = 0;
  int request_lost = 0;  // nobody answers, nothing was done
  int reply_lost = 0;    // nobody answers, and it was done
  int late = 0;          // it is done after the engine has given up waiting
  int reply_cut = 0;     // half of the reply, and it was done
  int throttled = 0;
  int unavailable = 0;
  int failed_after_effect = 0;
  int signed_out = 0;
  int switched_off = 0;
  bool is_down = false;       // nobody is to be reached
  bool feed_is_down = false;  // the marketplace answers, but gives no orders
};

class Network final : public connectors::transport::HttpClient {
 public:
  Network(Agenda& agenda, const ManualClock& clock) : agenda_(agenda), clock_(clock) {}

  struct Node {
    std::unique_ptr<Market> market;
    Weather weather;
    Time orders_given_at{};  // when a request for orders was last answered in full
    std::int64_t requests = 0;
  };
  std::map<std::string, Node> nodes;  // by base URL

  void reseed(std::uint64_t seed) { dice_ = SeededRandomness(seed); }
  void lose_process() { ++process_; }

  std::function<bool()> is_up = [] { return true; };  // the process, and its power
  // What was so when a request was sent.
  struct Sent {
    Time at{};
    Time orders_given_at{};
  };
  std::function<void(Node&, const Sent&)> after_handling;
  std::function<void(const std::string&)> tell;
  std::map<std::string, std::int64_t>* seen = nullptr;  // what was met, counted

  void send(const std::string& base_url, connectors::transport::Request request, Duration deadline,
            std::function<void(connectors::transport::Answer)> on_answer) override;

 private:
  using Answer = connectors::transport::Answer;
  enum class Way { through, no_connection, request_lost, reply_lost, late, reply_cut };
  struct Journey {
    Node* node = nullptr;
    connectors::transport::Request request;
    Way way = Way::through;
    Sent sent;
    bool gives_orders = false;
    Time answer_by{};
    std::function<void(Answer)> on_answer;
  };

  Way choose_way(const Node& node);
  bool choose_fault(Node& node, const connectors::transport::Request& request);
  void arrive(const std::shared_ptr<Journey>& journey);
  void answer(Time when, const std::shared_ptr<Journey>& journey, Answer with);
  bool strikes(int of_a_thousand) { return of_a_thousand > roll(1000); }
  std::int64_t roll(std::int64_t below) {
    return static_cast<std::int64_t>(dice_.next() % static_cast<std::uint64_t>(below));
  }
  void met(const char* what) { (*seen)[what] += 1; }

  Agenda& agenda_;
  const ManualClock& clock_;
  SeededRandomness dice_{0};
  std::uint64_t process_ = 0;
};

}  // namespace ganh::simulation
