#include "catalog/sheets/imports.h"

namespace ganh::catalog::sheets {

namespace {

Import import_of(const store::Row& row) {
  Import import{CommandId{row.string(0)},
                row.string(1),
                row.string(2),
                static_cast<int>(row.integer(3)),
                static_cast<int>(row.integer(4)),
                static_cast<int>(row.integer(5)),
                from_us(row.integer(6)),
                std::nullopt};
  if (!row.is_null(7)) import.finished_at = from_us(row.integer(7));
  return import;
}

}  // namespace

void save(changes::Command& command, const Import& import) {
  constexpr std::string_view put = R"sql(
    INSERT INTO imports
      (cooperative_id, command_id, file_name, file_sha256, entries_planned, entries_applied,
       entries_skipped, started_at_us, finished_at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (cooperative_id, command_id) DO UPDATE
       SET entries_planned = excluded.entries_planned, entries_applied = excluded.entries_applied,
           entries_skipped = excluded.entries_skipped,
           finished_at_us = excluded.finished_at_us)sql";
  std::optional<std::int64_t> finished_us;
  if (import.finished_at) finished_us = to_us(*import.finished_at);
  command.head();
  command.rows().run(put,
           {import.id, import.file_name, import.file_sha256, import.entries_planned,
            import.entries_applied, import.entries_skipped, to_us(import.started_at), finished_us});
}

std::optional<Import> unfinished_import(const store::Scope& scope, std::string_view file_sha256) {
  constexpr std::string_view find = R"sql(
    SELECT command_id, file_name, file_sha256, entries_planned, entries_applied, entries_skipped,
           started_at_us, finished_at_us
      FROM imports
     WHERE cooperative_id = $1 AND file_sha256 = $2 AND finished_at_us IS NULL
     ORDER BY started_at_us DESC, command_id DESC
     LIMIT 1)sql";
  return scope.one(find, {file_sha256}, import_of);
}

std::vector<Import> latest_imports(const store::Scope& scope, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT command_id, file_name, file_sha256, entries_planned, entries_applied, entries_skipped,
           started_at_us, finished_at_us
      FROM imports
     WHERE cooperative_id = $1
     ORDER BY started_at_us DESC, command_id DESC
     LIMIT $2)sql";
  return scope.all(list, {limit}, import_of);
}

}  // namespace ganh::catalog::sheets
