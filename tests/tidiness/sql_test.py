"""Where SQL may stand, and how it is written so that both databases take it.

Reads the strings of the sources; the tests of the rows run them.
"""

import re
import unittest

import sources
from sources import Tidy, under

# Rows files are plurals (lots.cpp); these are the others, each with what it keeps.
rows_files = {
    "catalog/books/check.cpp": "asks whether the books agree with themselves",
    "catalog/books/journal.cpp": "journal, journal_lines, account_balances",
    "catalog/changes/check.cpp": "asks whether every change has its command",
    "catalog/changes/change_log.cpp": "changes",
    "catalog/changes/check.cpp": "asks whether each change has its command",
    "catalog/changes/command.cpp": "commands, change_heads",
    "catalog/money/payment_searches.h": "payments, by their references",
    "catalog/orders/booking.cpp": "what an order's dues come to",
    "catalog/orders/check.cpp": "asks whether the orders' rows agree with each other",
    "catalog/orders/reading.cpp": "the reading half of orders.h",
    "catalog/orders/returns_reading.cpp": "returns, and what is in which shipment",
    "catalog/orders/search.cpp": "orders, by what lists ask for",
    "catalog/stock/check.cpp": "asks whether ledger, stock and reservations agree",
    "catalog/stock/day.cpp": "stock_days",
    "catalog/orders/tracking.cpp": "tracking_events, and how far shipments are",
    "catalog/stock/chain.cpp": "ledger, ledger_heads",
    "catalog/stock/ledger.cpp": "ledger, and the balances it moves",
    "catalog/stock/lots_reading.cpp": "lots",
    "catalog/stock/taking/takes_reading.cpp": "takes",
    "catalog/stock/stock.cpp": "what lots and product_stock add up to",
    "connectors/publishing/outbox.cpp": "outbox",
    "connectors/publishing/rehearsal.cpp": "what a plan lists, read across outbox and listings",
    "connectors/receiving/inbox.cpp": "inbox",
    "service/accounts/rows/people.cpp": "people",
}
dialect = re.compile(r"^catalog/store/(sqlite|postgres)/|_(sqlite|postgres)\.(cpp|h)$")

product = under("catalog/", "connectors/", "service/")


def may_hold_sql(path):
    plural = re.search(r"[^s]s\.cpp$", path)
    return bool(path.startswith("catalog/store/") or dialect.search(path) or plural
                or path in rows_files)


shared = [(s, offset, name, sql) for s in product
          if not dialect.search(s.path)
          for offset, name, sql in s.sql()]
schemas = [(s, offset, re.sub(r"--.*", "", sql)) for s in product
           for offset, _, sql in s.sql() if "CREATE TABLE" in sql]


def installation_tables():
    """Those that belong to no cooperative, as catalog/store/README.md lists them."""
    readme = sources.root / "catalog/store/README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    listed = re.search(r"^## Global tables\n(.*?)(^## |\Z)", text, re.M | re.S)
    return set(re.findall(r"^\| `(\w+)[` ]", listed.group(1), re.M)) if listed else set()


