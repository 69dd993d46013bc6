// What to fetch from the shed for many orders in one walk (phiếu lấy hàng).
//
// Puts the lines in the order of the walk; which lot is taken was decided before.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/documents/paper.h"
#include "catalog/measure/quantity.h"
#include "catalog/result.h"

namespace ganh::catalog::documents {

struct PickList {
  struct ForOrder {
    std::string order_number;
    std::int64_t packs = 0;
    measure::Quantity part = {};  // of a pack that is filled from two lots: so much of this one
  };
  struct Line {
    std::string place;
    std::string product;
    std::string pack;  // "Túi 5 kg"
    std::string lot_code;
    Date expires_on{};
    measure::Quantity quantity;
    std::vector<ForOrder> orders;
  };

  std::string cooperative;
  std::string number;  // as QR too, when there is one
  Date date{};
  std::vector<Line> lines;
};

// On every paper. By place, then product (as Vietnamese sorts), then the lot that expires first.
Result<std::string> pick_list(const PickList& list, Paper paper);

}  // namespace ganh::catalog::documents
