"""Every refusal can be said, in Vietnamese and in English, with a cure.

Knows reasons by their shape (`lot.not_enough`); one put together at run time is not seen.
"""

import re
import unittest

from sources import Tidy, arguments, root, tree, under

reason_shape = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")


def sentence_tables():
    """(source, offset, [reason, problem_vi, cure_vi, problem_en, cure_en]) of each row."""
    for s in under("catalog/", "connectors/", "service/"):
        for table in re.finditer(r"\bSentence\s+\w+\[\]\s*=\s*\{", s.code):
            strings = dict(s.strings)
            for start, end in arguments(s.code, s.code.index("{", table.start())):
                columns = [value for offset, value in strings.items() if start <= offset < end]
                if columns or s.code[start:end].strip():
                    yield s, start, columns


rows = list(sentence_tables())
said = {columns[0] for _, _, columns in rows if columns}


class Sentences(Tidy):
    def test_every_row_has_both_languages_and_a_cure(self):
        self.none(f"{s.at(start)}: {columns[:1]}: give problem and cure, in Vietnamese and in English"
                  for s, start, columns in rows
                  if len(columns) != 5 or not all(column.strip() for column in columns))

    def test_a_text_has_one_definition(self):
        # Two headers that define one name leave it to the linker which of them is said.
        defined = {}
        for s in under("service/words/"):
            space = ""
            for opened, name in re.findall(
                    r"^namespace ([\w:]+) \{|^inline constexpr \w+ (\w+)\s*\{", s.text, re.M):
                space = opened or space
                if name:
                    defined.setdefault((space, name), set()).add(s.path)
        self.none(f"{name}: defined in {', '.join(sorted(paths))}: call one of them otherwise"
                  for (_, name), paths in defined.items() if len(paths) > 1)

    def test_a_reason_has_one_row(self):
        seen = [columns[0] for _, _, columns in rows]
        self.none(f"{reason}: keep one row" for reason in said if seen.count(reason) > 1)

    def test_both_languages_say_the_same_parameters(self):
        def names(*texts):
            return set(re.findall(r"\{(\w+)\}", " ".join(texts)))
        self.none(f"{c[0]}: say {sorted(names(c[1], c[2]) ^ names(c[3], c[4]))} in both languages"
                  for _, _, c in rows if len(c) == 5 and names(c[1], c[2]) != names(c[3], c[4]))

    def test_every_reason_given_is_in_a_table(self):
        # A sandbox speaks to whoever tries it out, by bare keys; a library without a table yet is
        # not asked.
        speaking = {s.path.split("/")[0] for s, _, _ in rows}

        def given():
            for s in under(*(f"{library}/" for library in speaking)):
                if s.name.startswith("sandbox"):
                    continue
                for call in re.finditer(r"\b(error|Fault|fault|refuse|refusal)\s*[({]", s.code):
                    span = list(arguments(s.code, call.end() - 1))
                    for offset, value in s.strings:
                        if span and span[0][0] <= offset < span[-1][1]:
                            yield s, offset, value
        self.none(f"{s.at(offset)}: {value}: say it in sentences.cpp of {s.path.split('/')[0]}/"
                  for s, offset, value in given()
                  if reason_shape.fullmatch(value) and value not in said)


def terms():
    """{parameter: {name}} of the tables of what the program calls by a name of its own."""
    found = {}
    for s in under("catalog/text/terms", "service/words/sentences"):
        for parameter, name in re.findall(
                r'^    \{"(\w+)",\s+"([^"]+)",\s+"[^"]+",\s+"[^"]+"\}', s.text, re.M):
            found.setdefault(parameter, set()).add(name)
    return found


