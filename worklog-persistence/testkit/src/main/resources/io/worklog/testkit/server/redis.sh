#!/usr/bin/env bash
# A private Redis from Debian's own package, with its append-only file on. Commands: see common.sh.
#
# With --sentinel as the first OPTION it is a Sentinel, and every further OPTION is one of its settings, such as
# 'monitor NAME 127.0.0.1 PORT QUORUM'. It keeps what it learns in a file of the instance.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

obtain() { need redis-server redis-server; }

launch() {
    local port=$1
    shift
    mkdir -p "$instance/data"
    if [ "${1:-}" = --sentinel ]; then
        shift
        sentinel "$port" "$@"
        return
    fi
    background server redis-server --bind 127.0.0.1 --port "$port" --dir "$instance/data" --daemonize no \
        --set-proc-title no --save '' --appendonly yes --appendfsync everysec "$@"
    await server answers "$port" || give_up server "did not start on port $port"
}

sentinel() {
    local port=$1 settings=$instance/sentinel.conf
    shift
    if [ ! -f "$settings" ]; then
        printf 'bind 127.0.0.1\nport %s\ndir "%s"\nset-proc-title no\n' "$port" "$instance/data" >"$settings"
        printf 'sentinel %s\n' "$@" >>"$settings"
    fi
    background server redis-server "$settings" --sentinel
    await server answers "$port" || give_up server "did not start on port $port"
}

# Not before it has read its data again.
answers() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'PING\r\n' >&3 && timeout 5 head -n 1 <&3 | grep -q PONG)
}

main "$@"
