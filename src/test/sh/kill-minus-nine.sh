#!/usr/bin/env bash
# Kills the server with SIGKILL while shoppers buy, starts it again on the same folder, and asks: do all invariants hold, and is
# every order there that a shopper was told of? Needs a built application and JAVA_HOME; leaves nothing behind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

orders_before=${1:-12} # orders to be acknowledged before the kill
home=$(mktemp -d)
acknowledged="$home/demo/acknowledged"
server=

oms() {
  OMS_HOME="$home" QUARKUS_HTTP_PORT=0 exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
    -jar target/quarkus-app/quarkus-run.jar "$@"
}

stop() { # the server, which stops its database; a background job of a script ignores SIGINT
  [ -n "$server" ] || return 0
  kill -TERM "$server" 2>/dev/null || true
  for _ in $(seq 150); do kill -0 "$server" 2>/dev/null || break; sleep 0.2; done
  kill -KILL "$server" 2>/dev/null || true
  server=
}

clean_up() {
  stop
  if [ -r "$home/demo/db/postmaster.pid" ]; then kill -QUIT "$(head -1 "$home/demo/db/postmaster.pid")" 2>/dev/null || true; sleep 1; fi
  rm -rf "$home"
}
trap clean_up EXIT

fail() {
  echo "kill -9: $1" >&2
  tail -n 20 "$home"/*.log "$home/demo/oms.log" >&2 2>/dev/null || true
  exit 1
}

lines() { if [ -f "$acknowledged" ]; then wc -l <"$acknowledged"; else echo 0; fi; }

wait_for_orders() { # at least $1, within $2 seconds
  local end=$((SECONDS + $2))
  until [ "$(lines)" -ge "$1" ]; do
    kill -0 "$server" 2>/dev/null || fail "the server ended by itself"
    [ $SECONDS -lt $end ] || fail "only $(lines) of $1 orders within $2 s"
    sleep 0.2
  done
}

(oms demo) >"$home/first.log" 2>&1 &
server=$!
wait_for_orders "$orders_before" 300
kill -KILL "$server"
wait "$server" 2>/dev/null || true
told=$(lines)
echo "kill -9: killed with $told orders acknowledged"

(oms demo --resume) >"$home/second.log" 2>&1 &
server=$!
wait_for_orders $((told + 3)) 180
(oms verify --orders "$acknowledged") >"$home/verify.log" 2>&1 || fail "$(cat "$home/verify.log")"
grep ' 00 ' "$home/verify.log"
tail -n 1 "$home/verify.log"
stop
echo "kill -9: nothing lost"
