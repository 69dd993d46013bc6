// Where a listing stands, and every way by which it comes from one state to another.
//
// README.md beside this draws the same; tests/connectors/channel holds the two against each other.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ganh::connectors::channel {

// absent: nothing of it stands there as far as is known. pending: the marketplace is deciding;
// where it stood before, it goes on being sold with what it had. live: it stands. refused: it was
// not taken, and waits until something of it is changed.
enum class ListingState : std::uint8_t { absent, pending, live, refused };

// What moves a listing: always an answer of the marketplace.
enum class ListingMove : std::uint8_t {
  accepted,  // what was sent stands, at once or by a decision
  deciding,  // it will be decided later
  refused,   // of what does not stand there
  kept,      // a new text was refused; the old one stands
  found,     // a look-up has seen it there, not as it was sent last
  gone,      // looked up, and not there any more
};

std::string_view name(ListingState state);
std::string_view name(ListingMove move);

struct ListingTransition {
  ListingState from;
  ListingMove by;
  ListingState to;
};

inline constexpr auto listing_transitions = [] {
  using enum ListingState;
  using Move = ListingMove;
  return std::array{
      ListingTransition{absent, Move::accepted, live},
      ListingTransition{absent, Move::deciding, pending},
      ListingTransition{absent, Move::refused, refused},
      ListingTransition{absent, Move::found, live},
      ListingTransition{pending, Move::accepted, live},
      ListingTransition{pending, Move::deciding, pending},
      ListingTransition{pending, Move::refused, refused},
      ListingTransition{pending, Move::kept, live},
      ListingTransition{pending, Move::found, live},
      ListingTransition{live, Move::accepted, live},
      ListingTransition{live, Move::deciding, pending},
      ListingTransition{live, Move::kept, live},
      ListingTransition{live, Move::found, live},
      ListingTransition{live, Move::gone, absent},
      ListingTransition{refused, Move::accepted, live},
      ListingTransition{refused, Move::deciding, pending},
      ListingTransition{refused, Move::refused, refused},
      ListingTransition{refused, Move::kept, live},
      ListingTransition{refused, Move::found, live},
  };
}();

// Where the move leads. Empty: there is no such move, and whoever asks leaves the state as it is.
constexpr std::optional<ListingState> moved(ListingState from, ListingMove by) {
  for (const auto& each : listing_transitions) {
    if (each.from == from && each.by == by) return each.to;
  }
  return std::nullopt;
}

}  // namespace ganh::connectors::channel
