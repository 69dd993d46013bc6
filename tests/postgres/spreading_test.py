"""`ganh database spread` and `status`, by what they ask of the Citus extension.

Debian has no package of it: functions that stand in for the extension's note how they are called.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import scratch
from scratch import psql, root, rows
from sql_test import installation_tables

program = sys.argv.pop(1)

# As the extension's, by its documentation: tables and functions in a schema that is looked in.
stand_ins = """
CREATE SCHEMA citus;
CREATE TABLE citus.pg_dist_partition (number serial, logicalrelid regclass, partmethod "char");
CREATE TABLE citus.citus_shards (shardid bigint, nodename text, nodeport int);
CREATE TABLE citus.asked (number serial, said text);
CREATE FUNCTION citus.create_reference_table(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO citus.asked (said) VALUES (format('reference %s', t));
  INSERT INTO citus.pg_dist_partition (logicalrelid, partmethod) VALUES (t, 'n');
END $$;
CREATE FUNCTION citus.create_distributed_table(
  t regclass, by_column text, colocate_with text DEFAULT 'default')
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint k
              WHERE k.contype = 'f' AND k.conrelid = t AND k.confrelid <> t
                AND NOT EXISTS (SELECT 1 FROM citus.pg_dist_partition p
                                 WHERE p.logicalrelid = k.confrelid)) THEN
    RAISE EXCEPTION '% points at a table that is neither distributed nor a reference table', t;
  END IF;
  INSERT INTO citus.asked (said) VALUES (format('%s by %s with %s', t, by_column, colocate_with));
  INSERT INTO citus.pg_dist_partition (logicalrelid, partmethod) VALUES (t, 'h');
END $$;
CREATE FUNCTION citus.get_shard_id_for_distribution_column(t regclass, of text) RETURNS bigint
  LANGUAGE sql AS $$ SELECT 102008 $$;
INSERT INTO citus.citus_shards VALUES (102008, 'worker-2', 5432);
ALTER DATABASE ganh SET search_path = public, citus;
"""

address = scratch.started_cluster()


def ganh(*arguments):
    folder = os.path.join(place, "data")
    return subprocess.run([program, *arguments, "--data", folder, "--lang", "en", "--json"],
                          capture_output=True, text=True, check=False)


def database(what):
    return ganh("database", what, "--database", address)


place = tempfile.mkdtemp(prefix="ganh-spread-")


class Spreading(unittest.TestCase):
    def test_1_a_server_without_the_extension_is_refused_with_what_it_takes(self):
        self.assertEqual(ganh("init").returncode, 0)
        moved = ganh("move", "--to", address)
        self.assertEqual(moved.returncode, 0, moved)
        refused = database("spread")
        self.assertEqual(refused.returncode, 1, refused)
        self.assertIn("CREATE EXTENSION citus", refused.stderr)

    def test_2_each_table_is_spread_once_after_those_it_points_at(self):
        _, complaint = psql(address, stand_ins, "--set=ON_ERROR_STOP=1")
        self.assertEqual(complaint, "")
        spread = database("spread")
        self.assertEqual(spread.returncode, 0, spread)
        asked = [said for (said,) in rows(address, "SELECT said FROM citus.asked ORDER BY number")]
        whole = {said.split()[1] for said in asked if said.startswith("reference ")}
        parts = [said.split() for said in asked if not said.startswith("reference ")]
        self.assertEqual(whole, installation_tables())
        tables = {name for (name,) in rows(
            address, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
        self.assertEqual({p[0] for p in parts}, tables - whole)
        self.assertEqual({p[2] for p in parts}, {"cooperative_id"})
        self.assertEqual(parts[0][4], "default")
        self.assertEqual({p[4] for p in parts[1:]}, {parts[0][0]})

    def test_3_what_is_spread_already_is_left_alone(self):
        psql(address, "DELETE FROM citus.pg_dist_partition WHERE logicalrelid = CAST('orders' AS regclass)")
        told = json.loads(database("spread").stdout)
        self.assertEqual((told["by_cooperative"], told["everywhere"]), (1, 0))
        again = json.loads(database("spread").stdout)
        self.assertEqual((again["by_cooperative"], again["everywhere"]), (0, 0))

    def test_4_the_status_says_where_each_cooperative_is(self):
        _, complaint = psql(address, """
            INSERT INTO cooperatives VALUES
              ('coop_a', 'Thiên An', '', '', '', '', '', '', '', '', 1)""")
        self.assertEqual(complaint, "")
        told = json.loads(database("status").stdout)
        self.assertTrue(told["kept_by"].startswith("PostgreSQL 15"), told)
        self.assertEqual(told["cooperatives"], [
            {"id": "coop_a", "name": "Thiên An", "machine": "worker-2:5432"}])

    def test_the_program_and_the_documents_list_the_same_tables(self):
        text = (root / "service/folder/migrations.cpp").read_text(encoding="utf-8")
        listed = re.search(r"string_view tables\[\] = \{(.*?)\};", text, re.S).group(1)
        self.assertEqual(set(re.findall(r'"(\w+)"', listed)), installation_tables())


if __name__ == "__main__":
    unittest.main(verbosity=2)
