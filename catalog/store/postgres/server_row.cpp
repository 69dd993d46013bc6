#include "catalog/store/postgres/server_row.h"

#include <fmt/format.h>

#include <array>

namespace ganh::catalog::store::postgres {
namespace {

enum Type : Oid { boolean = 16, int8 = 20, int2 = 21, int4 = 23, numeric = 1700 };

std::uint64_t unsigned_of(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

// Digits to the base of 10,000, most significant first, after four numbers of 16 bits: how many,
// the first one's weight, the sign, and how many decimals are shown.
std::int64_t whole_number(std::string_view bytes) {
  const auto word = [&](std::size_t place) {
    return static_cast<std::int16_t>(unsigned_of(bytes.substr(place * 2, 2)));
  };
  constexpr std::int16_t negative = 0x4000;
  const int digits = word(0);
  const int weight = word(1);
  const std::int16_t sign = word(2);
  if (sign != 0 && sign != negative) throw std::logic_error("a number that is none");
  if (digits > weight + 1) throw std::logic_error("a number that is not whole");
  std::int64_t value = 0;
  for (int place = 0; place <= weight; ++place) {
    const int digit = place < digits ? word(4 + static_cast<std::size_t>(place)) : 0;
    if (__builtin_mul_overflow(value, 10'000, &value) ||
        __builtin_sub_overflow(value, digit, &value)) {
      throw std::logic_error("a number beyond 64 bits");
    }
  }
  if (sign == negative) return value;
  if (__builtin_sub_overflow(std::int64_t{0}, value, &value)) {
    throw std::logic_error("a number beyond 64 bits");
  }
  return value;
}

}  // namespace

std::int64_t ServerRow::integer(int column) const {
  if (is_null(column)) return 0;
  const std::uint64_t raw = unsigned_of(bytes(column));
  switch (PQftype(answer_, column)) {
    case boolean:
      return static_cast<std::int64_t>(raw);
    case int2:
      return static_cast<std::int16_t>(raw);
    case int4:
      return static_cast<std::int32_t>(raw);
    case int8:
      return static_cast<std::int64_t>(raw);
    case numeric:
      return whole_number(bytes(column));
    default:
      throw std::logic_error(fmt::format("column {} is no whole number", column));
  }
}

std::string_view ServerRow::text(int column) const {
  switch (PQftype(answer_, column)) {
    case boolean:
    case int2:
    case int4:
    case int8:
    case numeric:
      throw std::logic_error(fmt::format("column {} is a number and no text", column));
    default:
      return bytes(column);
  }
}

std::string_view ServerRow::bytes(int column) const {
  return {PQgetvalue(answer_, row_, column),
          static_cast<std::size_t>(PQgetlength(answer_, row_, column))};
}

}  // namespace ganh::catalog::store::postgres
