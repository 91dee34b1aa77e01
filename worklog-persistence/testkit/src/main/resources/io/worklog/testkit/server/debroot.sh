#!/usr/bin/env bash
# Unpacks Debian packages of another suite (sid, ...) into a folder and runs their programs from there. The
# machine's own packages, libc and apt state stay as they are; no maintainer script runs.
#
#   debroot.sh install TARGET SUITE PACKAGE...   fetch (apt checks the signatures) and unpack
#   debroot.sh exec    TARGET PROGRAM [ARG...]   run TARGET/root/PROGRAM with the loader and libraries beside it
#   debroot.sh chroot  TARGET PROGRAM [ARG...]   run PROGRAM with TARGET/root as /, in a mount namespace (needs root)
#
# exec suits a program that starts no other program of its own (mysqld); chroot suits one that does (initdb).
# Both replace this process by the program, so the pid that was started is the server's. In chroot the machine's
# accounts, name resolution, /proc /dev /sys /run /tmp are seen, and every folder of $DEBROOT_BIND.
#
#   DEBROOT_ASSUME   packages to take as present, so that neither they nor what only they need is fetched
#   DEBROOT_MIRROR   a Debian mirror; default: the one in the machine's own apt sources
#   DEBROOT_BIND     chroot: further folders to be seen at the same path, separated by colons
#   DEBROOT_USER     chroot: the user that runs PROGRAM; default root
set -euo pipefail

die() { printf 'debroot: %s\n' "$*" >&2; exit 1; }
usage() { sed -n 's/^#   debroot/   debroot/p' "$0" >&2; exit 2; }
multiarch() { dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu"; }

mirror() {
    if [ -n "${DEBROOT_MIRROR:-}" ]; then printf '%s\n' "$DEBROOT_MIRROR"; return; fi
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null |
        grep -v -e security -e updates | grep -m1 -E '/debian/?$' ||
        die "no Debian mirror in the machine's apt sources: set DEBROOT_MIRROR"
}

# An apt of its own, with sources, lists, status and archives under TARGET/apt.
write_apt_settings() {
    local apt=$1/apt suite=$2 architecture package
    architecture=$(dpkg --print-architecture)
    mkdir -p "$apt"/{lists,archives}/partial
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) $suite main" >"$apt/sources.list"
    for package in ${DEBROOT_ASSUME:-}; do
        printf '%s\n' "Package: $package" "Status: install ok installed" "Priority: optional" "Section: misc" \
            "Maintainer: none" "Architecture: $architecture" "Multi-Arch: allowed" "Version: 999:1" \
            "Description: assumed" ""
    done >"$apt/status"
    cat >"$apt/apt.conf" <<-CONF
	Dir::Etc::SourceList "$apt/sources.list";
	Dir::Etc::SourceParts "-";
	Dir::Etc::Preferences "-";
	Dir::Etc::PreferencesParts "-";
	Dir::State "$apt";
	Dir::State::Lists "$apt/lists";
	Dir::State::Status "$apt/status";
	Dir::State::extended_states "$apt/extended_states";
	Dir::Cache "$apt";
	Dir::Cache::Archives "$apt/archives";
	Dir::Cache::pkgcache "";
	Dir::Cache::srcpkgcache "";
	Dir::Log "$apt";
	APT::Architecture "$architecture";
	APT::Architectures { "$architecture"; };
	APT::Install-Recommends "false";
	APT::Sandbox::User "root";
	APT::Update::Post-Invoke-Success { };
	Acquire::Languages "none";
	Acquire::Retries "3";
	CONF
}

# An index and the files it names can differ for a moment while the suite changes: refresh and try again.
fetch() {
    local apt=$1/apt try
    shift
    for try in 1 2 3; do
        apt-get -q update >"$apt/update.log" 2>&1 &&
            apt-get -q -y --download-only install "$@" >"$apt/install.log" 2>&1 && return
        [ "$try" = 3 ] || sleep 5
    done
    tail -5 "$apt"/{update,install}.log >&2
    die "cannot fetch $*"
}

