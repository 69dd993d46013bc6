// Why stock comes and goes, in the words that stand in the ledger.

#pragma once

#include <optional>
#include <string_view>

namespace ganh::catalog::stock {

// Why stock came or went; an entry's cause is one of these and the id of what caused it.
enum class Cause {
  received,
  receipt_corrected,
  packed,
  adjusted,  // set to what was counted
  wasted,
  returned,
  transferred,  // two entries: out of one place, into another
};

std::string_view name(Cause cause);
std::optional<Cause> parse_cause(std::string_view text);

// What became of goods that nobody buys any more.
enum class Waste {
  spoiled,    // hỏng, thối, mốc
  expired,    // quá hạn
  damaged,    // dập, vỡ, rách
  pests,      // chuột, mối, mọt
  lost,       // mất, thất lạc
  sample,     // hàng mẫu, dùng thử
  shrinkage,  // hao hụt: bay hơi, khô đi
};

std::string_view name(Waste waste);
std::optional<Waste> parse_waste(std::string_view text);

}  // namespace ganh::catalog::stock
