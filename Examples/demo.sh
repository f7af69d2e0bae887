#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Two lots side by side, each with a real web server on 10.0.0.1:80, a real client, and users and
# hosts of its own; a program whose descriptors are watched; and profiles of the parts that matter.
# Usage: demo.sh BACKLOT [FLAME_GRAPH]
set -eu

examples=$(cd "$(dirname "$0")" && pwd)

if [ -t 1 ]; then
    bold=$(printf '\033[1m') green=$(printf '\033[32m') blue=$(printf '\033[34m')
    plain=$(printf '\033[0m')
else
    bold='' green='' blue='' plain=''
fi

say() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
show() {
    printf '%s$ %s%s\n' "$blue" "$*" "$plain"
    "$@"
}
# A check that can fail: the demo ends with status 1 then.
claim() { printf '%s✓ %s%s\n' "$green" "$*" "$plain"; }
fail() {
    printf 'demo: %s\n' "$*" >&2
    exit 1
}

# Where every user may read it, laid out as `make install` does.
stage=$(mktemp -d)
chmod 755 "$stage"
server_pids=
finish() {
    for pid in $server_pids; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$stage"
}
trap finish EXIT
trap 'exit 130' INT TERM

mkdir -p "$stage/bin" "$stage/lib/backlot"
cp "$1" "$stage/bin/backlot"
cp "$(dirname "$1")"/backlot_Backlot.resources/* "$stage/lib/backlot/"
cp "$(dirname "$1")/logs" "$stage/"
picture=$(realpath "${2:-$(dirname "$1")/../flame-graph.svg}")
PATH=$stage/bin:/usr/bin:/bin:$PATH

as_nobody=
[ "$(id -u)" != 0 ] || as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups --'
# shellcheck disable=SC2086
ordinary() { $as_nobody "$@"; }
show_ordinary() {
    printf '%s$ %s%s\n' "$blue" "$*" "$plain"
    ordinary "$@"
}
show_answer() {
    printf '%s$ %s%s\n' "$blue" "$*" "$plain"
    answer=$(ordinary "$@")
    printf '%s\n' "$answer"
}

for town in paris london; do
    mkdir "$stage/$town"
    echo "Hello from $town" >"$stage/$town/index.html"
    mkdir "$stage/$town.lot"
    [ "$(id -u)" != 0 ] || chown 65534:65534 "$stage/$town.lot"
done
cd "$stage"
before=$(ss -tlnH | sort)
known() {
    getent -s files passwd alice || true
    getent -s files hosts db.example || true
}
known_before=$(known)

say "Two web servers on the same address and port, below 1024, started by $(ordinary id -un)"
for town in paris london; do
    set -- backlot run --lot "$town.lot" --host 10.0.0.1 -- \
        python3 -m http.server 80 --directory "$town"
    printf '%s$ %s &%s\n' "$blue" "$*" "$plain"
    # Not by the function, whose process number would be that of a shell in between.
    # shellcheck disable=SC2086
    $as_nobody "$@" >"$town.log" 2>&1 &
    server_pids="$server_pids $!"
done
for town in paris london; do
    show_ordinary backlot wait --lot "$town.lot" 10.0.0.1:80
done

say "In each lot a client sees its own server"
for town in paris london; do
    show_answer backlot run --lot "$town.lot" --host 10.0.0.2 -- curl -sS http://10.0.0.1/
    [ "$answer" = "Hello from $town" ] || fail "$town answered '$answer'"
    grep -q '^10\.0\.0\.2 ' "$town.log" || fail "the server in $town did not see 10.0.0.2"
    claim "the server in $town saw its client come from 10.0.0.2"
done

say "In each lot the same user and the same host name are somebody else"
for town in paris london; do
    case $town in
    paris) id=1001 address=10.0.0.5 ;;
    london) id=2002 address=10.0.0.6 ;;
    esac
    show_answer backlot run --lot "$town.lot" --user "alice:$id:$id" -- id alice
    [ "$answer" = "uid=$id(alice) gid=$id(alice) groups=$id(alice)" ] || fail "who is alice?"
    show_answer backlot run --lot "$town.lot" --resolve "db.example=$address" -- \
        getent hosts db.example
    [ "${answer%% *}" = "$address" ] || fail "where is db.example?"
done
[ "$(known)" = "$known_before" ] || fail "the machine's own names have changed"
claim "the machine's own users and hosts are what they were"

say "Who listens, as each lot tells it"
for town in paris london; do
    show_ordinary backlot sockets --lot "$town.lot"
done

say "The machine's own port table shows none of it"
show ss -tln
[ "$(ss -tlnH | sort)" = "$before" ] || fail "the machine's port table has changed"
claim "it is what it was before"

say "A program that closes a descriptor twice is told where, and what it hit"
cc -g -o samba "$examples/descriptors/samba.c"
printf '%s$ %s%s\n' "$blue" "backlot run --fds -- ./samba" "$plain"
ordinary backlot run --fds -- ./samba >story 2>&1 || true
cat story
for function in make_pipe close_pipe open_database close_pipe_again write_record; do
    grep -q "#0 $function .*samba.c:" story || fail "the story lacks $function()"
done
claim "it names who opened the database, who closed it, and what the number was before"

mkdir "$stage/profiles"
[ "$(id -u)" != 0 ] || chown 65534:65534 "$stage/profiles"
cd "$stage/profiles"

say "A program tells the parts of it that matter, and where their time goes"
show_ordinary ../logs logs.data 60
show_ordinary backlot perf report logs.data --limit 8 | tee report
grep -q ' parse' report || fail "the report lacks a region"
ordinary backlot perf report logs.data --format svg --output logs.svg
cp logs.svg "$picture"
claim "the picture is in $picture: open it in a browser"

say "The same from outside, of a program that knows nothing of it"
# shellcheck disable=SC2086
$as_nobody python3 -c 'while True: sorted(range(999), key=str)' &
worker=$!
server_pids="$server_pids $worker"
sleep 0.3
if show_ordinary backlot perf start "$worker" --output python.data 2>refusal; then
    sleep 0.5
    show_ordinary backlot perf stop "$worker"
    show_ordinary backlot perf report python.data --limit 5 | tee report
    grep -q 'samples of python3 ' report || fail "the report does not say of whom it is"
    claim "python3 was sampled between start and stop"
else
    cat refusal
    grep -q 'perf_event\|seccomp' refusal || fail "it was not sampled"
fi
kill "$worker"
cd "$stage"

say "A program that a lot could not hold is refused before it runs"
printf 'int main(void) { return 0; }' | cc -static -x c -o static-program -
printf '%s$ %s%s\n' "$blue" "backlot run -- ./static-program" "$plain"
if ordinary backlot run -- ./static-program; then fail "it ran"; fi
claim "with one sentence, and how to run it anyway"
