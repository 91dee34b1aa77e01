#!/usr/bin/env bash
# A private MariaDB from Debian's own package. Commands: see common.sh.
#
# Account: root, without password, from 127.0.0.1 only. The binary log is on; every other setting that decides
# about durability is MariaDB's default.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

as_user() { ! is_root || echo --user=root; }

make_template() {
    local empty=$1
    rm -rf "$empty"
    cat >"$cache/accounts.sql" <<-SQL
	FLUSH PRIVILEGES;
	CREATE USER IF NOT EXISTS 'root'@'127.0.0.1';
	GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
	SQL
    # shellcheck disable=SC2046
    mariadb-install-db --no-defaults $(as_user) --auth-root-authentication-method=normal --skip-test-db \
        --skip-name-resolve --datadir="$empty" --extra-file="$cache/accounts.sql" --innodb-log-file-size=64M \
        >"$empty.log" 2>&1 || { tail -20 "$empty.log" >&2; die "cannot make an empty data folder"; }
}

obtain() {
    need mariadb-install-db mariadb-server-core
    need mariadbd mariadb-server-core
    need my_print_defaults mariadb-client-core
    local version
    version=$(mariadbd --no-defaults --version | sed -n 's/.*Ver \([0-9.]*\).*/\1/p')
    empty=$cache/empty-$version
    once "$empty.made" make_template "$empty"
}

launch() {
    local port=$1
    shift
    data_from "$empty"
    # shellcheck disable=SC2046
    background server mariadbd --no-defaults $(as_user) --datadir="$instance/data" \
        --socket="$instance/sock" --pid-file="$instance/mariadbd.pid" \
        --bind-address=127.0.0.1 --port="$port" --skip-name-resolve \
        --server-id="$((port % 65536))" --log-bin=binlog --sync-binlog=1 \
        --character-set-server=utf8mb4 --max-connections=300 \
        --innodb-buffer-pool-size=64M --innodb-log-file-size=64M "$@"
    await server speaks "$port" || give_up server "did not start on port $port"
}

main "$@"
