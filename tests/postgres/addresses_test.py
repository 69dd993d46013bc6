"""What stands in the way of a server is told by its name, with the cure of that very thing.

    python3 addresses_test.py GANH WORKBOOK
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from processes import Server, free_port, sql

ganh, workbook = sys.argv[1:3]
password = "b1-m4t"


class Addresses(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-adr-"))
        folder.chmod(0o755)
        cls.addClassCleanup(shutil.rmtree, folder, True)
        cls.server = Server(folder / "pg")
        cls.addClassCleanup(cls.server.end)
        cls.at = f"127.0.0.1:{cls.server.port}"
        rules = folder / "pg" / "data" / "pg_hba.conf"
        rules.write_text("host all asked 127.0.0.1/32 scram-sha-256\n"
                         "host all kept_out 127.0.0.1/32 reject\n"
                         + rules.read_text(encoding="utf-8"), encoding="utf-8")
        sql(cls.server.address, f"CREATE ROLE asked LOGIN PASSWORD '{password}'")
        sql(cls.server.address, "CREATE ROLE kept_out LOGIN")
        sql(cls.server.address, "CREATE ROLE poor LOGIN")
        for name in ("asked", "asked_too", "joined"):
            sql(cls.server.address, f"CREATE DATABASE {name} OWNER asked TEMPLATE template0"
                                    " ENCODING 'UTF8' LOCALE 'C'")
        sql(cls.server.address, "SELECT pg_reload_conf()")

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-adr-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def run_program(self, *words, language="en"):
        ended = subprocess.run([ganh, "--lang", language, *map(str, words)], capture_output=True,
                               text=True, check=False,
                               env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(self.folder)})
        return ended.returncode, ended.stdout + ended.stderr

    def init(self, address, language="en"):
        return self.run_program("init", "--data", self.folder / "data", "--database", address,
                                language=language)

    def refused(self, address, problem, cure):
        code, said = self.init(address)
        self.assertEqual(code, 4, said)
        told = said.splitlines()
        self.assertIn(problem, told[0])
        self.assertIn(cure, told[1])
        self.assertEqual(len(told), 3, "a problem, a cure, and the server's words on one line")
        self.assertEqual(list(self.folder.iterdir()), [], "something was left behind")
        return said

    def test_what_is_no_port(self):
        for port in ("99999", "0", "abc"):
            self.refused(f"postgresql://ganh@127.0.0.1:{port}/ganh", f'"{port}" is not a port',
                         "1 to 65535")

    def test_an_address_that_cannot_be_read(self):
        for address in (f"postgresql://ganh@{self.at}/%zz", "postgresql://ganh@[::1/ganh",
                        f"postgresql://ganh@{self.at}/ganh?sslmode=bogus"):
            self.refused(address, "cannot be read", "%XX")

    def test_an_unknown_parameter_by_its_name_and_without_its_value(self):
        said = self.refused(f"postgresql://ganh@{self.at}/ganh?passwrd={password}", "passwrd",
                            "Take it out")
        self.assertNotIn(password, said)

    def test_a_user_whom_the_server_does_not_know(self):
        self.refused(f"postgresql://nobody@{self.at}/ganh", "user nobody", 'CREATE ROLE "nobody"')

    def test_a_user_who_is_kept_out(self):
        self.refused(f"postgresql://kept_out@{self.at}/ganh", "user kept_out", "pg_hba.conf")

    def test_a_database_that_is_not_there(self):
        self.refused(f"postgresql://ganh@{self.at}/thien_an", "no database thien_an",
                     'CREATE DATABASE "thien_an"')

    def test_a_password_that_is_wrong(self):
        said = self.refused(f"postgresql://asked:wrong-1@{self.at}/asked",
                            "password of user asked", 'ALTER ROLE "asked"')
        self.assertNotIn("wrong-1", said)

    def test_a_password_that_was_not_given(self):
        self.refused(f"postgresql://asked@{self.at}/asked", "asks for the password of user asked",
                     ".pgpass")

    def test_a_password_that_is_right_is_never_shown(self):
        code, said = self.init(f"postgresql://asked:{password}@{self.at}/asked")

        self.assertEqual(code, 0, said)
        self.assertNotIn(password, said)

    def test_a_password_may_stand_in_pgpass(self):
        kept = self.folder / ".pgpass"
        kept.write_text(f"127.0.0.1:{self.server.port}:*:asked:{password}\n", encoding="utf-8")
        kept.chmod(0o600)

        code, said = self.init(f"postgresql://asked@{self.at}/asked_too")

        self.assertEqual(code, 0, said)

    def test_a_port_where_nobody_listens(self):
        port = free_port()
        said = self.refused(f"postgresql://ganh@127.0.0.1:{port}/ganh", f"127.0.0.1:{port}",
                            "listen_addresses")
        self.assertIn("Connection refused", said)

    def test_a_host_that_nobody_has(self):
        self.refused("postgresql://ganh@no-such-host.invalid/ganh",
                     "no machine named no-such-host.invalid", "DNS")

    def test_a_server_without_encryption(self):
        self.refused(f"postgresql://ganh@{self.at}/ganh?sslmode=require", "TLS", "sslmode")

    def test_a_user_without_rights(self):
        self.refused(f"postgresql://poor@{self.at}/ganh", "lacks rights", "OWNER")

    def test_a_database_of_another_program(self):
        sql(self.server.address, "CREATE DATABASE others TEMPLATE template0")
        there = f"postgresql://ganh@{self.at}/others"
        sql(there, "CREATE TABLE invoices (id int)")
        self.refused(there, "invoices", "of its own")

    def test_a_machine_without_the_key_of_the_others_is_refused_and_nothing_is_left(self):
        there = f"postgresql://ganh@{self.at}/joined"
        self.first_machine(there)
        data = self.folder / "second" / "data"

        code, said = self.run_program("init", "--data", data, "--database", there)

        self.assertEqual(code, 1, said)
        self.assertIn("Copy ganh.key", said)
        self.assertFalse(data.parent.exists())

    def test_a_machine_that_joins_the_others_is_told_to_serve(self):
        there = f"postgresql://ganh@{self.at}/joined"
        first = self.first_machine(there)
        data = self.folder / "second"
        data.mkdir(mode=0o700)
        shutil.copy2(first / "ganh.key", data)

        code, said = self.run_program("init", "--data", data, "--database", there)

        self.assertEqual(code, 0, said)
        self.assertIn(f"Next: ganh serve --data {data}", said)
        self.assertNotIn("ganh import", said)

    def first_machine(self, there):
        sql(self.server.address, "DROP DATABASE joined WITH (FORCE)")
        sql(self.server.address, "CREATE DATABASE joined TEMPLATE template0 ENCODING 'UTF8'"
                                 " LOCALE 'C'")
        data = self.folder / "first"
        code, said = self.run_program("init", "--data", data, "--database", there)
        self.assertEqual(code, 0, said)
        self.assertIn("Next: ganh import", said)
        code, said = self.run_program("import", shutil.copy(workbook, self.folder), "--data", data)
        self.assertEqual(code, 0, said)
        return data

    def test_what_is_told_in_vietnamese(self):
        _, said = self.init(f"postgresql://nobody@{self.at}/ganh", language="vi")

        self.assertIn("không cho người dùng nobody vào", said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
