"""Keeps the layers, the SQL, the banned calls and the sizes as they were agreed on.

Every complaint says what to use instead. An exception is one line here, with its reason.
All of tests/tidiness is run by ctest as `tidiness`; by hand: python3 tests/tidiness/layers_test.py
"""

import re
import unittest

import sources
from sources import Tidy, tree, under

cmake = sources.cmake_lists()


class Layers(Tidy):
    # Who may not include what, by pattern of path and pattern of include; and what to do instead.
    forbidden = [
        (r"catalog/", r"(connectors|service)/",
         "the catalog knows nobody above it: hand it in through an interface of the catalog's"),
        (r"connectors/", r"service/",
         "connectors do not know the service: hand it in through an interface of connectors/"),
        (r"service/(?!cli/|main\.cpp)", r"service/cli/",
         "nobody knows the commands: telling/ has what people read, office/ what is asked"),
        (r"(catalog|connectors|service)/", r"(tests|examples)/",
         "move what both need into the library"),
        (r"connectors/(\w+/)*sandbox[^/]*(/|$)",
         r"connectors/(channel|publishing|receiving)/|.*(connector|carrier)\.h"
         r"|connectors/carriers/\w+\.h",
         "a sandbox is the other side: it is written from the contract alone"),
    ]

    def test_service_includes_connectors_includes_catalog_and_never_back(self):
        self.none(f"{s.path}:{line}: includes {path}: {instead}"
                  for s in tree for line, _, path in s.includes
                  for who, what, instead in self.forbidden
                  if re.match(who, s.path) and re.match(what, path))

    shared_rooms = {"channel", "publishing", "receiving", "transport", "feeds", "carriers", "sandbox"}

    def test_a_connector_never_includes_another(self):
        def room(path):
            m = re.match(r"connectors/(\w+)/", path)
            return m.group(1) if m and m.group(1) not in self.shared_rooms else None
        self.none(f"{s.path}:{line}: includes {path}: move what both need into connectors/transport "
                  "or connectors/channel"
                  for s in under("connectors/") for line, _, path in s.includes
                  if room(path) and room(path) != room(s.path) and s.path != "connectors/all.cpp")

    # One place for each outside library, so that it can be replaced there.
    libraries = [
        (r"sqlite3\.h", r"catalog/store/sqlite/|tests/", "catalog/store/database.h"),
        (r"libpq|postgresql/", r"catalog/store/postgres/|tests/", "catalog/store/database.h"),
        (r"rapidjson/", r"catalog/json/", "catalog/json/json.h"),
        (r"curl/", r"connectors/transport/", "connectors/transport/http_client.h"),
        (r"openssl/", r"catalog/digest\.cpp|connectors/transport/",
         "catalog/digest.h or connectors/transport/signing.h"),
        (r"unicode/", r"catalog/text/", "catalog/text/"),
        (r"toml\+\+/", r"service/config/", "service/config/read.h"),
        (r"spdlog/", r"service/log/", "service/log/log.h"),
        (r"prometheus/", r"service/metrics/", "service/metrics/metrics.h"),
        (r"sodium\.h", r"service/accounts/guard/", "service/accounts/guard/passwords.h"),
        (r"(cairo.*|pango/.*)\.h", r"catalog/documents/typesetting/canvas\.cpp",
         "catalog/documents/typesetting/canvas.h"),
        (r"zint\.h", r"catalog/documents/typesetting/codes\.cpp",
         "catalog/documents/typesetting/codes.h"),
        (r"qrencode\.h", r"service/accounts/", "service/accounts/qr.h"),
        (r"(unzip|zip|minizip/.*|expat)\.h", r"(tests/)?catalog/sheets/", "catalog/sheets/"),
        (r"zlib\.h", r"(tests/)?(catalog/sheets|connectors/transport)/",
         "catalog/sheets/ or connectors/transport/compression.h"),
        (r"CLI/", r"service/", "take arguments in service/cli only"),
    ]

    def test_each_outside_library_has_one_home(self):
        self.none(f"{s.path}:{line}: includes <{path}>: use {instead}"
                  for s in tree for line, _, path in s.includes
                  for what, home, instead in self.libraries
                  if re.match(what, path) and not re.match(home, s.path))

    def test_a_source_includes_its_own_header_first(self):
        known = {s.path for s in tree}
        self.none(f"{s.path}: include {s.path[:-3]}h first: it proves that the header stands alone"
                  for s in tree if s.name.endswith(".cpp") and s.path[:-3] + "h" in known
                  and (not s.includes or s.includes[0][2] != s.path[:-3] + "h"))

    def test_a_project_header_is_included_by_its_path_from_the_root(self):
        known = {s.path for s in tree}
        self.none(f"{s.path}:{line}: there is no {path} from the repository's root"
                  for s in tree for line, kind, path in s.includes
                  if kind == '"' and path not in known)


