"""A PostgreSQL cluster of a test's own, and the schema and the statements as the sources have them.

Needs psql and nothing else of PostgreSQL's; never writes to the tree.
"""

import atexit
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "tidiness"))

import sources  # noqa: E402
from sources import root, under  # noqa: E402

# Unique in SQLite alone: a database spread by cooperative keeps keys unique within each, and these
# ids are drawn so that no two are the same.
unique_in_sqlite = {"carrier_accounts_by_id", "channels_by_id", "shipments_by_link"}

modules = ("catalog", "connectors", "service")


def started_cluster():
    """The address of a cluster that ends with this program."""
    folder = tempfile.mkdtemp(prefix="ganh-pg-")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what is registered is done
    atexit.register(subprocess.run, [here / "cluster.sh", "stop", folder], check=False)
    started = subprocess.run([here / "cluster.sh", "start", folder], check=False,
                             stdout=subprocess.PIPE, text=True)
    if started.returncode != 0:
        sys.exit(1)
    return started.stdout.strip()


def psql(address, script, *more):
    """(what it printed, what it complained of); columns are parted by tabs."""
    ended = subprocess.run(["psql", address, "--no-psqlrc", "--quiet", "--tuples-only",
                            "--no-align", "--field-separator=\t", *more],
                           input=script, capture_output=True, text=True, check=False)
    return ended.stdout, ended.stderr


def rows(address, question):
    printed, complaint = psql(address, question)
    assert not complaint, complaint
    return [line.split("\t") for line in printed.splitlines()]


# Made by the drivers.
schema_migrations = """(
  module TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (module, number))"""


def steps(dialect):
    """[(module, number, text)] as migrations_<dialect>.cpp of each module list them."""
    found = []
    for module in modules:
        listed = (root / f"{module}/migrations_{dialect}.cpp").read_text(encoding="utf-8")
        texts = {}
        for path in [root / f"{module}/migrations_{dialect}.cpp",
                     *sorted((root / f"{module}/migrations").glob(f"*_{dialect}.cpp"))]:
            for m in re.finditer(r'string_view (\w+) = R"sql\((.*?)\)sql"',
                                 path.read_text(encoding="utf-8"), re.S):
                texts[m.group(1)] = m.group(2)
        for m in re.finditer(rf'\{{"{module}", (\d+), (?:R"sql\((.*?)\)sql"|""|([\w:]+))\}}',
                             listed, re.S):
            number, written, name = m.groups()
            text = texts[name.split("::")[-1]] if name else written or ""
            found.append((module, int(number), text))
    return found


def make_schema(address):
    """As a server has it once the program has been started on it."""
    script = (f"CREATE TABLE schema_migrations {schema_migrations};\n"
              + "".join(text for _, _, text in steps("postgres")))
    _, complaint = psql(address, script, "--set=ON_ERROR_STOP=1", "--single-transaction")
    assert not complaint, complaint


def statements():
    """[(place, text)] of all that PostgreSQL is asked, but for what the schema and drivers say."""
    asked = []
    for source in under(*(f"{module}/" for module in modules)):
        if re.search(r"^catalog/store/\w+/|_sqlite\.\w+$|migrations(/\w+)?_postgres\.cpp$|"
                     r"/migrations/", source.path):
            continue
        asked += [(source.at(offset), text.strip()) for offset, _, text in source.sql()]
    return asked


def parameter_types(address, asked):
    """By place in `asked`: the types PostgreSQL gives to parameters that say none, integers as the
    driver sends them; and what it complains of."""
    script = "".join(f"\\warn @{i}\nPREPARE q{i} AS {text};\n" for i, (_, text) in enumerate(asked))
    printed, complained = psql(address, script + """
        SELECT name, array_to_string(CAST(parameter_types AS TEXT[]), ',')
          FROM pg_prepared_statements;""")
    types = {}
    for line in printed.splitlines():
        name, listed = line.split("\t")
        types[int(name[1:])] = [{"integer": "bigint"}.get(t, t) for t in listed.split(",") if t]
    return types, complaints(complained)


def complaints(complained):
    """{place in the script: message} of what followed each `\\warn @place`."""
    found = {}
    for part in complained.split("@")[1:]:
        number, _, message = part.partition("\n")
        if number.isdigit() and message.strip():
            found[int(number)] = message.strip().replace("\n", "\n    ")
    return found
