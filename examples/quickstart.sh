#!/usr/bin/env bash
# From a fresh Debian 12 to the demonstration: installs what is missing, builds the program, runs
# `ganh demo`. Arguments go to the demonstration: examples/quickstart.sh --help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The demonstration's own words go to standard output, everything before them to standard error.
examples/install_packages.sh build >&2
if ! [[ -x build/release/service/ganh ]]; then
  echo "Building Gánh; the first time takes some minutes." >&2
fi
cmake --preset release --log-level=WARNING \
  -DCMAKE_CXX_COMPILER_LAUNCHER="$(type -p ccache || true)" >&2
cmake --build --preset release --target ganh >&2

exec build/release/service/ganh demo "$@"
