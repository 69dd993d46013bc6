// Parcels in a carrier's hands, and what is on its way to tell of them: what the carriers'
// sandboxes share. It knows no carrier's code.

#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::connectors::carriers::depot {

struct Happened {
  std::string code;
  std::string text;
  std::string place;
  Time at{};
};

struct Parcel {
  std::string waybill;
  std::string reference;  // the sender's own number
  std::int64_t cod_vnd = 0;
  std::int64_t weight_g = 0;
  std::int64_t fee_vnd = 0;
  std::vector<Happened> history;
  std::optional<Time> moves_at;  // by itself, along the route
};

class Parcels {
 public:
  // False when there is one of that waybill, or no room.
  bool add(Parcel parcel);
  Parcel* find(const std::string& waybill);
  const std::map<std::string, Parcel>& all() const { return parcels_; }

 private:
  std::map<std::string, Parcel> parcels_;
};

// Webhooks on their way: each is sent until it is answered with 2xx, at most five times.
class Post {
 public:
  std::string url;     // "" while nobody listens
  int deliveries = 1;  // how often each attempt is sent
  bool newest_first = false;
  bool held = false;  // nothing goes out until it is let go

  void add(transport::Request request, Time now);
  std::vector<sandbox::WebhookOut> due(Time now);
  std::optional<Time> next_due() const;
  void answered(const sandbox::WebhookOut& webhook, int status);

 private:
  struct Letter {
    std::int64_t number = 0;
    transport::Request request;
    std::size_t attempts = 0;
    Time next_at{};
  };
  std::deque<Letter> letters_;
  std::int64_t next_number_ = 1;
};

}  // namespace ganh::connectors::carriers::depot
