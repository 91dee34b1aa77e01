# Read by the scripts beside it, each of which runs one kind of private server on 127.0.0.1 for tests.
# They all take the same commands:
#
#   KIND.sh install CACHE                            have the software, and an empty data folder to copy, under CACHE
#   KIND.sh start   CACHE INSTANCE PORT [OPTION...]  start on PORT with the instance's data; OPTIONs go to the server
#   KIND.sh stop    INSTANCE                         orderly end
#   KIND.sh kill    INSTANCE                         kill -9: a crash, from which 'start' recovers
#   KIND.sh pause | resume  INSTANCE                 SIGSTOP | SIGCONT: a server that hangs
#
# CACHE outlives the machine's builds and is shared by them; INSTANCE is a folder of one server: its data, its
# log, and the pids of its processes. Keep INSTANCE short: a socket's path has at most 107 bytes.
#
# A script sets $processes (names of its processes, first the one that is paused; they end in that order) and
# defines: obtain (fill CACHE), and launch PORT [OPTION...] (run in the instance folder, return when it answers).
set -euo pipefail
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
kind=$(basename "$0" .sh)
variable=WORKLOG_TEST_${kind^^}
processes=server

die() { printf '%s: %s\n' "$kind" "$*" >&2; exit 1; }
usage() { sed -n 's/^#   KIND/   '"$kind"'/p' "$here/common.sh" >&2; exit 2; }

# need PROGRAM PACKAGE: stops with the one thing to do when PROGRAM is missing.
need() {
    command -v "$1" >/dev/null ||
        die "$1 is missing. Install the Debian package $2 (apt-get install $2), or name a running server in $variable"
}

is_root() { [ "$(id -u)" = 0 ]; }

# pid_of PROCESS: its pid, if it is this instance's and still holds files. A dead process may wait for its parent
# as a zombie while others of its threads still close files.
pid_of() {
    local pid
    pid=$(cat "$instance/$1.pid" 2>/dev/null) && [ -d "/proc/$pid" ] || return 1
    if grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null; then
        [ "$(ls "/proc/$pid/task" 2>/dev/null | wc -l)" -gt 1 ] || return 1
    else
        grep -qaF -- "$instance" "/proc/$pid/cmdline" 2>/dev/null || [ ! -s "/proc/$pid/cmdline" ] || return 1
    fi
    printf '%s\n' "$pid"
}

# background PROCESS COMMAND...: runs it apart from this script and the terminal; COMMAND must exec, not fork, and
# name a path under the instance folder. A shell stays as its parent only to collect it when it has died: as a
# zombie it would still count as running for a server that looks at the pid in its lock file.
background() {
    local process=$1 file
    shift
    file=$instance/$process.pid
    rm -f "$file"
    setsid bash -c 'cd "$1" && shift && { "${@:2}" & echo $! >"$1.new"; mv "$1.new" "$1"; wait; }' \
        keeper "$instance" "$file" "$@" </dev/null >>"$instance/$process.log" 2>&1 &
    while [ ! -f "$file" ]; do sleep 0.01; done
}

# await PROCESS COMMAND...: until COMMAND succeeds; fails if the process, just started here, ends before.
await() {
    local process=$1 pid n=0
    shift
    pid=$(cat "$instance/$process.pid")
    until "$@" 2>/dev/null; do
        kill -0 "$pid" 2>/dev/null || return 1
        n=$((n + 1))
        [ $n -lt 1200 ] || give_up "$process" "does not answer after two minutes"
        sleep 0.1
    done
}

# give_up PROCESS WORDS...: stops with the end of its log.
give_up() {
    tail -15 "$instance/$1.log" >&2
    die "$@"
}

# open_port PORT: whether something listens there. speaks PORT: whether it says something by itself.
open_port() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }
speaks() { [ "$( (exec 3<>"/dev/tcp/127.0.0.1/$1" && timeout 5 head -c 1 <&3) | wc -c)" = 1 ]; }

# once FILE COMMAND...: runs COMMAND if FILE is missing and then makes FILE; builds at the same time wait.
once() {
    local file=$1
    shift
    [ ! -f "$file" ] || return 0
    mkdir -p "$(dirname "$file")"
    (
        exec 8>"$file.lock"
        flock 8
        [ -f "$file" ] || { "$@" && touch "$file"; }
    )
}

start() {
    local port=${2:?PORT}
    mkdir -p "$1"
    instance=$(cd "$1" && pwd)
    shift 2
    ! pid_of "${processes%% *}" >/dev/null || return 0
    signal_all KILL # what a crash of the first has left of the others
    obtain
    launch "$port" "$@"
}

# Gives a new instance a copy of the empty data folder $1.
data_from() {
    [ ! -f "$instance/data.made" ] || return 0
    rm -rf "$instance/data"
    cp -a --reflink=auto "$1" "$instance/data"
    touch "$instance/data.made"
}

signal_all() {
    local process pid n
    for process in $processes; do
        pid=$(pid_of "$process") || continue
        n=0
        kill -CONT "$pid" 2>/dev/null || true
        kill "-$1" "$pid" 2>/dev/null || true
        while pid_of "$process" >/dev/null; do
            n=$((n + 1))
            [ $n -lt 1200 ] || die "$process (pid $pid) does not end"
            sleep 0.05
        done
        rm -f "$instance/$process.pid"
    done
}

main() {
    [ $# -ge 2 ] || usage
    local command=$1
    case $command in
        install | start)
            mkdir -p "$2/$kind"
            cache=$(cd "$2/$kind" && pwd)
            shift 2
            if [ "$command" = start ]; then start "$@"; else obtain; fi
            ;;
        stop | kill | pause | resume)
            [ -d "$2" ] || return 0
            instance=$(cd "$2" && pwd)
            case $command in
                stop) signal_all "${orderly:-TERM}" ;;
                kill) signal_all KILL ;;
                pause) kill -STOP "$(pid_of "${processes%% *}")" ;;
                resume) kill -CONT "$(pid_of "${processes%% *}")" ;;
            esac
            ;;
        *) usage ;;
    esac
}
