#!/usr/bin/env bash
# A private PostgreSQL: the newest that Debian's packages have put on this machine. Commands: see common.sh.
#
# Account: postgres, trusted from 127.0.0.1. It refuses to run as root, so for root it runs as the package's user.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
orderly=INT # PostgreSQL's fast shutdown: it does not wait for its clients

programs() {
    local folder
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1) || true
    PATH=$folder:$PATH need initdb postgresql
    dirname "$(PATH=$folder:$PATH command -v initdb)"
}

as_user() { ! is_root || echo setpriv --reuid=postgres --regid=postgres --clear-groups; }

# The server's user may not enter the cache, so the folder is made elsewhere and then moved.
make_template() {
    local empty=$1 made
    made=$(mktemp -d)
    ! is_root || chown postgres: "$made"
    # shellcheck disable=SC2046
    (cd / && $(as_user) "$bin/initdb" -D "$made/data" -U postgres --auth=trust --locale=C.UTF-8 -E UTF8) \
        >"$empty.log" 2>&1 || { tail -20 "$empty.log" >&2; rm -rf "$made"; die "cannot make an empty data folder"; }
    rm -rf "$empty"
    mv "$made/data" "$empty"
    rmdir "$made"
}

obtain() {
    bin=$(programs)
    empty=$cache/empty-$(basename "$(dirname "$bin")")
    once "$empty.made" make_template "$empty"
}

launch() {
    local port=$1 n
    shift
    data_from "$empty"
    for n in 1 2 3 4 5 6 7 8 9 10; do # after a crash the last process may hold the old shared memory for a moment
        # shellcheck disable=SC2046
        background server $(as_user) "$bin/postgres" -D "$instance/data" -p "$port" -h 127.0.0.1 \
            -c unix_socket_directories= -c max_connections=300 -c shared_buffers=64MB "$@"
        await server answers "$port" && return
        sleep 0.5
    done
    give_up server "did not start on port $port"
}

# The server takes connections before it is ready and then answers with an error; pg_isready knows the difference.
answers() { "$bin/pg_isready" -q -h 127.0.0.1 -p "$1"; }

main "$@"
