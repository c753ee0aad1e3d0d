#!/bin/sh
# SPDX-License-Identifier: MIT
#
# demo.sh BUILD - both tools on real programs, in a few seconds and without a network.
#
#   1. asynclint on the examples that libevent's own authors ship: what blocks in http-server.c
#   2. asynclint on samples/libuv-hidden-dns: before, and after
#   3. asyncprobe on redis-server, which is told to sleep for 0.3 s on its event loop
#
# Everything happens in a temporary folder that is removed at the end, also after a failure. Each
# part checks that it showed what it is there to show; if not, the exit status is 1.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
asynclint=$build/bin/asynclint
asyncprobe=$build/bin/asyncprobe
examples=/usr/share/doc/libevent-dev/examples

work=$(mktemp -d "${TMPDIR:-/tmp}/asynclint-demo.XXXXXX")
service=
clean_up() {
	if [ -n "$service" ]; then
		kill "$service" 2>/dev/null || true
		wait "$service" 2>/dev/null || true
	fi
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

say() {
	if [ -t 1 ]; then
		printf '\n\033[1m%s\033[0m\n' "$*"
	else
		printf '\n%s\n' "$*"
	fi
}

fail() {
	echo "demo: $*" >&2
	exit 1
}

# lint EXPECTED-STATUS ARGUMENT...: prints the command and its output, which stays in $work/out.
lint() {
	expected=$1
	shift
	echo "\$ asynclint $*"
	status=0
	"$asynclint" "$@" >"$work/out" || status=$?
	cat "$work/out"
	[ $status -eq "$expected" ] || fail "asynclint ended with $status instead of $expected"
}

# Some systems keep documentation compressed.
unpack_examples() {
	mkdir "$work/libevent"
	for file in "$examples"/*.c "$examples"/*.c.gz; do
		case $file in
		*'*'*) ;;
		*.gz) gzip -dc "$file" >"$work/libevent/$(basename "$file" .gz)" ;;
		*) cp "$file" "$work/libevent/" ;;
		esac
	done
	[ -f "$work/libevent/http-server.c" ] || fail "no http-server.c below $examples"
}

demo_libevent() {
	say "1. A web server that libevent ships as an example"
	unpack_examples
	cd "$work/libevent"
	lint 1 http-server.c --
	grep -q send_document_cb "$work/out" || fail "nothing found in send_document_cb()"
	echo
	echo "Its neighbours, one summary line each:"
	for file in event-read-fifo.c dns-example.c signal-test.c time-test.c; do
		"$asynclint" "$file" -- >"$work/out" 2>/dev/null || true
		printf '  %-18s %s\n' "$file" "$(sed -n '$s/^asynclint: //p' "$work/out")"
	done
}

demo_sample() {
	say "2. A blocking call behind two files and a table of functions, and the same mended"
	cd "$root/samples/libuv-hidden-dns"
	lint 1 before/server.c before/answer.c before/names.c --
	grep -q getaddrinfo "$work/out" || fail "getaddrinfo() was not found"
	lint 0 after/server.c after/answer.c after/names.c --
}

wait_for_redis() {
	tries=0
	until redis-cli -s "$work/redis.sock" ping >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || fail "redis-server did not start: $(cat "$work/redis.log")"
		sleep 0.1
	done
}

demo_redis() {
	say "3. A redis-server that sleeps on its event loop"
	cd "$work"
	echo '$ asyncprobe run -o reports -- redis-server ... &'
	"$asyncprobe" run -o reports -- redis-server --port 0 --unixsocket "$work/redis.sock" \
		--dir "$work" --save "" --enable-debug-command yes >"$work/redis.log" 2>&1 &
	service=$!
	wait_for_redis
	echo '$ redis-cli DEBUG SLEEP 0.3'
	redis-cli -s "$work/redis.sock" debug sleep 0.3
	redis-cli -s "$work/redis.sock" shutdown nosave >/dev/null 2>&1 || true
	wait "$service" || fail "redis-server failed: $(cat "$work/redis.log")"
	service=
	echo '$ asyncprobe report reports'
	"$asyncprobe" report reports >"$work/out" || fail "asyncprobe report failed"
	cat "$work/out"
	grep -q blocked_call "$work/out" || fail "the report has no blocked_call"
}

demo_libevent
demo_sample
demo_redis
say "That was all of it. README.md says what to do with your own program."
