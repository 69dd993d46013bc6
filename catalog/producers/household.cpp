#include "catalog/producers/household.h"

#include <algorithm>

#include "catalog/faults.h"
#include "catalog/producers/cooperative.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::producers {

namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

}  // namespace

Result<> validate(const Household& household) {
  Faults faults;
  faults.required("code", household.code, code_bytes_max);
  faults.required("name", household.name, name_bytes_max);
  faults.optional("phone", household.phone, 32);
  faults.optional("hamlet", household.hamlet, name_bytes_max);
  const std::string& number = household.identity_number;
  const bool has_length = number.size() == 9 || number.size() == 12;
  if (!number.empty() && !(has_length && std::ranges::all_of(number, is_digit))) {
    faults.add("identity_number", "identity_number.malformed");
  }
  return std::move(faults).result();
}

Household normalised(Household household) {
  for (std::string* text : {&household.code, &household.name, &household.phone, &household.hamlet,
                            &household.identity_number}) {
    *text = text::normalise(*text);
  }
  return household;
}

std::string_view name(HouseholdKind kind) {
  return kind == HouseholdKind::member ? "member" : "linked";
}

}  // namespace ganh::catalog::producers
