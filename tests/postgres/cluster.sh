#!/usr/bin/env bash
# A PostgreSQL 15 cluster of its own, from Debian's package, for tests:
#
#   cluster.sh start DIR [--port PORT] [--durable]   waits until it answers, prints its address
#   cluster.sh stop DIR                              ends it and removes what `start` made
#
# Everything lies in DIR (data/, socket/, log). Clients come in through the socket, without a
# password, as the user `ganh` into the database `ganh`; over TCP, on 127.0.0.1, only with --port,
# and then that is the address printed. Commits are awaited, but only --durable takes them to the
# disk. `start` on a DIR whose server has died starts it again with what it held.
#
# PostgreSQL refuses to run as root: for root it runs as `postgres`, or `nobody`, who is given DIR
# and must be able to reach it. A socket's path has at most 107 bytes, so DIR is short.
set -euo pipefail

fail() { echo "cluster: $1" >&2; exit 1; }
usage() { echo "usage: $0 start DIR [--port PORT] [--durable] | stop DIR" >&2; exit 2; }

[[ $# -ge 2 ]] || usage
what=$1
dir=$(realpath --canonicalize-missing "$2")
shift 2
port='' durable=off
while [[ $# -gt 0 ]]; do
  case $1 in
    --port) port=${2:-}; [[ $port =~ ^[0-9]+$ ]] || usage; shift 2 ;;
    --durable) durable=on; shift ;;
    *) usage ;;
  esac
done

programs=/usr/lib/postgresql/15/bin
[[ -x $programs/initdb ]] ||
  fail "PostgreSQL 15 is missing ($programs/initdb): install Debian's package postgresql-15."

unprivileged=()
if [[ $(id -u) -eq 0 ]]; then
  owner=$(id -un postgres 2>/dev/null || echo nobody)
  unprivileged=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups)
fi
as_owner() { (cd / && "${unprivileged[@]}" env HOME=/ LC_ALL=C "$programs/$1" "${@:2}"); }

make_cluster() {
  mkdir -p "$dir"
  mkdir "$dir/data" "$dir/socket"
  : >"$dir/log"
  if [[ $(id -u) -eq 0 ]]; then chown "$owner" "$dir" "$dir/data" "$dir/socket" "$dir/log"; fi
  as_owner initdb --pgdata="$dir/data" --username=ganh --auth=trust --locale=C --encoding=UTF8 \
    --no-sync --no-instructions >>"$dir/log" 2>&1 || fail "initdb failed: see $dir/log."
  cat >>"$dir/data/postgresql.conf" <<SETTINGS
listen_addresses = '${port:+127.0.0.1}'
port = ${port:-5432}
unix_socket_directories = '$dir/socket'
max_connections = 200
synchronous_commit = on
fsync = $durable
full_page_writes = $durable
SETTINGS
}

# A killed server stays in the list of processes until its parent asks for it, and pg_ctl takes it
# for a running one.
await_burial() {
  [[ -f $dir/data/postmaster.pid ]] || return 0
  local pid
  pid=$(head -n 1 "$dir/data/postmaster.pid")
  for _ in {1..100}; do
    grep -qs '^State:[[:space:]]*Z' "/proc/$pid/status" || return 0
    sleep 0.1
  done
}

encoded() {
  local text=$1 c i
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    case $c in [A-Za-z0-9._~-]) printf %s "$c" ;; *) printf '%%%02X' "'$c" ;; esac
  done
}

case $what in
  start)
    socket="$dir/socket/.s.PGSQL.${port:-5432}"
    [[ ${#socket} -le 107 && $dir != *\'* ]] ||
      fail "$dir: a socket's path has at most 107 bytes and no quotes: name another folder."
    [[ -d $dir/data ]] || make_cluster
    await_burial
    as_owner pg_ctl start --pgdata="$dir/data" --log="$dir/log" --wait --timeout=60 >>"$dir/log" ||
      fail "the server did not start: see $dir/log."
    reach=(--host="$dir/socket" --port="${port:-5432}" --username=ganh)
    [[ $(psql "${reach[@]}" --dbname=postgres --no-psqlrc --tuples-only --no-align \
          --command="SELECT 1 FROM pg_database WHERE datname = 'ganh'") ]] ||
      "$programs/createdb" "${reach[@]}" ganh
    if [[ -n $port ]]; then echo "postgresql://ganh@127.0.0.1:$port/ganh"
    else echo "postgresql://ganh@$(encoded "$dir/socket")/ganh"; fi ;;
  stop)
    [[ -d $dir/data ]] || exit 0
    await_burial
    if as_owner pg_ctl status --pgdata="$dir/data" >/dev/null; then
      as_owner pg_ctl stop --pgdata="$dir/data" --mode=immediate --wait >/dev/null ||
        fail "the server did not end: see $dir/log."
    fi
    rm -rf "$dir/data" "$dir/socket" "$dir/log"
    rmdir --ignore-fail-on-non-empty "$dir" ;;
  *) usage ;;
esac
