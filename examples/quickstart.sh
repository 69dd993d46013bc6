#!/usr/bin/env bash
# From a fresh Debian 12 to the demonstration: installs what is missing, builds the program, runs
# `ganh demo` where you are. Arguments go to the demonstration: examples/quickstart.sh --help
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ganh=$root/build/release/service/ganh

# The demonstration's own words go to standard output, everything before them to standard error.
build() {
  cd "$root"
  examples/install_packages.sh build
  [[ -x $ganh ]] || echo "Building Gánh; the first time takes some minutes."
  cmake --preset release --log-level=WARNING \
    -DCMAKE_CXX_COMPILER_LAUNCHER="$(type -p ccache || true)"
  cmake --build --preset release --target ganh
}
(build) >&2

exec "$ganh" demo "$@"
