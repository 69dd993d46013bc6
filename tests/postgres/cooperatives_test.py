"""What would cross cooperatives if the database were spread by them?

Reads keys from the schema, and from PostgreSQL's plan of each statement by what it finds the rows
of each table: by one cooperative given as a parameter, by that of a row found so, or by neither.
"""

import json
import re
import unittest

import scratch
from scratch import psql, rows
from sql_test import installation_tables

# Indices that lead with something else, each with what it is for.
indices_across = {
    "carrier_accounts_by_id": "as with channels",
    "channels_by_id": "a webhook names its channel; the cooperative follows from it",
    "invitations_by_person": "as with memberships",
    "memberships_by_person": "who asks is known first; his cooperatives follow",
    "shipments_by_link": "a customer's link is all that is known of who asks",
}

# Statements that go across all: how many of a file read a table so, and why.
statements_across = {
    ("catalog/orders/tracking.cpp", "shipments"): (1, "one row, by the code in a customer's link"),
    ("connectors/carriers/accounts.cpp", "carrier_accounts"): (1, "as with channels"),
    ("connectors/channel/channels.cpp", "channels"): (1, "one row, by the channel a webhook names"),
    ("service/accounts/rows/invitations.cpp", "invitations"): (2, "as with memberships"),
    ("service/accounts/rows/memberships.cpp", "memberships"): (1, "a person's own, for his scopes"),
}

cooperative = "'the cooperative'"

address = scratch.started_cluster()
scratch.make_schema(address)
asked = scratch.statements()
types, _ = scratch.parameter_types(address, asked)
of_installation = installation_tables()


def is_tenant(table):
    return table not in of_installation


def plans(statements, one):
    """{statement: plan}, its text parameter `$one` being the cooperative; with 0 none is."""
    script = "SET plan_cache_mode = force_generic_plan;\n"
    for i in statements:
        kinds = types[i]
        if one > 0 and (len(kinds) < one or kinds[one - 1] != "text"):
            continue
        text = re.sub(rf"\${one}\b", cooperative, asked[i][1])
        declared = f"({', '.join(kinds)})" if kinds else ""
        nulls = f"({', '.join(['NULL'] * len(kinds))})" if kinds else ""
        script += (f"\\echo @{i}\nPREPARE q{i}{declared} AS {text};\n"
                   f"EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) EXECUTE q{i}{nulls};\n")
    printed, complained = psql(address, script)
    assert not complained, complained
    told = re.split(r"^@(\d+)\n", printed, flags=re.M)[1:]
    return {int(i): json.loads(plan)[0]["Plan"] for i, plan in zip(told[::2], told[1::2])}


# `cooperative_id` of a table against the parameter or another table's, whichever comes first.
within = re.compile(rf"cooperative_id = (?:{cooperative}|\(?\w+\.cooperative_id)|"
                    rf"(?:{cooperative}(?:::text)?|\.cooperative_id) = (?:\w+\.)?cooperative_id")


def conditions(node):
    said = [text for key, text in node.items() if key in ("Index Cond", "Recheck Cond", "Filter")]
    for child in node.get("Plans", []):
        if child["Node Type"].startswith("Bitmap"):
            said += conditions(child)
    return said


def crossed(node):
    """The cooperatives' tables that a plan reads or writes without naming one of them."""
    table = node.get("Relation Name")
    if table and is_tenant(table):
        if node.get("Operation") == "Insert":
            written = node["Plans"][0]["Output"][0]
            if not written.startswith(cooperative) and not written.endswith(".cooperative_id"):
                yield table
        elif node["Node Type"] != "ModifyTable" and not any(
                within.search(said) for said in conditions(node)):
            yield table
    for child in node.get("Plans", []):
        yield from crossed(child)


def crossings():
    """{(file, table): [place]} of the statements that name no one cooperative for a table."""
    left = {i: None for i in types}
    for one in range(max(len(kinds) for kinds in types.values()) + 1):
        for i, plan in plans(left, one).items():
            tables = set(crossed(plan))
            if left[i] is None or len(tables) < len(left[i]):
                left[i] = tables
        left = {i: tables for i, tables in left.items() if tables}
    found = {}
    for i, tables in left.items():
        for table in tables:
            found.setdefault((asked[i][0].split(":")[0], table), []).append(asked[i][0])
    return found


class Cooperatives(unittest.TestCase):
    def none(self, complaints):
        complaints = list(complaints)
        if complaints:
            self.fail(f"{len(complaints)} found\n  " + "\n  ".join(complaints))

    def test_each_statement_stays_within_one(self):
        found = crossings()
        expected = {of: count for of, (count, _) in statements_across.items()}
        self.none(f"{place}: say cooperative_id = $1 for {of[1]}"
                  for of, places in found.items() if len(places) > expected.get(of, 0)
                  for place in places)
        self.none(f"{file}: {count} no longer read {table} across all: say so in the list"
                  for (file, table), count in expected.items()
                  if len(found.get((file, table), [])) < count)

    def test_each_cooperatives_keys_and_indices_lead_with_it(self):
        found = rows(address, """
            SELECT c.relname, i.relname, CAST(x.indisunique AS INT), a.attname
              FROM pg_index x
              JOIN pg_class i ON i.oid = x.indexrelid
              JOIN pg_class c ON c.oid = x.indrelid
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
             WHERE i.relnamespace = CAST('public' AS regnamespace)
             ORDER BY i.relname""")
        self.none(f"{table}: {index}: let it lead with cooperative_id"
                  for table, index, unique, first in found
                  if is_tenant(table) and first != "cooperative_id"
                  and (unique == "1" or index not in indices_across))

    def test_each_cooperatives_table_begins_with_it_and_has_a_key(self):
        found = rows(address, """
            SELECT t.tablename, a.attname, CAST(a.attnotnull AS INT),
                   (SELECT COUNT(*) FROM pg_constraint k
                     WHERE k.conrelid = a.attrelid AND k.contype = 'p')
              FROM pg_tables t
              JOIN pg_attribute a ON a.attrelid = CAST(t.tablename AS regclass) AND a.attnum = 1
             WHERE t.schemaname = 'public'
             ORDER BY t.tablename""")
        self.assertGreater(len(found), 50)
        self.none(f"{table}: let it begin with cooperative_id, NOT NULL, and have a primary key"
                  for table, first, required, keys in found
                  if is_tenant(table) and (first, required, keys) != ("cooperative_id", "1", "1"))

    def test_a_foreign_key_stays_within_one_or_goes_to_the_installations(self):
        found = rows(address, """
            SELECT CAST(k.conrelid AS regclass), CAST(k.confrelid AS regclass),
                   (SELECT a.attname FROM pg_attribute a
                     WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1]),
                   (SELECT a.attname FROM pg_attribute a
                     WHERE a.attrelid = k.confrelid AND a.attnum = k.confkey[1])
              FROM pg_constraint k
             WHERE k.contype = 'f'
             ORDER BY k.conname""")
        self.assertGreater(len(found), 30)
        self.none(f"{table} to {other}: let both sides lead with cooperative_id"
                  for table, other, ours, theirs in found
                  if is_tenant(other) and (not is_tenant(table)
                                           or (ours, theirs) != ("cooperative_id",) * 2))


if __name__ == "__main__":
    unittest.main(verbosity=2)
