"""A server's data is brought back by PostgreSQL's own means, and by a backup of Gánh's.

    python3 backups_test.py GANH WORKBOOK
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import scratch

ganh, workbook = sys.argv[1:3]
server = scratch.started_cluster()


def named(database):
    return server.rsplit("/", 1)[0] + "/" + database


def made(database):
    _, complaint = scratch.psql(server, f"CREATE DATABASE {database} TEMPLATE template0"
                                        " ENCODING 'UTF8' LOCALE 'C'")
    assert not complaint, complaint
    return named(database)


class Backups(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-backups-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.data = self.folder / "data"

    def run_program(self, *words):
        ended = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False,
                               env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
        return ended.stdout

    def begin(self, database):
        address = made(database)
        self.run_program(ganh, "init", "--data", self.data, "--database", address)
        self.run_program(ganh, "import", workbook, "--data", self.data)
        return address

    def lots(self, address):
        return scratch.rows(address, "SELECT code, on_hand_base FROM lots ORDER BY code")

    def test_what_pg_dump_wrote_is_sound_in_another_database(self):
        address = self.begin("dumped")
        dump = self.folder / "dump"
        self.run_program("pg_dump", "--format=custom", f"--file={dump}", address)
        other = made("restored")
        self.run_program("pg_restore", "--exit-on-error", f"--dbname={other}", dump)

        self.assertEqual(self.lots(other), self.lots(address))
        self.assertNotEqual(self.lots(other), [])
        self.run_program(ganh, "doctor", "--data", self.data, "--database", other)

    def test_a_backup_is_a_file_that_any_folder_takes(self):
        address = self.begin("backed_up")
        file, folder = self.folder / "a.ganh", self.folder / "restored"
        self.run_program(ganh, "backup", file, "--data", self.data)
        self.run_program(ganh, "restore", file, "--data", folder)
        other = made("moved_on")
        shutil.copy2(self.data / "ganh.key", folder / "ganh.key")
        self.run_program(ganh, "move", "--data", folder, "--to", other)

        self.assertEqual(self.lots(other), self.lots(address))
        self.assertNotEqual(self.lots(other), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
