// Links that sign a person in once.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/store/database.h"
#include "service/accounts/person.h"

namespace ganh::service::accounts::rows {

// Earlier ones of that person go, and what is past of anybody.
void replace_link(const catalog::store::WriteGlobal& rows, std::string_view hash,
                  const PersonId& person, const std::optional<CooperativeId>& cooperative,
                  std::string_view made_by, Time now, Time ends_at);

struct UsedLink {
  PersonId person;
  std::optional<CooperativeId> cooperative;  // nothing: an administrator's, or the machine's
  std::string made_by;                       // an actor
};

// From then on it is used. Nothing when it cannot be.
std::optional<UsedLink> use_link(const catalog::store::WriteGlobal& rows, std::string_view hash,
                                 Time now);

void end_links(const catalog::store::WriteGlobal& rows, const PersonId& person);

}  // namespace ganh::service::accounts::rows
