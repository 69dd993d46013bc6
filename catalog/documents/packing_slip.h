// What lies in one parcel, for whoever opens it (phiếu giao hàng).
//
// Strings and figures only: who fills it in decides what the customer may read.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/documents/paper.h"
#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"
#include "catalog/money/vietqr.h"
#include "catalog/result.h"

namespace ganh::catalog::documents {

struct PackingSlip {
  struct Lot {
    std::string code;
    std::string place;  // where it was taken from; may be empty
    measure::Quantity quantity;
  };
  struct Line {
    std::string sku;
    std::string name;
    std::int64_t ordered_packs = 0;
    std::int64_t packed_packs = 0;
    std::string reason;  // why the two differ
    std::vector<Lot> lots;
  };

  Party from;
  Party to;
  std::string number;  // of the shipment
  std::string channel;
  std::string external_order_id;
  Date packed_on{};
  std::vector<Line> lines;
  measure::Money to_collect;         // cash on delivery; 0: nothing is said
  std::optional<money::VietQr> pay;  // a code to pay by, at the foot
  std::string note;
  std::string follow_url;  // where the customer sees how far it is, as a code; empty: none
};

// On every paper. Also refuses what money::vietqr_payload refuses, under "pay.…".
Result<std::string> packing_slip(const PackingSlip& slip, Paper paper);

}  // namespace ganh::catalog::documents
