#include "catalog/store/sqlite/planner.h"

#include <cstdint>

namespace ganh::catalog::store::sqlite {

namespace {

// Every index, by the name under which its figures are kept: a table's own key by the table's.
constexpr std::string_view make_indices = R"sql(
  CREATE TEMP TABLE indices AS
    SELECT t.name AS tbl, i.name AS called, i."unique" AS is_unique, i.partial AS is_partial,
           CASE WHEN i.origin = 'pk' AND t.sql LIKE '%WITHOUT ROWID%' THEN t.name
                ELSE i.name END AS idx,
           (SELECT MAX(c.seqno)
              FROM pragma_index_xinfo(i.name) AS c
             WHERE c.key) AS last_column
      FROM sqlite_schema AS t
      JOIN pragma_index_list(t.name) AS i
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%')sql";

constexpr std::string_view count_figures = R"sql(
  SELECT COUNT(*) FROM sqlite_schema WHERE name = 'sqlite_stat1')sql";

constexpr std::string_view count_unknown = R"sql(
  SELECT (SELECT COUNT(*)
            FROM temp.indices AS i
           WHERE NOT EXISTS (SELECT 1 FROM sqlite_stat1 AS s WHERE s.tbl = i.tbl AND s.idx = i.idx))
         + (SELECT COUNT(*)
              FROM sqlite_stat1 AS s
             WHERE NOT EXISTS (SELECT 1 FROM temp.indices AS i
                                WHERE i.tbl = s.tbl AND i.idx = s.idx)))sql";

// All rows, then how many share the first column, the first two … A partial index holds what is
// still open, a hundredth.
constexpr std::string_view describe = R"sql(
  DELETE FROM sqlite_stat1;
  INSERT INTO sqlite_stat1 (tbl, idx, stat)
    SELECT i.tbl, i.idx,
           CASE WHEN i.is_partial THEN '10000' ELSE '1000000' END
           || (SELECT group_concat(' ' || rows_alike, '')
                 FROM (SELECT CASE
                                WHEN i.is_unique AND c.seqno = i.last_column THEN 1
                                WHEN c.seqno = 0 AND c.name = 'cooperative_id'
                                  THEN CASE WHEN i.is_partial THEN 1000 ELSE 100000 END
                                ELSE MAX(2, 11 - c.seqno)
                              END AS rows_alike
                         FROM pragma_index_xinfo(i.called) AS c
                        WHERE c.key
                        ORDER BY c.seqno))
      FROM temp.indices AS i;
  ANALYZE sqlite_schema)sql";

}  // namespace

void describe_tables(FileConnection& connection) {
  const auto number = [&](std::string_view sql) {
    std::int64_t found = 0;
    connection.run(sql, {}, [&](const Row& row) { found = row.integer(0); });
    return found;
  };
  connection.script(make_indices);
  if (number(count_figures) == 0) connection.script("ANALYZE sqlite_schema");
  if (number(count_unknown) > 0) connection.script(describe);
  connection.script("DROP TABLE temp.indices");
}

}  // namespace ganh::catalog::store::sqlite