class Calls(Tidy):
    # Outside transport (which meets the world) and store (which has the writer's thread).
    banned = [
        (r"\b(system_clock|steady_clock|high_resolution_clock)\s*::\s*now\b"
         r"|(?<![\w.>:])(time|gettimeofday|clock_gettime)\s*\(",
         "take the time from catalog/clock.h, handed in"),
        (r"\bsleep_(for|until)\b|(?<![\w.>:])u?sleep\s*\(", "wait in connectors/transport/loop.h"),
        (r"\bstd::(thread|jthread|async)\b", "run it through connectors/transport/executor.h"),
        (r"(?<![\w.>:])(std::)?s?rand\s*\(|\brandom_device\b|\bmt19937\b",
         "take catalog/ids.h's Randomness, handed in"),
        (r"\bgetenv\s*\(", "take settings through arguments; service/cli reads the environment"),
        (r"(?<![\w.>:])(std::)?f?printf\s*\(|\bstd::(cout|cerr)\b",
         "give words back; service/cli says them"),
        (r"(?<![\w.>:])(std::)?(strcpy|strcat|sprintf|gets|atoi|atol|strtok)\s*\(",
         "use std::string and std::from_chars"),
    ]
    allowed = ("connectors/transport/", "catalog/store/")

    def test_the_core_takes_time_chance_and_threads_from_outside(self):
        self.none(f"{s.at(m.start())}: {m.group().strip()}: {instead}"
                  for s in under("catalog/", "connectors/") if not s.path.startswith(self.allowed)
                  for pattern, instead in self.banned
                  for m in re.finditer(pattern, s.code))

    def test_money_and_quantities_are_integers(self):
        self.none(f"{s.at(m.start())}: {m.group()}: use measure::Money, measure::Quantity, or "
                  "std::int64_t"
                  for s in under("catalog/measure/", "catalog/money/", "catalog/stock/",
                                 "catalog/orders/", "catalog/products/")
                  for m in re.finditer(r"\b(float|double)\b", s.code))


class Sizes(Tidy):
    long_files = {  # path: reason
    }
    long_functions = {  # path: reason
    }

    def test_a_file_has_at_most_400_lines(self):
        self.none(f"{s.path}: {s.text.count(chr(10))} lines: split it by what it does"
                  for s in tree if s.text.count("\n") > 400 and s.path not in self.long_files)

    def test_a_function_has_at_most_70_lines(self):
        self.none(f"{s.at(start)}: {lines} lines: name its parts"
                  for s in tree if s.path not in self.long_functions
                  for start, lines in s.functions() if lines > 70)

    def test_a_line_has_at_most_100_columns(self):
        self.none(f"{s.path}:{number}: {len(line)} columns: break it"
                  for s in tree for number, line in enumerate(s.lines, 1) if len(line) > 100)


class Names(Tidy):
    def test_a_file_is_named_for_what_it_holds(self):
        vague = re.compile(r"(^|[_/])(utils?|common|helpers?|managers?|impl|misc)(_|/|\.|$)")
        self.none(f"{s.path}: name it for what it holds" for s in tree if vague.search(s.path))

    def test_a_header_says_pragma_once_after_what_it_is(self):
        self.none(f"{s.path}: begin with two to four lines of what this is, then #pragma once"
                  for s in under("catalog/", "connectors/", "service/") if s.name.endswith(".h")
                  if not re.match(r"(//[^\n]*\n)+\s*#pragma once\n", s.text))

    def test_no_header_opens_a_namespace_for_everybody(self):
        self.none(f"{s.at(m.start())}: name what is used"
                  for s in tree if s.name.endswith(".h")
                  for m in re.finditer(r"\busing namespace\b", s.code))

    def test_every_source_is_in_a_cmake_list(self):
        said = "\n".join(f"@{path.rpartition('/')[0]}@\n{text}" for path, text in cmake.items())

        def listed(source):
            folder, _, name = source.path.rpartition("/")
            if re.search(rf"(?<![\w]){re.escape(name)}\b", said):
                return True
            suite = re.fullmatch(r"tests/(.*)/(\w+)_test\.cpp", source.path)
            return suite and re.search(rf"{suite.group(1)}\s+{suite.group(2)}\b", said)
        self.none(f"{s.path}: nobody builds it: add it to {s.path.split('/')[0]}/CMakeLists.txt"
                  for s in tree if s.name.endswith(".cpp") and not listed(s))


if __name__ == "__main__":
    unittest.main(verbosity=2)
