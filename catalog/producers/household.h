// A household (hộ) that grows or makes what the cooperative sells: a member, or linked by contract.
//
// A plain value. A phone is optional: some households have none.

#pragma once

#include <string>
#include <string_view>

#include "catalog/ids.h"
#include "catalog/result.h"

namespace ganh::catalog::producers {

enum class HouseholdKind { member, linked };

inline constexpr std::size_t code_bytes_max = 32;

struct Household {
  HouseholdId id;    // given by the store on creation
  std::string code;  // the cooperative's own, unique within it: "H01"
  std::string name;  // of its head
  std::string phone;
  std::string hamlet;  // thôn, bản
  HouseholdKind kind = HouseholdKind::member;
  std::string identity_number = {};  // of its head: 9 or 12 digits; asked for by purchase lists
  bool operator==(const Household&) const = default;
};

// `invalid` with every field at fault.
Result<> validate(const Household& household);

// As it is stored: every text in normal form.
Household normalised(Household household);

std::string_view name(HouseholdKind kind);

}  // namespace ganh::catalog::producers
