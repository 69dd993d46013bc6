#include "catalog/changes/change_log.h"

namespace ganh::catalog::changes {

namespace {

Noun parse_noun(std::string_view text) {
  for (int each = 0; each <= static_cast<int>(Noun::token); ++each) {  // the last of them
    if (const auto noun = static_cast<Noun>(each); name(noun) == text) return noun;
  }
  throw store::StorageError(store::StorageError::Kind::corrupt, "unknown noun in changes");
}

Kind parse_kind(std::string_view text) {
  for (Kind kind : {Kind::created, Kind::updated, Kind::removed}) {
    if (name(kind) == text) return kind;
  }
  throw store::StorageError(store::StorageError::Kind::corrupt, "unknown kind in changes");
}

}  // namespace

std::int64_t last_change(const store::Scope& scope) {
  constexpr std::string_view head = R"sql(
    SELECT last_change FROM change_heads WHERE cooperative_id = $1)sql";
  return scope.number(head, {});
}

std::vector<Change> changes_after(const store::Scope& scope, std::int64_t number, int limit) {
  constexpr std::string_view after = R"sql(
    SELECT number, command_id, noun, noun_id, kind, detail, at_us
      FROM changes
     WHERE cooperative_id = $1 AND number > $2
     ORDER BY number
     LIMIT $3)sql";
  return scope.all(after, {number, limit}, [](const store::Row& row) {
    return Change{row.integer(0),         CommandId{row.string(1)}, parse_noun(row.text(2)),
                  row.string(3),          parse_kind(row.text(4)),  row.string(5),
                  from_us(row.integer(6))};
  });
}

std::optional<Heading> find_heading(const store::Scope& scope, const CommandId& command) {
  constexpr std::string_view sql = R"sql(
    SELECT actor, cause FROM commands WHERE cooperative_id = $1 AND command_id = $2)sql";
  return scope.one(sql, {command}, [&](const store::Row& row) {
    return Heading{command, row.string(0), row.string(1)};
  });
}

}  // namespace ganh::catalog::changes
