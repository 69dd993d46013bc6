#include "catalog/stock/cause.h"

#include <cassert>

namespace ganh::catalog::stock {

namespace {

constexpr Cause causes[] = {
    Cause::received, Cause::receipt_corrected, Cause::packed,     Cause::adjusted,
    Cause::wasted,   Cause::returned,          Cause::transferred};
constexpr Waste wastes[] = {Waste::spoiled, Waste::expired, Waste::damaged,  Waste::pests,
                            Waste::lost,    Waste::sample,  Waste::shrinkage};

}  // namespace

std::string_view name(Cause cause) {
  switch (cause) {
    case Cause::received:
      return "received";
    case Cause::receipt_corrected:
      return "receipt_corrected";
    case Cause::packed:
      return "packed";
    case Cause::adjusted:
      return "adjusted";
    case Cause::wasted:
      return "wasted";
    case Cause::returned:
      return "returned";
    case Cause::transferred:
      return "transferred";
  }
  assert(false);
  return "";
}

std::optional<Cause> parse_cause(std::string_view text) {
  for (const Cause cause : causes) {
    if (name(cause) == text) return cause;
  }
  return std::nullopt;
}

std::string_view name(Waste waste) {
  switch (waste) {
    case Waste::spoiled:
      return "spoiled";
    case Waste::expired:
      return "expired";
    case Waste::damaged:
      return "damaged";
    case Waste::pests:
      return "pests";
    case Waste::lost:
      return "lost";
    case Waste::sample:
      return "sample";
    case Waste::shrinkage:
      return "shrinkage";
  }
  assert(false);
  return "";
}

std::optional<Waste> parse_waste(std::string_view text) {
  for (const Waste waste : wastes) {
    if (name(waste) == text) return waste;
  }
  return std::nullopt;
}

}  // namespace ganh::catalog::stock
