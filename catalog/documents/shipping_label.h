// The label that is glued on a parcel (nhãn gửi hàng): where to, from whom, which waybill.
//
// Ours, for carriers that issue no label. A marketplace's own waybill is printed as it came.

#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "catalog/documents/paper.h"
#include "catalog/measure/money.h"
#include "catalog/result.h"

namespace ganh::catalog::documents {

struct ShippingLabel {
  Party from;
  Party to;
  std::string carrier;
  std::string waybill;       // as Code 128; empty: none yet, and no bars
  std::string order_number;  // as QR
  std::string goods;         // in a few words, for the courier
  // The courier reads nothing else about money: while it is open, the label never says "nothing".
  enum class Collect {
    decided,     // `to_collect`; 0 is nothing
    undecided,   // `to_collect` is what nobody has paid yet
    by_channel,  // whatever the marketplace's own waybill says
  };
  Collect collect = Collect::decided;
  measure::Money to_collect;
  std::int64_t weight_g = 0;  // 0: not weighed
  int parcel = 1;
  int parcels = 1;
  std::string note;  // "Hàng dễ vỡ"
};

// A page each, at most labels_max. On A4 and A5 a label keeps its 100 × 150 mm, in the top left
// corner, with a line to cut along. "out_of_range" for a parcel that is not one of 1 … parcels.
Result<std::string> shipping_labels(std::span<const ShippingLabel> labels, Paper paper);

}  // namespace ganh::catalog::documents
