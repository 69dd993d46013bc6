#include "catalog/measure/bare_number.h"

#include <string>

#include "catalog/text/normal_form.h"

namespace ganh::catalog::measure {

std::optional<Fault> bare_number(std::string_view text, std::string_view field, BaseUnit unit) {
  if (unit == BaseUnit::piece || parse_quantity(text)) return std::nullopt;
  const auto small = parse_quantity(text, name(unit));
  const bool is_large = parse_quantity(text, unit == BaseUnit::gram ? "kg" : "lít").has_value();
  if ((!small && !is_large) || (small && small->base == 0)) return std::nullopt;
  const std::string number = text::normalise(text);
  const bool is_weight = unit == BaseUnit::gram;
  return Fault{std::string(field),
               "quantity.bare",
               {{"text", number},
                {"large", number + (is_weight ? " kg" : " lít")},
                {"small", number + (is_weight ? " g" : " ml")}}};
}

}  // namespace ganh::catalog::measure
