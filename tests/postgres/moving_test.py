"""A cooperative moves onto a server and back, as people do it: what is said, and what its folder
goes by from then on.

    python3 moving_test.py GANH WORKBOOK
"""

import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

import scratch
from libpq import Connection

ganh, workbook = sys.argv[1:3]
server = scratch.started_cluster()
crash_points = ("moving.slice", "moving.table", "move.carried", "move.left")


def no_file_beyond(size_bytes):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, size_bytes))


class Moving(unittest.TestCase):
    made = 0

    @classmethod
    def setUpClass(cls):
        cls.farms = pathlib.Path(tempfile.mkdtemp(prefix="ganh-move-"))
        cls.addClassCleanup(shutil.rmtree, cls.farms, True)
        cls.farm = cls.farms / "farm"
        for words in (("init",), ("import", shutil.copy(workbook, cls.farms))):
            subprocess.run([ganh, *words, "--data", cls.farm], check=True, capture_output=True)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-move-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.data = self.another_farm("data")

    def another_farm(self, name):
        return pathlib.Path(shutil.copytree(self.farm, self.folder / name))

    def new_database(self):
        Moving.made += 1
        name = f"moved_{Moving.made}"
        _, complaint = scratch.psql(server, f"CREATE DATABASE {name} TEMPLATE template0"
                                            " ENCODING 'UTF8' LOCALE 'C'")
        self.assertEqual(complaint, "")
        return server.rsplit("/", 1)[0] + "/" + name

    def run_program(self, *words, language="en", environment=(), limit=None):
        ended = subprocess.run([ganh, "--lang", language, *map(str, words)], capture_output=True,
                               text=True, check=False, preexec_fn=limit,
                               env={**os.environ, "LC_ALL": "C.UTF-8", **dict(environment)})
        return ended.returncode, ended.stdout + ended.stderr

    def done(self, *words, **more):
        code, said = self.run_program(*words, **more)
        self.assertEqual(code, 0, said)
        return said

    def refused(self, wanted, *words, **more):
        code, said = self.run_program(*words, **more)
        self.assertIn(code, (1, 3, 4), said)
        self.assertRegex(said, wanted)
        return said

    def move(self, to, **more):
        return self.done("move", "--data", self.data, "--to", to, **more)

    def where(self, data, **more):
        return self.done("database", "status", "--data", data, **more)

    def lots(self, address):
        return scratch.rows(address, "SELECT code, on_hand_base FROM lots ORDER BY code")

    # ---- what the folder goes by afterwards

    def test_a_folder_that_has_moved_goes_by_its_new_database_without_being_told(self):
        there = self.new_database()

        said = self.move(there)

        self.assertNotIn("--database", said)
        self.assertIn(f"Next: ganh serve --data {self.data}", said)
        self.assertIn("PostgreSQL", self.where(self.data))
        self.done("stock", "--data", self.data)
        self.assertEqual((self.data / "ganh.toml").stat().st_mode & 0o777, 0o600)

    def test_what_else_the_settings_say_stays(self):
        settings = self.data / "ganh.toml"
        settings.write_text('workers = 5  # đủ\n# chú thích\n', encoding="utf-8")

        self.move(self.new_database())
        self.move(self.data)

        self.assertEqual(settings.read_text(encoding="utf-8"), 'workers = 5  # đủ\n# chú thích\n')

    def test_a_folder_that_comes_back_goes_by_its_own_file_again(self):
        there = self.new_database()
        self.move(there)

        said = self.move(self.data)

        self.assertIn(f"Next: ganh serve --data {self.data}", said)
        self.assertIn("SQLite", self.where(self.data))
        self.done("stock", "--data", self.data)
        self.refused("has moved to", "stock", "--data", self.data, "--database", there)

    def test_from_one_server_to_another_the_folder_follows(self):
        first, second = self.new_database(), self.new_database()
        self.move(first)

        self.move(second)

        self.assertIn(second, self.where(self.data))
        self.done("stock", "--data", self.data)

    def test_a_server_moves_into_a_new_folder_that_needs_no_setting(self):
        self.move(self.new_database())
        roomier = self.folder / "roomier"

        self.move(roomier)

        self.done("stock", "--data", roomier)
        self.refused("has moved to .*roomier", "stock", "--data", self.data)

    def test_who_is_told_otherwise_by_the_environment_hears_of_it(self):
        first, second = self.new_database(), self.new_database()
        self.move(first)

        said = self.move(second, environment={"GANH_DATABASE": first})

        self.assertIn("GANH_DATABASE says otherwise", said)

    def test_the_old_folder_is_refused_with_where_its_data_went(self):
        there = self.new_database()
        self.move(there)
        (self.data / "ganh.toml").unlink()

        for command in ("stock", "serve", "backup"):
            self.refused(f"has moved to {re.escape(there)}", command, "--data", self.data)

    def test_a_move_that_was_made_is_not_made_again(self):
        there = self.new_database()
        for place in (there, self.data):
            self.assertIn("Moved", self.move(place))

            self.assertIn("The data was in", self.move(place))

        never_moved = self.another_farm("other")
        self.refused("is in .* already", "move", "--data", never_moved, "--to", never_moved)

    def test_from_a_database_that_holds_nothing_nothing_moves_and_nothing_is_made(self):
        nothing = self.new_database()

        self.refused("no data of Gánh", "move", "--data", self.data, "--database", nothing, "--to",
                     self.folder / "new")

        self.assertEqual(scratch.rows(nothing, "SELECT tablename FROM pg_tables"
                                               " WHERE schemaname = 'public'"), [])

    # ---- two of them

    def test_beside_a_move_that_is_under_way_another_is_refused_at_once(self):
        there = self.new_database()
        first = Connection(there)
        first.run("SELECT pg_advisory_lock(hashtextextended('claim', 0))")

        said = self.refused("Another move into .* is under way", "move", "--data", self.data,
                            "--to", there)
        self.assertIn("choose an empty database", said)
        self.refused("Một lần chuyển khác đang ghi vào", "move", "--data", self.data, "--to",
                     there, language="vi")

    def test_of_two_moves_at_once_one_arrives_and_the_other_is_told_why_not(self):
        there = self.new_database()
        other = self.another_farm("other")
        both = [subprocess.Popen([ganh, "--lang", "en", "move", "--data", data, "--to", there],
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                for data in (self.data, other)]
        said = [one.communicate()[0] for one in both]

        codes = [one.returncode for one in both]
        self.assertEqual(sum(code == 0 for code in codes), 1, said)
        loser = said[codes.index(0) - 1]
        self.assertRegex(loser, "under way|holds other data")
        self.assertRegex(loser, "[Cc]hoose an empty database")

    def test_of_machines_that_begin_on_a_new_database_at_once_none_breaks(self):
        there = self.new_database()
        key = (self.farm / "ganh.key").read_bytes()
        machines = []
        for number in range(3):
            data = self.folder / str(number)
            data.mkdir(mode=0o700)
            (data / "ganh.key").write_bytes(key)
            machines.append(subprocess.Popen(
                [ganh, "--lang", "en", "init", "--data", data, "--database", there],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
        said = [machine.communicate()[0] for machine in machines]

        self.assertEqual([machine.returncode for machine in machines], [0, 0, 0], said)

    # ---- what goes wrong in between

    def test_whoever_is_killed_on_the_way_arrives_at_the_next_try(self):
        there = self.new_database()
        for point in crash_points:
            code, said = self.run_program("move", "--data", self.data, "--to", there,
                                          environment={"GANH_CRASH_AT": point})
            self.assertLess(code, 0, said)

        self.move(there)

        self.assertNotEqual(self.lots(there), [])
        self.done("doctor", "--data", self.data)

    def test_whoever_is_killed_on_the_way_back_arrives_at_the_next_try(self):
        there = self.new_database()
        self.move(there)
        scratch.psql(there, "INSERT INTO settings (key, value) VALUES ('since', '1')")
        for point in crash_points:
            code, said = self.run_program("move", "--data", self.data, "--to", self.data,
                                          environment={"GANH_CRASH_AT": point})
            self.assertLess(code, 0, said)

        self.move(self.data)

        self.assertIn("SQLite", self.where(self.data))
        self.done("doctor", "--data", self.data)

    def test_a_folder_without_room_stays_empty_and_the_server_stays_the_home(self):
        there = self.new_database()
        self.move(there)
        narrow = self.folder / "narrow"

        self.refused("disk", "move", "--data", self.data, "--to", narrow,
                     limit=lambda: no_file_beyond(200_000))

        self.done("stock", "--data", self.data)
        self.move(narrow)
        self.done("doctor", "--data", narrow)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
