"""Prints every cell of a workbook as openpyxl reads it: A1 kind value, one a line.

    cells_with_openpyxl.py FILE
"""

import sys

import openpyxl

for sheet in openpyxl.load_workbook(sys.argv[1]):
    print(f"# {sheet.title}")
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                kind = "d" if cell.is_date else cell.data_type
                print(f"{cell.coordinate} {kind} {cell.value}")