unpack() {
    local archives=$1 root=$2 folder package library
    mkdir -p "$root"/usr/{bin,sbin,lib,lib64} "$root"/{proc,dev,sys,run,tmp,var/tmp,etc,root}
    for folder in bin sbin lib lib64; do ln -s "usr/$folder" "$root/$folder"; done
    chmod 1777 "$root/tmp" "$root/var/tmp"
    for package in "$archives"/*.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink \
            --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/info/*' \
            --exclude='./usr/share/locale/*' --exclude='./usr/share/lintian/*' || die "cannot unpack $package"
    done
    # Two libraries are found by links that only a maintainer script would make.
    for library in blas/libblas.so.3 lapack/liblapack.so.3; do
        folder=$root/usr/lib/$(multiarch)
        [ ! -e "$folder/$library" ] || ln -sf "$library" "$folder/$(basename "$library")"
    done
}

# What is there stays until what replaces it is unpacked.
install() {
    [ $# -ge 3 ] || usage
    command -v apt-get >/dev/null || die "apt-get is missing: this needs Debian or a relative of it"
    local target stamp suite=$2
    mkdir -p "$1"
    target=$(cd "$1" && pwd)
    shift 2
    stamp="$suite $* assume:${DEBROOT_ASSUME:-}"
    exec 9>"$target/.lock"
    flock 9 # builds at the same time share one
    if [ -f "$target/.stamp" ] && [ "$(cat "$target/.stamp")" = "$stamp" ]; then return; fi
    printf 'debroot: fetching %s from Debian %s, once\n' "$*" "$suite" >&2
    rm -rf "$target/apt" "$target/unpacked"
    write_apt_settings "$target" "$suite"
    export APT_CONFIG=$target/apt/apt.conf
    fetch "$target" "$@"
    unpack "$target/apt/archives" "$target/unpacked"
    rm -rf "$target/root" "$target/apt"
    mv "$target/unpacked" "$target/root"
    printf '%s\n' "$stamp" >"$target/.stamp"
}

run_beside_its_libraries() {
    [ $# -ge 2 ] || usage
    local root=$1/root program=$2 loader
    shift 2
    for loader in "$root"/usr/lib64/ld-linux-*.so.2 "$root"/usr/lib/ld-linux-*.so.1; do
        [ ! -L "$loader" ] && [ ! -e "$loader" ] || break
    done
    # An absolute link means a place in this root, not the machine's.
    if [ -L "$loader" ] && [[ $(readlink "$loader") == /* ]]; then loader=$root$(readlink "$loader"); fi
    exec "$loader" --library-path "$root/usr/lib/$(multiarch):$root/usr/lib" "$root/${program#/}" "$@"
}

run_in_its_root() {
    [ $# -ge 2 ] || usage
    local root=$1/root
    shift
    export DEBROOT_ROOT=$root
    exec unshare --mount --propagation private bash -c '
        set -eu
        bind() {
            [ -e "$1" ] || return 0
            if [ -d "$1" ]; then mkdir -p "$DEBROOT_ROOT$1"
            else mkdir -p "$DEBROOT_ROOT${1%/*}"; touch "$DEBROOT_ROOT$1"; fi
            mount --rbind "$1" "$DEBROOT_ROOT$1"
        }
        IFS=:
        for path in /proc /dev /sys /run /tmp /var/tmp /etc/passwd /etc/group /etc/hosts /etc/resolv.conf \
            /etc/localtime ${DEBROOT_BIND:-}; do
            [ -z "$path" ] || bind "$path"
        done
        unset IFS
        exec chroot ${DEBROOT_USER:+--userspec="$DEBROOT_USER"} "$DEBROOT_ROOT" "$@"' debroot "$@"
}

case ${1:-} in
    install) shift; install "$@" ;;
    exec) shift; run_beside_its_libraries "$@" ;;
    chroot) shift; run_in_its_root "$@" ;;
    *) usage ;;
esac
