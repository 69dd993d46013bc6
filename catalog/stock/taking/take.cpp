#include "catalog/stock/taking/take.h"

#include <cassert>

namespace ganh::catalog::stock::taking {

std::string_view name(State state) {
  switch (state) {
    case State::open:
      return "open";
    case State::settled:
      return "settled";
    case State::dropped:
      return "dropped";
  }
  assert(false);
  return "";
}

std::optional<State> parse_state(std::string_view text) {
  for (const State state : {State::open, State::settled, State::dropped}) {
    if (name(state) == text) return state;
  }
  return std::nullopt;
}

}  // namespace ganh::catalog::stock::taking
