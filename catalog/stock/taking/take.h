// A stock-take (kiểm kê): the sheet of the lots that lie in a place, filled with what was counted.
//
// A plain value.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/stock/cause.h"

namespace ganh::catalog::stock::taking {

// open → settled or dropped
enum class State { open, settled, dropped };

std::string_view name(State state);
std::optional<State> parse_state(std::string_view text);

inline constexpr int lines_max = 2000;     // of one sheet
inline constexpr int open_takes_max = 20;  // in one cooperative

struct Line {
  int number = 0;  // 1, 2, 3 … down the sheet: by product, first to expire first
  LotId lot;
  std::string lot_code;
  ProductId product;
  std::int64_t expected_base = 0;  // what the book said when it was opened or refreshed
  std::optional<std::int64_t> counted_base;
  std::optional<Waste> waste;  // what became of what is missing; nothing: a plain adjustment
  std::string why;
  bool differs() const { return counted_base && *counted_base != expected_base; }
};

struct Take {
  StockTakeId id;
  std::int64_t number = 0;  // 1, 2, 3 … in the cooperative
  PlaceId place;
  std::optional<ProductId> product;  // only of this one
  State state = State::open;
  Time opened_at{};
  std::optional<Time> ended_at;
  std::int64_t version = 0;  // grows with every step
  std::vector<Line> lines;   // by number; empty in lists
};

}  // namespace ganh::catalog::stock::taking
