"""One term for each thing, on the page and in the program alike.

The page's words stand in TypeScript, the program's in C++; a reader goes from one to the other.
"""

import re
import unittest

from sources import Tidy, root, under

# What the thing is called, and what it is not.
not_said = {
    "bên vận chuyển": r"hãng vận chuyển|hãng chuyển|đơn vị vận chuyển|\bhãng (giao|nộp)",
    "bớt (của một dòng hàng)": r"(bị|đã|sao) cắt\b",
    "quầy": r"^cửa hàng$",
    "hao hụt tự nhiên": r"^hao tự nhiên$",
}


def page_words():
    """(where, key, Vietnamese, English) of each of the page's."""
    for path in sorted((root / "service/web/source/words").glob("*.ts")):
        text = path.read_text(encoding="utf-8")
        for m in re.finditer(r"^  (\w+): \[\s*'([^'\n]*)',\s*'([^'\n]*)',?\s*\]", text, re.M):
            line = text.count("\n", 0, m.start()) + 1
            yield f"{path.relative_to(root)}:{line}", *m.groups()


def program_texts():
    for s in under("service/words/", "service/telling/", "catalog/text/", "connectors/sentences"):
        for offset, value in s.strings:
            yield s.at(offset), value


def named(kind, pattern):
    """{name: (Vietnamese, English)} of the program's table `kind`."""
    text = (root / f"service/words/{kind}").read_text(encoding="utf-8")
    return {name: (vi, en) for name, vi, en in re.findall(pattern, text)}


class Terms(Tidy):
    def test_a_thing_is_called_by_one_name(self):
        said = [*program_texts(), *((at, vi) for at, _, vi, _ in page_words())]
        self.none(f"{at}: {text}: say “{wanted}”"
                  for at, text in said for wanted, wrong in not_said.items()
                  if re.search(wrong, text, re.I))

    def test_kinds_of_waste_and_places_are_told_alike(self):
        page = {key: (vi.lower(), en.lower()) for _, key, vi, en in page_words()}
        table = r'Named\{"(\w+)", \{"([^"]*)", "([^"]*)"\}\}'
        wastes = {f"waste_{name}": both for name, both in
                  named("messages_reports.h", table).items() if f"waste_{name}" in page}
        kinds = {f"kind_{name}": both for name, both in named(
            "messages_shed.h", r'Text kind_(\w+)\{"([^"]*)", "([^"]*)"\}').items()}
        self.assertEqual(len(wastes), 7)
        self.assertEqual(len(kinds), 3)
        self.none(f"{key}: the page says {page.get(key)}, the program {both}"
                  for key, both in {**wastes, **kinds}.items() if page.get(key) != both)

    def test_states_are_told_alike(self):
        # A refusal that says a state is read beside the page's own tag of it.
        page = {key: (vi.lower(), en.lower()) for _, key, vi, en in page_words()}
        table = (root / "catalog/text/terms.cpp").read_text(encoding="utf-8")
        states = {f"{'state' if of == 'order' else of}_{name}": (vi, en) for of, name, vi, en in
                  re.findall(r'\{"(order|shipment)_state", "(\w+)", "([^"]*)", "([^"]*)"\}', table)}
        self.assertEqual(len(states), 12)
        self.none(f"{key}: the page says {page.get(key)}, the program {both}"
                  for key, both in states.items() if page.get(key) != both)


if __name__ == "__main__":
    unittest.main(verbosity=2)
