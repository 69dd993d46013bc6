// What the model of the books (books_model.h) keeps of a lot, an order and a hold.

#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

struct ModelLot {
  int product = 0;
  Date expires_on{};
  std::map<std::string, std::int64_t> lies = {};  // by place's id
  bool recalled = false;
  bool bought = false;  // owed at its receipt; else 80 % of what is billed for it
  std::int64_t on_hand() const {
    std::int64_t sum = 0;
    for (const auto& [place, base] : lies) sum += base;
    return sum;
  }
};

// What of a line is in a shipment.
struct ModelParcel {
  std::map<std::pair<std::string, std::string>, std::int64_t> picks = {};  // by lot code and place
  std::int64_t billed = 0;
  std::int64_t packs = 0;
  bool left = false;
  std::int64_t base = 0;  // when it left
  std::int64_t back = 0;
  std::int64_t back_base = 0;
  std::int64_t refunded = 0;
  std::int64_t out() const { return left ? packs - back : 0; }
  std::int64_t out_base() const { return left ? base - back_base : 0; }
};

struct ModelLine {
  int product = 0;
  std::int64_t net = 0;
  std::int64_t packs = 0;
  std::int64_t price = 0;
  bool weighed = false;
  std::string since = {};
  std::int64_t reserved = 0;
  std::int64_t cut = 0;
  std::int64_t packed = 0;
  std::int64_t packed_base = 0;
  std::int64_t billed = 0;
  std::int64_t left = 0;  // of what was packed
  std::int64_t left_base = 0;
  std::int64_t left_billed = 0;
  std::int64_t back = 0;
  std::int64_t back_base = 0;
  std::int64_t refunded = 0;
  std::vector<ModelParcel> parcels = {};            // by shipment
  std::map<std::string, std::int64_t> shares = {};  // owed to households, by lot code
  std::int64_t to_pack() const { return packs - cut - packed; }
  std::int64_t out() const { return left - back; }
  std::int64_t out_base() const { return left_base - back_base; }
};

struct ModelOrder {
  State state = State::received;
  std::vector<ModelLine> lines = {};
  std::vector<ShipmentState> shipments = {};
  std::int64_t paid = 0;    // and not given back
  std::int64_t booked = 0;  // what left, less what came back
  bool has(ShipmentState wanted) const {
    return std::ranges::find(shipments, wanted) != shipments.end();
  }
  bool anything_left() const {
    return has(ShipmentState::shipped) || has(ShipmentState::delivered) ||
           has(ShipmentState::returned);
  }
  bool is_back(std::size_t number) const {
    return std::ranges::all_of(lines, [&](const ModelLine& line) {
      return line.parcels.size() <= number || line.parcels[number].out() == 0;
    });
  }
  bool all_delivered() const {
    return has(ShipmentState::delivered) && !has(ShipmentState::shipped) &&
           !has(ShipmentState::packed);
  }
  bool none_out() const {
    return std::ranges::all_of(lines, [](const ModelLine& line) { return line.out() == 0; });
  }
  std::int64_t owed() const {
    std::int64_t sum = 0;
    for (const ModelLine& line : lines) {
      sum += line.billed - line.refunded + line.price * line.to_pack();
    }
    return state == State::cancelled ? 0 : sum;
  }
};

struct ModelHold {
  ModelLine line;
  Time expires_at{};
};

}  // namespace ganh::catalog::orders
