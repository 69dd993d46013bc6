#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test.
#
#   tests/run.sh [--quick] [--preset dev|asan|tsan] [--tidy] [what ctest takes, such as -R stock]
#
# --quick leaves out the tests labelled `slow`. --tidy runs clang-tidy instead of the tests; it
# takes long and is no part of a plain run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

preset=dev
tidy=false
for_ctest=()
while [[ $# -gt 0 ]]; do
  case "$1" in
    --quick) for_ctest+=(--label-exclude slow) ;;
    --preset) preset=${2:?--preset wants dev, asan or tsan}; shift ;;
    --tidy) tidy=true ;;
    -h|--help) sed -n '2,7s/^#\( \|$\)//p' "$0"; exit 0 ;;
    *) for_ctest+=("$1") ;;
  esac
  shift
done

step() { printf '\n== %s (%d s)\n' "$1" "$SECONDS"; }

step "packages"
if $tidy; then examples/install_packages.sh tidy; else examples/install_packages.sh test; fi

step "configure: $preset"
cmake --preset "$preset" --log-level=WARNING \
  -DCMAKE_CXX_COMPILER_LAUNCHER="$(type -p ccache || true)"

if $tidy; then
  step "clang-tidy"
  # Generated sources are made by the build; clang-tidy only reads.
  git ls-files 'catalog/*.cpp' 'connectors/*.cpp' 'service/*.cpp' |
    xargs --max-procs="$(nproc)" --max-args=4 clang-tidy --quiet -p "build/$preset"
  exit
fi

step "build: $preset"
cmake --build --preset "$preset"

step "tests: $preset"
ctest --preset "$preset" --no-tests=error --parallel "$(nproc)" "${for_ctest[@]}"
