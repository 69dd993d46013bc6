"""What the tidiness checks see of the tree: files with comments and strings told apart.

Reads text; never compiles. Where a pattern cannot be sure it stays silent.
"""

import pathlib
import re
import unittest

root = pathlib.Path(__file__).resolve().parents[2]
folders = ("catalog", "connectors", "service", "tests", "examples")

token = re.compile(
    r'R"(?P<mark>[^\s()\\]{0,16})\((?P<raw>.*?)\)(?P=mark)"'
    r'|(?P<line>//[^\n]*)'
    r'|(?P<block>/\*.*?\*/)'
    r'|"(?P<text>(?:\\.|[^"\\\n])*)"'
    r"|(?<![0-9A-Za-z_])'(?P<char>(?:\\.|[^'\\\n])+)'",
    re.DOTALL)

sql_word = re.compile(
    r"\b(SELECT\s+[\w$(*']|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s)")


def blank(text):
    return re.sub(r"[^\n]", " ", text)


class Source:
    def __init__(self, path):
        self.path = path.relative_to(root).as_posix()
        self.name = path.name
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.split("\n")
        self.strings = []  # (offset, value); neighbours that the compiler joins are joined here
        self.code = self._without_comments_and_strings()
        self.includes = [(self.line_of(m.start()), m.group(1), m.group(2)) for m in
                         re.finditer(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', self.text, re.M)]

    def _without_comments_and_strings(self):
        code, last, end_of_string = [], 0, None
        for m in token.finditer(self.text):
            code += [self.text[last:m.start()], blank(m.group())]
            value = m.group("raw") if m.group("raw") is not None else m.group("text")
            if value is not None:
                joined = end_of_string is not None and not self.text[end_of_string:m.start()].strip()
                if joined:
                    self.strings[-1] = (self.strings[-1][0], self.strings[-1][1] + value)
                else:
                    self.strings.append((m.start(), value))
                end_of_string = m.end()
            last = m.end()
        return "".join(code) + self.text[last:]

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def at(self, offset):
        return f"{self.path}:{self.line_of(offset)}"

    def sql(self):
        """(offset, name or None, text) of each string that holds SQL."""
        for offset, value in self.strings:
            if not sql_word.search(value):
                continue
            before = self.code[max(0, offset - 200):offset]
            named = re.search(r"(\w+)\s*(?:\{|=\s*(?:R)?)\s*$", before)
            yield offset, named.group(1) if named else None, value

    def functions(self):
        """(offset, lines) of each brace pair that looks like the body of a function or lambda."""
        stack = []
        for m in re.finditer(r"[{}]", self.code):
            if m.group() == "{":
                before = re.split(r"[;{}]", self.code[max(0, m.start() - 600):m.start()])[-1].strip()
                is_body = re.search(r"\)\s*(const|noexcept|override|final|mutable|->[^=;]*|:.*)?\s*$",
                                    before, re.S) and not re.match(
                                        r"(namespace|class|struct|enum|union|switch)\b", before)
                stack.append((m.start(), bool(is_body)))
            elif stack:
                start, is_body = stack.pop()
                if is_body:
                    yield start, self.code.count("\n", start, m.start()) + 1


def read_tree():
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cpp") and path.is_file():
                found.append(Source(path))
    return found


def cmake_lists():
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for folder in folders for path in sorted((root / folder).rglob("*"))
            if path.name == "CMakeLists.txt" or path.suffix == ".cmake"}


def arguments(text, opening):
    """The top-level arguments of the call whose bracket opens at `opening`, as (start, end)."""
    depth, start = 0, opening + 1
    for i in range(opening, len(text)):
        if text[i] in "({[":
            depth += 1
        elif text[i] in ")}]":
            depth -= 1
            if depth == 0:
                yield start, i
                return
        elif text[i] == "," and depth == 1:
            yield start, i
            start = i + 1


tree = read_tree()


def under(*prefixes):
    return [source for source in tree if source.path.startswith(prefixes)]


class Tidy(unittest.TestCase):
    def none(self, complaints):
        complaints = list(complaints)
        if complaints:
            self.fail(f"{len(complaints)} found\n  " + "\n  ".join(complaints))