def tables_of(sql):
    return set(re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(?!SET\b)([a-z_]+)", sql))


class Sql(Tidy):
    def test_sql_stands_in_rows_files_dialect_files_and_the_store(self):
        self.none(f"{s.at(offset)}: put it into the noun's rows file (a plural, as lots.cpp), or name "
                  "this file in tests/tidiness/sql_test.py"
                  for s in product if not may_hold_sql(s.path) for offset, _, _ in s.sql())

    of_one_dialect = "leave it to the driver, or to files named *_sqlite.cpp and *_postgres.cpp"
    wording = [
        (r"SELECT\s+(\w+\.)?\*", "name the columns"),
        (r"::\s*[a-zA-Z]", "write CAST(… AS …)"),
        (r"(?i)\b(STRICT|WITHOUT\s+ROWID|PRAGMA|rowid|INDEXED\s+BY)\b", of_one_dialect),
        (r"(?i)\bFOR\s+((NO\s+KEY\s+)?UPDATE|(KEY\s+)?SHARE)\b", of_one_dialect),
        (r"(?i)\b(SKIP\s+LOCKED|NOTIFY|LISTEN)\b", of_one_dialect),
        (r"(?i)\b(pg_\w+|sqlite_\w+)", of_one_dialect),
        (r"(?i)\bILIKE\b|\bGLOB\b|\bSIMILAR TO\b", "compare with a column kept folded"),
        (r"(?i)\b(group_concat|string_agg|json_\w+|printf|instr|strpos|typeof|ifnull|iif)\s*\(",
         "only one of the databases knows it"),
        (r"(?i)\b(MIN|MAX)\s*\((?:[^(),]|\([^()]*\))+,", "write CASE WHEN … THEN … ELSE … END"),
        (r"\bIS (NOT )?(?!NULL\b|NOT\b|DISTINCT\b|TRUE\b|FALSE\b)",
         "write IS [NOT] DISTINCT FROM"),
        (r"=\s*ANY\s*\(", "ask once for each, or join"),
        (r"\bINSERT OR\b|\bREPLACE INTO\b", "write ON CONFLICT"),
        (r"\b(select|insert into|update \w+ set|delete from|where)\b", "write keywords in capitals"),
        (r"(?<!COALESCE\()\bSUM\s*\(", "write COALESCE(CAST(SUM(…) AS BIGINT), 0)"),
        (r"\b(strftime|datetime|julianday|now|random)\s*\(", "bind it: time and chance are handed in"),
        (r"\?\d*(?=[\s,)])", "write $1…$n"),
    ]

    def test_shared_sql_is_what_both_databases_take(self):
        def complaints():
            for s, offset, _, sql in shared:
                for pattern, instead in self.wording:
                    for m in re.finditer(pattern, sql):
                        if m.group().startswith("SUM") and re.search(
                                r"COALESCE\(CAST\($", sql[:m.start()]):
                            continue
                        yield f"{s.at(offset)}: {m.group().strip()}: {instead}"
        self.none(complaints())

    def test_what_only_one_database_says_stands_in_dialect_files(self):
        said = re.compile(r"^\s*(PRAGMA|LISTEN|NOTIFY|VACUUM|ANALYZE|LOCK TABLE)\b"
                          r"|\b(SKIP LOCKED|WITHOUT ROWID|FOR UPDATE)\b|\$\d+::|\bpg_\w+\(")
        self.none(f"{s.at(offset)}: {said.search(text).group().strip()}: {self.of_one_dialect}"
                  for s in product if not dialect.search(s.path)
                  for offset, text in s.strings if said.search(text))

    def test_an_insert_from_a_select_with_on_conflict_has_a_where(self):
        self.none(f"{s.at(offset)}: add WHERE TRUE, or the parser takes ON CONFLICT for a join's ON"
                  for s, offset, _, sql in shared
                  if re.search(r"INSERT INTO[^;]*?\bSELECT\b(?:(?!WHERE).)*ON CONFLICT", sql, re.S))

    def test_several_rows_come_in_a_stated_order(self):
        def unordered(s, offset, name, sql):
            if not name or not re.match(r"\s*(SELECT|WITH)\b", sql) or "ORDER BY" in sql:
                return False
            asked = re.search(rf"\.(all|each|one|number|run)\(\s*{name}\b", s.code[offset:])
            return (asked and asked.group(1) in ("all", "each")
                    and not re.match(r"\s*SELECT\s+(COUNT|COALESCE|MAX|MIN)\s*\(", sql))
        self.none(f"{s.at(offset)}: {name}: add an ORDER BY that ends in a key"
                  for s, offset, name, sql in shared if unordered(s, offset, name, sql))


class Cooperatives(Tidy):
    across = {
        "carrier_accounts_by_id",  # as with channels
        "channels_by_id",  # a webhook names its channel; the cooperative follows from it
        "shipments_by_link",  # a customer's link is all that is known of who asks
        "invitations_by_person",  # as with memberships
        "memberships_by_person",  # who asks is known first; his cooperatives follow
    }

    def test_each_statement_names_the_cooperative(self):
        of_installation = installation_tables()
        self.none(f"{s.at(offset)}: add cooperative_id = $1, or list the table in "
                  "catalog/store/README.md"
                  for s, offset, _, sql in shared
                  if not s.path.startswith("catalog/store/") and "cooperative_id" not in sql
                  and tables_of(sql) and not tables_of(sql) <= of_installation)

    def test_tables_are_strict_and_lead_with_the_cooperative(self):
        of_installation = installation_tables()

        def complaints():
            for s, offset, sql in schemas:
                for m in re.finditer(r"CREATE TABLE(?: IF NOT EXISTS)? (\w+) \((.*?)\n\s*\)([^;]*)",
                                     sql, re.S):
                    table, columns, tail = m.groups()
                    if "STRICT" not in tail and not re.search(r"_postgres\.cpp$|store/postgres/", s.path):
                        yield f"{s.at(offset)}: {table}: make it STRICT"
                    if table in of_installation or s.path.startswith("catalog/store/"):
                        continue
                    key = re.search(r"PRIMARY KEY \((\w+)|(\w+) [^,\n]*PRIMARY KEY", columns)
                    if not key or "cooperative_id" not in key.groups():
                        yield f"{s.at(offset)}: {table}: let its key lead with cooperative_id"
                for m in re.finditer(r"CREATE (?:UNIQUE )?INDEX (\w+)\s+ON (\w+) \((\w+)", sql):
                    if m.group(1) not in self.across and m.group(3) != "cooperative_id" \
                            and m.group(2) not in of_installation:
                        yield f"{s.at(offset)}: {m.group(1)}: let it lead with cooperative_id"
        self.none(complaints())


if __name__ == "__main__":
    unittest.main(verbosity=2)