class Terms(Tidy):
    """What the program calls by a name of its own is no word of Vietnamese."""

    def test_a_name_of_a_state_is_said_in_words(self):
        # {"state", std::string(name(state))}: an enumeration's name, about to stand in a sentence.
        named = re.compile(r'\{"(\w+)",\s*std::string\((?:\w+::)*name\(')
        known = terms()
        self.none(f"{s.at(m.start())}: {{{m.group(1)}}}: give it its words in a table of terms"
                  for s in under("catalog/", "connectors/", "service/api", "service/http")
                  for m in named.finditer(s.text)
                  if m.group(1) not in known and "error(" in s.text[max(0, m.start() - 200):m.start()])

    def test_a_box_at_fault_is_called_by_its_name(self):
        given = re.compile(r'faults\.(?:required|optional|optional_lines|range)\(\s*'
                           r'(?:\w+ \+ )?"([\w.]+)"')
        boxes = terms()["box"]
        found = [(s, m) for s in under("catalog/") for m in given.finditer(s.text)]
        self.assertGreater(len(found), 40)
        self.none(f"{s.at(m.start())}: {m.group(1)}: give the box its name in catalog/text/terms.cpp"
                  for s, m in found if m.group(1).split(".")[-1] not in boxes)

    def test_what_does_not_agree_is_said_in_words(self):
        known = terms()
        call = re.compile(r'find_discrepancies\(\s*found, scope, \w+,\s*"([^"]+)",\s*"([^"]+)"\)')
        calls = sum(s.code.count("find_discrepancies(found") for s in under("catalog/", "service/"))
        found = [(s, m) for s in under("catalog/", "service/") for m in call.finditer(s.text)]
        self.assertEqual(len(found), calls)
        self.assertGreater(calls, 20)
        self.none(f"{s.at(m.start())}: {name}: give it its words in catalog/text/terms.cpp"
                  for s, m in found for kind, name in zip(("noun", "figure"), m.groups())
                  if name not in known[kind])

    def test_every_step_of_an_order_is_said_in_words(self):
        # The change log names them by a cause that is put together: "orders " + step.
        described = (root / "service/openapi.yaml").read_text(encoding="utf-8")
        listed = re.search(r"^    Step:\n(?: {6}.*\n)*? {6}enum: \[([^\]]+)\]", described, re.M)
        steps = set(listed.group(1).split(", "))
        taken = set(re.findall(r'step\.step == "(\w+)"', (
            root / "service/api/order_steps.cpp").read_text(encoding="utf-8")))
        self.assertEqual(steps, taken)
        text = (root / "service/words/causes.h").read_text(encoding="utf-8")
        said_so = set(re.findall(r'Cause\{"([^"]+)"', text))
        self.none(f"orders {step}: say it in service/words/causes.h"
                  for step in sorted(steps) if f"orders {step}" not in said_so)

    def test_a_cause_in_the_change_log_is_said_in_words(self):
        text = (root / "service/words/causes.h").read_text(encoding="utf-8")
        said_so = set(re.findall(r'Cause\{"([^"]+)"', text))
        call = re.compile(r"\b(once|command|each_item|each_moved|change_take|entered|answer_with|"
                          r"write|Heading \w+)\s*[({]")

        def causes():
            for s in under("service/http/", "service/office/", "service/jobs/", "service/demo/",
                           "connectors/publishing/", "connectors/receiving/", "connectors/carriers/"):
                for m in call.finditer(s.code):
                    span = list(arguments(s.code, m.end() - 1))[:5]
                    for offset, value in s.strings:
                        direct = any(a <= offset < b and "{" not in s.code[a:offset]
                                     and "(" not in s.code[a:offset] for a, b in span)
                        if direct and re.fullmatch(r"[a-z_ ]+", value):
                            yield s, offset, value
        found = list(causes())
        self.assertGreater(len(found), 30)
        self.none(f"{s.at(offset)}: {value}: say it in service/words/causes.h"
                  for s, offset, value in found
                  if value not in said_so and value not in ("clerk", "system", "demo", "id: ")
                  and not any(cause.startswith(value) for cause in said_so if value.endswith(" ")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
