// What a household is paid for a period, and how it comes about (phiếu thanh toán cho hộ).
//
// Adds up what it is given, and nothing else: which lines, fees and taxes belong on it was decided
// before.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/documents/paper.h"
#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"
#include "catalog/result.h"
#include "catalog/text/number_words.h"

namespace ganh::catalog::documents {

struct PayoutSlip {
  enum class Terms { bought, consigned };
  struct Line {
    Terms terms = Terms::bought;
    std::string lot_code;
    std::string product;
    measure::Quantity billed;
    measure::Quantity waste;    // taken off before; 0: none
    measure::Money price;       // bought: for one `price_unit`
    std::string price_unit;     // "kg"
    measure::Money sold;        // consigned: what customers were billed
    std::int64_t share_bp = 0;  // consigned: the household's part of it
    measure::Money amount;      // what the line brings the household
  };

  Party cooperative;
  Party household;
  std::string household_code;
  std::string number;
  Date from{};
  Date to{};  // the last day
  std::vector<Line> lines;
  measure::Money fees;
  measure::Money tax;
  measure::Money advances;     // paid already; all three are taken off
  measure::Money corrections;  // of earlier slips; added, either way
  std::string paid_to;         // "Tiền mặt", a bank account
  std::string note;
  text::Region region = text::Region::north;
};

// The lines' amounts less fees, tax and advances, with corrections; below 0, the household owes.
measure::Money net(const PayoutSlip& slip);

// On A4 and A5. A slip of nothing but fees, tax, advances or corrections has no lines.
Result<std::string> payout_slip(const PayoutSlip& slip, Paper paper);

inline constexpr std::size_t payout_slips_max = 500;  // in one file

// Each on pages of its own, in the order given; faults name the slip: "slips[3].note".
Result<std::string> payout_slips(std::span<const PayoutSlip> slips, Paper paper);

}  // namespace ganh::catalog::documents
