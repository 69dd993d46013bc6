#include "catalog/measure/quantity.h"

#include <span>

#include "catalog/measure/written_number.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::measure {

namespace {

struct Unit {
  std::string_view word;  // NFC, lower case
  Quantity worth;
};

constexpr Quantity grams(std::int64_t base) {
  return {base, BaseUnit::gram};
}
constexpr Quantity millilitres(std::int64_t base) {
  return {base, BaseUnit::millilitre};
}
constexpr Quantity one_piece{1, BaseUnit::piece};

constexpr Unit units[] = {
    {"g", grams(1)},
    {"gr", grams(1)},
    {"gam", grams(1)},
    {"gram", grams(1)},
    {"lạng", grams(100)},
    {"kg", grams(1'000)},
    {"kí", grams(1'000)},
    {"ký", grams(1'000)},
    {"kilôgam", grams(1'000)},
    {"cân", grams(1'000)},
    {"yến", grams(10'000)},
    {"tạ", grams(100'000)},
    {"tấn", grams(1'000'000)},
    {"ml", millilitres(1)},
    {"l", millilitres(1'000)},
    {"lít", millilitres(1'000)},
    {"lit", millilitres(1'000)},
    {"quả", one_piece},
    {"trái", one_piece},
    {"con", one_piece},
    {"cái", one_piece},
    {"chiếc", one_piece},
    {"bó", one_piece},
    {"mớ", one_piece},
    {"nải", one_piece},
    {"buồng", one_piece},
    {"túi", one_piece},
    {"hộp", one_piece},
    {"chai", one_piece},
    {"gói", one_piece},
    {"lọ", one_piece},
    {"hũ", one_piece},
    {"củ", one_piece},
    {"cây", one_piece},
    {"bộ", one_piece},
    {"piece", one_piece},
};

// `base` counted in `size`, with at most two decimals: three would read as thousands.
std::optional<std::string> in_units(std::int64_t base, std::int64_t size) {
  if (base < size || base * 100 % size != 0) return std::nullopt;
  const std::int64_t hundredths = base / size * 100 + base % size * 100 / size;
  std::string written = with_thousands(hundredths / 100);
  if (const std::int64_t rest = hundredths % 100; rest != 0) {
    written += ',';
    written += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) written += static_cast<char>('0' + rest % 10);
  }
  return written;
}

struct Written {
  std::int64_t size;
  std::string_view word;
};
constexpr Written weights[] = {{1'000'000, " tấn"}, {1'000, " kg"}, {1, " g"}};
constexpr Written volumes[] = {{1'000, " lít"}, {1, " ml"}};
constexpr Written counts[] = {{1, " cái"}};

}  // namespace

std::string_view name(BaseUnit unit) {
  switch (unit) {
    case BaseUnit::gram:
      return "g";
    case BaseUnit::millilitre:
      return "ml";
    case BaseUnit::piece:
      break;
  }
  return "piece";
}

std::optional<BaseUnit> parse_base_unit(std::string_view text) {
  for (const auto unit : {BaseUnit::gram, BaseUnit::millilitre, BaseUnit::piece}) {
    if (text == name(unit)) return unit;
  }
  return std::nullopt;
}

std::optional<Quantity> unit_of(std::string_view text, std::int64_t chuc_pieces) {
  const std::string word = text::lower(text);
  if (word == "chục") return Quantity{chuc_pieces, BaseUnit::piece};
  for (const Unit& unit : units) {
    if (unit.word == word) return unit.worth;
  }
  return std::nullopt;
}

std::optional<Quantity> parse_quantity(std::string_view text, std::string_view bare_unit,
                                       std::int64_t chuc_pieces) {
  const std::string written = text::lower(text);
  const std::string_view number = leading_number(written);
  std::string_view word = std::string_view(written).substr(number.size());
  if (word.empty()) word = bare_unit;

  const auto unit = unit_of(word, chuc_pieces);
  const auto decimal = parse_decimal(number, CommaAndThree::refused);
  if (!unit || !decimal) return std::nullopt;
  const auto base = times_whole(*decimal, unit->base, quantity_base_max);
  if (!base) return std::nullopt;
  return Quantity{*base, unit->unit};
}

std::string vietnamese(Quantity quantity) {
  const std::string sign = quantity.base < 0 ? "-" : "";
  const std::int64_t base = quantity.base < 0 ? -quantity.base : quantity.base;
  std::span<const Written> sizes = counts;
  if (quantity.unit == BaseUnit::gram) sizes = weights;
  if (quantity.unit == BaseUnit::millilitre) sizes = volumes;
  for (const Written& size : sizes) {
    if (const auto written = in_units(base, size.size)) {
      return sign + *written + std::string(size.word);
    }
  }
  return "0" + std::string(sizes.back().word);
}

}  // namespace ganh::catalog::measure
