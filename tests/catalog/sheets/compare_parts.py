"""Exits with 0 when two zip files hold the same entries in the same order, and the same bytes in
all of them but those named, which must differ.

    compare_parts.py BEFORE AFTER [CHANGED PART]...
"""

import sys
import zipfile

before, after = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2])
changed = set(sys.argv[3:])
if before.namelist() != after.namelist():
    sys.exit(f"entries differ: {before.namelist()} and {after.namelist()}")
if after.testzip() is not None:
    sys.exit(f"damaged: {after.testzip()}")
for name in before.namelist():
    same = before.read(name) == after.read(name)
    if same == (name in changed):
        sys.exit(f"{name} is {'the same' if same else 'different'}")
