// API tokens' rows.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/store/database.h"
#include "service/accounts/person.h"

namespace ganh::service::accounts::rows {

struct FoundToken {
  Token token;
  bool maker_administers = false;
  bool maker_disabled = false;
};

void add_token(const catalog::store::WriteGlobal& rows, const Token& token, std::string_view hash);

// Whether it still holds is for the caller to judge.
std::optional<FoundToken> find_token(const catalog::store::Global& rows, std::string_view hash);

// The newest first, at most tokens_listed_max; of the installation those of no cooperative.
std::vector<Token> tokens_of_cooperative(const catalog::store::Scope& rows);
std::vector<Token> tokens_of_installation(const catalog::store::Global& rows);

// Neither revoked nor past.
std::int64_t holding_tokens(const catalog::store::Global& rows,
                            const std::optional<CooperativeId>& cooperative, Time now);

enum class Revoking { done, revoked_before, not_there };
Revoking revoke_token(const catalog::store::WriteGlobal& rows,
                      const std::optional<CooperativeId>& cooperative, const TokenId& id, Time now);

void mark_token_used(const catalog::store::WriteGlobal& rows, std::string_view id, Time now);

}  // namespace ganh::service::accounts::rows
