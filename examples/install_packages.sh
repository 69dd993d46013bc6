#!/usr/bin/env bash
# Installs the Debian 12 packages that Gánh needs: `build` for the program, `test` for its tests as
# well, `tidy` for clang-tidy. The one list of them; does nothing when all are there.
set -euo pipefail

to_build=(
  g++ cmake ninja-build pkg-config
  libcurl4-openssl-dev  # the HTTP client
  libssl-dev            # signatures
  libsqlite3-dev
  libpq-dev             # PostgreSQL, for those who outgrow one machine
  rapidjson-dev
  libfmt-dev
  libcli11-dev          # the command line
  libtomlplusplus-dev   # settings
  libspdlog-dev         # the log
  prometheus-cpp-dev    # figures for Prometheus
  libsodium-dev         # passwords
  libqrencode-dev       # sign-in links as QR codes
  libicu-dev            # Vietnamese names, in order
  libminizip-dev libexpat1-dev zlib1g-dev  # workbooks (.xlsx)
  libcairo2-dev libpango1.0-dev libzint-dev  # slips and labels (.pdf)
  fonts-noto-core       # their letters; embedded in each file
)

# The page. A Node from elsewhere brings its own npm, and Debian's would not go beside it.
command -v npm >/dev/null || to_build+=(nodejs npm)

to_test=(
  libboost-test-dev
  python3
  postgresql-15         # the other database
  python3-openpyxl libreoffice-calc-nogui  # other people's readers and writers of workbooks
  faketime
  libxml2-utils
  poppler-utils zbar-tools  # what was printed, read again
  chromium              # the page's tests
)

to_tidy=(clang-tidy)

case "${1:-build}" in
  build) packages=("${to_build[@]}") ;;
  test) packages=("${to_build[@]}" "${to_test[@]}") ;;
  tidy) packages=("${to_build[@]}" "${to_test[@]}" "${to_tidy[@]}") ;;
  *) echo "usage: $0 [build|test|tidy]" >&2; exit 2 ;;
esac

by_hand() {
  echo "install_packages: $1" >&2
  echo "Install these by hand, then start again: ${packages[*]}" >&2
  exit 1
}

command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
  by_hand "this is not Debian; only Debian 12 has been tried."

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then exit 0; fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  command -v sudo >/dev/null || by_hand "packages are missing, and there is no sudo to install them."
  as_root=(sudo)
fi

echo "Installing ${missing[*]}"
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 "$@" </dev/null; }
apt update || by_hand "apt-get update failed: is there a network, and does the clock say today?"
apt install --yes --no-install-recommends "${missing[@]}" || by_hand "apt-get could not install them."
