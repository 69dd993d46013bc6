"""Exits with 0 when openpyxl reads the given texts in the given cells of a workbook.

    read_with_openpyxl.py FILE [SHEET CELL TEXT]...
"""

import sys

import openpyxl

workbook = openpyxl.load_workbook(sys.argv[1])
expected = sys.argv[2:]
for sheet, cell, text in zip(expected[0::3], expected[1::3], expected[2::3]):
    found = workbook[sheet][cell].value
    if found != text:
        sys.exit(f"{sheet}!{cell} is {found!r}, not {text!r}")
