#!/usr/bin/env bash
# A private MySQL: Debian sid's mysql-server-core, unpacked into the cache and run with its own libc, because
# Debian's stable releases have none. Commands: see common.sh.
#
# Account: root, without password, from 127.0.0.1 only. The binary log is on with GTIDs, so that one server can
# follow another; every setting that decides about durability is MySQL's default.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

mysqld() { "$here/debroot.sh" exec "$cache/dist" usr/sbin/mysqld "$@"; }
as_user() { ! is_root || echo --user=root; }

make_template() {
    rm -rf "$cache/empty"
    cat >"$cache/accounts.sql" <<-SQL
	CREATE USER 'root'@'127.0.0.1';
	GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
	SQL
    # shellcheck disable=SC2046
    mysqld --no-defaults $(as_user) --basedir="$cache/dist/root/usr" --datadir="$cache/empty" \
        --initialize-insecure --init-file="$cache/accounts.sql" --innodb-redo-log-capacity=64M \
        >"$cache/empty.log" 2>&1 || { tail -20 "$cache/empty.log" >&2; die "cannot make an empty data folder"; }
    rm -f "$cache/empty/auto.cnf" # every copy makes a server id of its own
}

obtain() {
    # Of the server's programs only two that nobody runs here want perl.
    DEBROOT_ASSUME="perl perl-base" "$here/debroot.sh" install "$cache/dist" sid mysql-server-core mysql-client-core
    once "$cache/empty.made" make_template
}

launch() {
    local port=$1 usr=$cache/dist/root/usr
    shift
    data_from "$cache/empty"
    # shellcheck disable=SC2046
    background server "$here/debroot.sh" exec "$cache/dist" usr/sbin/mysqld --no-defaults $(as_user) \
        --basedir="$usr" --datadir="$instance/data" --plugin-dir="$usr/lib/mysql/plugin" \
        --lc-messages-dir="$usr/share/mysql" --socket="$instance/sock" --pid-file="$instance/mysqld.pid" \
        --bind-address=127.0.0.1 --port="$port" --mysqlx=OFF --skip-name-resolve \
        --server-id="$port" --report-host=127.0.0.1 --report-port="$port" \
        --gtid-mode=ON --enforce-gtid-consistency=ON --log-bin=binlog \
        --character-set-server=utf8mb4 --secure-file-priv=NULL --max-connections=300 \
        --innodb-buffer-pool-size=64M --innodb-redo-log-capacity=64M "$@"
    await server speaks "$port" || give_up server "did not start on port $port"
}

main "$@"
