#include "catalog/orders/order.h"

#include <cassert>

#include "catalog/faults.h"

namespace ganh::catalog::orders {

namespace {

constexpr State states[] = {State::received, State::confirmed, State::packed, State::shipped,
                            State::cancelled};

}  // namespace

std::string_view name(State state) {
  switch (state) {
    case State::received:
      return "received";
    case State::confirmed:
      return "confirmed";
    case State::packed:
      return "packed";
    case State::shipped:
      return "shipped";
    case State::cancelled:
      return "cancelled";
  }
  assert(false);
  return "";
}

std::optional<State> parse_state(std::string_view text) {
  for (State state : states) {
    if (name(state) == text) return state;
  }
  return std::nullopt;
}

bool may_follow(State from, State to) {
  switch (from) {
    case State::received:
      return to == State::confirmed || to == State::cancelled;
    case State::confirmed:
      return to == State::packed || to == State::cancelled;
    case State::packed:
      return to == State::shipped || to == State::cancelled;
    case State::shipped:
    case State::cancelled:
      return false;
  }
  return false;
}

std::int64_t OrderLine::short_packs(State state) const {
  switch (state) {
    case State::received:
    case State::confirmed:
      return packs - reserved_packs;
    case State::packed:
    case State::shipped:
      return packs - packed_packs;
    case State::cancelled:
      return 0;
  }
  return 0;
}

Result<> validate(const NewOrder& order) {
  Faults faults;
  if (order.channel.empty()) faults.add("channel", "required");
  if (order.external_id.empty()) faults.add("external_id", "required");
  if (order.external_id.size() > external_id_bytes_max) {
    faults.add("external_id", "too_long", {{"bytes_max", std::to_string(external_id_bytes_max)}});
  }
  if (order.lines.empty()) faults.add("lines", "order.no_lines");
  if (order.lines.size() > lines_max) {
    faults.add("lines", "order.too_many_lines", {{"max", std::to_string(lines_max)}});
    return std::move(faults).result();
  }
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const std::string line = "lines[" + std::to_string(i) + "].";
    faults.range(line + "packs", order.lines[i].packs, 1, line_packs_max);
    faults.range(line + "unit_price_vnd", order.lines[i].unit_price.vnd, 0, measure::price_vnd_max);
  }
  return std::move(faults).result();
}

}  // namespace ganh::catalog::orders
