#!/usr/bin/env bash
# A private server that speaks MongoDB's wire protocol. It is NOT mongod, which Debian does not have: it is Debian
# sid's postgresql-18-documentdb (the DocumentDB engine: real BSON storage and queries on PostgreSQL's durability)
# behind the gateway in the folder beside this script. Connect to mongodb://127.0.0.1:PORT/?replicaSet=rs0.
# Commands: see common.sh; OPTIONs are PostgreSQL's.
#
# Works: CRUD, bulk, cursors, findAndModify, unique, partial, sparse, compound, TTL and text indexes, aggregation,
# validators, sessions, retryable writes, multi-document transactions with write conflicts, explain, GridFS.
# Has not: change streams, capped and time-series collections, collation indexes, authentication, TLS, secondaries
# (a replica set of one), mongos, and error codes other than the common ones. It calls itself MongoDB 5.0.
#
# Needs root (the engine runs in a file tree of its own), Maven and a JDK 17 or later.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
variable=WORKLOG_TEST_MONGODB_URI
processes="gateway server"
orderly=INT # PostgreSQL's fast shutdown, and an ordinary end for the gateway
bin=/usr/lib/postgresql/18/bin
user=nobody
jars="org.mongodb:bson:5.8.1 org.postgresql:postgresql:42.7.14"
copier=org.apache.maven.plugins:maven-dependency-plugin:3.11.0
# What only sets a system up: nothing here is configured for one, or owned by one.
assumed="perl perl-base debconf systemd systemd-sysusers postgresql-common postgresql-client-common ssl-cert adduser \
passwd gnupg gpg locales ucf netbase procps sensible-utils mariadb-common mysql-common libjson-perl dirmngr \
base-passwd fontconfig-config"

java_home_bin() { if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/javac" ]; then echo "$JAVA_HOME/bin/"; fi; }

engine() { DEBROOT_BIND="$cache:${instance:-}" DEBROOT_USER=$user "$here/debroot.sh" chroot "$cache/dist" "$@"; }

make_gateway() {
    local jar folder=$1
    rm -rf "$folder"
    for jar in $jars; do
        mvn -q -B -ntp -Dstyle.color=never "$copier:copy" -Dartifact="$jar" \
            -DoutputDirectory="$folder/lib" >&2 || die "cannot fetch $jar"
    done
    "$(java_home_bin)javac" -proc:none -cp "$folder/lib/*" -d "$folder/classes" "$here"/gateway/*.java
}

make_template() {
    local empty=$1
    rm -rf "$empty"
    install -d -o "$user" "$empty"
    engine $bin/initdb -D "$empty" -U postgres --auth=trust --locale=C.UTF-8 -E UTF8 >"$empty.log" 2>&1 ||
        { tail "$empty.log" >&2; die "cannot make an empty data folder"; }
    cat >>"$empty/postgresql.conf" <<-CONF
	listen_addresses = '127.0.0.1'
	unix_socket_directories = ''
	max_connections = 300
	shared_buffers = 64MB
	shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
	cron.database_name = 'postgres'
	cron.use_background_workers = on
	max_worker_processes = 16
	cron.log_run = off
	jit = off
	CONF
    # In single-user mode there is no port to wait for.
    echo 'create extension documentdb cascade' |
        engine $bin/postgres --single -D "$empty" postgres >>"$empty.log" 2>&1 || true
    ! grep ERROR "$empty.log" >&2 || die "cannot create the extension"
}

obtain() {
    is_root || die "needs root: the engine runs in a file tree of its own. Or name a running server in $variable"
    need mvn maven
    need "$(java_home_bin)javac" default-jdk-headless
    DEBROOT_ASSUME=$assumed "$here/debroot.sh" install "$cache/dist" sid \
        postgresql-18-documentdb dash libc-bin coreutils
    # An alternative that only the package's script would set.
    ln -sf postgis-3.control "$cache/dist/root/usr/share/postgresql/18/extension/postgis.control"
    gateway=$cache/gateway-$( (printf '%s' "$jars"; cat "$here"/gateway/*.java) | sha256sum | cut -c1-12)
    once "$gateway.made" make_gateway "$gateway"
    once "$cache/empty.made" make_template "$cache/empty"
}

# The engine's own port: the first free one above the gateway's.
engine_port() {
    local port=$(($1 + 1))
    while open_port "$port" 2>/dev/null; do port=$((port + 1)); done
    printf '%s\n' "$port"
}

launch() {
    local port=$1 n inner
    shift
    data_from "$cache/empty"
    for n in 1 2 3 4 5 6 7 8 9 10; do # after a crash the last process may hold the old shared memory for a moment
        inner=$(engine_port "$port")
        DEBROOT_BIND="$instance" DEBROOT_USER=$user background server \
            "$here/debroot.sh" chroot "$cache/dist" $bin/postgres -D "$instance/data" -p "$inner" "$@"
        await server open_port "$inner" && break
        [ "$n" -lt 10 ] || give_up server "did not start on port $inner"
        sleep 0.5
    done
    background gateway "$(java_home_bin)java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -Dinstance="$instance/" -cp "$gateway/lib/*:$gateway/classes" gateway.MongoGateway "$port" \
        "jdbc:postgresql://127.0.0.1:$inner/postgres?user=postgres" 13
    await gateway open_port "$port" || give_up gateway "did not start on port $port"
}

main "$@"
