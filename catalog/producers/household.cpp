#include "catalog/producers/household.h"

#include "catalog/faults.h"
#include "catalog/producers/cooperative.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::producers {

Result<> validate(const Household& household) {
  Faults faults;
  faults.required("code", household.code, code_bytes_max);
  faults.required("name", household.name, name_bytes_max);
  faults.optional("phone", household.phone, 32);
  faults.optional("hamlet", household.hamlet, name_bytes_max);
  return std::move(faults).result();
}

Household normalised(Household household) {
  for (std::string* text :
       {&household.code, &household.name, &household.phone, &household.hamlet}) {
    *text = text::normalise(*text);
  }
  return household;
}

std::string_view name(HouseholdKind kind) {
  return kind == HouseholdKind::member ? "member" : "linked";
}

}  // namespace ganh::catalog::producers
