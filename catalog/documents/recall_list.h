// Whom to call when a lot is recalled (danh sách thu hồi), with boxes to tick.
//
// Holds customers' names and telephone numbers: for whoever makes the calls, and nobody else.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/documents/paper.h"
#include "catalog/result.h"

namespace ganh::catalog::documents {

struct RecallList {
  struct Line {
    std::string customer;
    std::string phone;
    std::string address;
    std::string channel;
    std::string order_number;
    std::int64_t packs = 0;
    std::string sent_on;  // "21/11/2026", "chưa gửi"
  };

  std::string cooperative;
  std::string number;
  Date date{};
  std::string lot_code;
  std::string product;
  std::string household;
  std::string reason;
  std::string to_say;  // what the customer is told
  std::vector<Line> lines;
};

inline constexpr std::size_t recall_lines_max = 20'000;

// On A4 and A5, in the order given; at most recall_lines_max lines, and nobody is left out unseen.
Result<std::string> recall_list(const RecallList& list, Paper paper);

}  // namespace ganh::catalog::documents
