// What lies in the shed by the model of the books (books_model.h), and what of it may be sold.

#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/catalog/orders/model_order.h"

namespace ganh::catalog::orders {

struct ModelShed {
  Time now{};
  Date today{};
  std::string cellar;                    // the one place that does not sell
  std::map<std::string, ModelLot> lots;  // by code

  bool may_sell(const ModelLot& lot, const std::string& place) const {
    return !lot.recalled && lot.expires_on >= today && place != cellar;
  }
  std::int64_t on_hand(int product) const {
    std::int64_t sum = 0;
    for (const auto& [code, lot] : lots) sum += lot.product == product ? lot.on_hand() : 0;
    return sum;
  }
  std::int64_t sellable(int product) const {
    std::int64_t sum = 0;
    for (const auto& [code, lot] : lots) {
      for (const auto& [place, base] : lot.lies) {
        if (lot.product == product && may_sell(lot, place)) sum += base;
      }
    }
    return sum;
  }

  // First to expire first, then by code and place.
  std::map<std::pair<std::string, std::string>, std::int64_t> pick(int product,
                                                                   std::int64_t missing) {
    std::vector<std::pair<Date, std::string>> by_date;
    for (const auto& [code, lot] : lots) {
      if (lot.product == product) by_date.emplace_back(lot.expires_on, code);
    }
    std::ranges::sort(by_date);
    std::map<std::pair<std::string, std::string>, std::int64_t> picks;
    for (const auto& [date, code] : by_date) {
      for (auto& [place, base] : lots[code].lies) {
        const std::int64_t taken = may_sell(lots[code], place) ? std::min(missing, base) : 0;
        if (taken == 0) continue;
        picks[{code, place}] = taken;
        base -= taken;
        missing -= taken;
      }
    }
    return picks;
  }
};

}  // namespace ganh::catalog::orders
