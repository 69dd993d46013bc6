// Names that the program gives to things: time-ordered, with a readable prefix, e.g.
// "ord_01jd6x2m3q8v4s0t9c7k5h1e2z". Sorting ids sorts by the time they were made.
//
// Never drawn from the operating system here: clock and randomness are handed in.

#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "catalog/clock.h"

namespace ganh {

template <class Tag>
struct Id {
  std::string text;
  auto operator<=>(const Id&) const = default;
  bool empty() const { return text.empty(); }
};

struct CooperativeTag { static constexpr std::string_view prefix = "coop"; };
struct HouseholdTag   { static constexpr std::string_view prefix = "hh"; };
struct ProductTag     { static constexpr std::string_view prefix = "prod"; };
struct PackTag        { static constexpr std::string_view prefix = "pack"; };
struct LotTag         { static constexpr std::string_view prefix = "lot"; };
struct PlaceTag       { static constexpr std::string_view prefix = "place"; };
struct StockTakeTag   { static constexpr std::string_view prefix = "take"; };
struct HoldTag        { static constexpr std::string_view prefix = "hold"; };
struct OrderTag       { static constexpr std::string_view prefix = "ord"; };
struct ShipmentTag    { static constexpr std::string_view prefix = "ship"; };
struct ReturnTag      { static constexpr std::string_view prefix = "ret"; };
struct DueTag         { static constexpr std::string_view prefix = "due"; };
struct PayoutTag      { static constexpr std::string_view prefix = "pay"; };
struct PaymentTag     { static constexpr std::string_view prefix = "paid"; };
struct SettlementTag  { static constexpr std::string_view prefix = "settle"; };
struct ChannelTag     { static constexpr std::string_view prefix = "chan"; };
struct CommandTag     { static constexpr std::string_view prefix = "cmd"; };

using CooperativeId = Id<CooperativeTag>;
using HouseholdId = Id<HouseholdTag>;
using ProductId = Id<ProductTag>;
using PackId = Id<PackTag>;
using LotId = Id<LotTag>;
using PlaceId = Id<PlaceTag>;
using StockTakeId = Id<StockTakeTag>;
using HoldId = Id<HoldTag>;
using OrderId = Id<OrderTag>;
using ShipmentId = Id<ShipmentTag>;
using ReturnId = Id<ReturnTag>;
using DueId = Id<DueTag>;
using PayoutId = Id<PayoutTag>;
using PaymentId = Id<PaymentTag>;
using SettlementId = Id<SettlementTag>;
using ChannelId = Id<ChannelTag>;
using CommandId = Id<CommandTag>;

// A source of random bits. Seeded in tests, the operating system's in the program.
class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual std::uint64_t next() = 0;
};

// A repeatable source (splitmix64). Not for secrets.
class SeededRandomness final : public Randomness {
 public:
  explicit SeededRandomness(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() override;

 private:
  std::uint64_t state_;
};

// 48 bits of milliseconds and 80 random bits, in 26 characters of Crockford's base 32, lower case.
std::string make_id(std::string_view prefix, Time now, Randomness& randomness);

template <class Tag>
Id<Tag> new_id(Time now, Randomness& randomness) {
  return Id<Tag>{make_id(Tag::prefix, now, randomness)};
}

}  // namespace ganh
