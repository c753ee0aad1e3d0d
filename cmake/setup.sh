#!/bin/sh
# SPDX-License-Identifier: MIT
#
# setup.sh build|all - installs with apt what is missing to build, or to build, test and show it all.
#
# Asks nothing. Looks first and touches the network only when something is missing. Services that
# come with a package (redis, nginx) are not started by its installation: the tests run their own.
# On a system without apt it names what is needed and leaves the rest to cmake's messages.
set -eu

build_packages="gcc libc6-dev cmake ninja-build pkg-config python3 libglib2.0-dev libjansson-dev
	libunwind-dev libunwind8 libdw-dev libelf-dev"
all_packages="$build_packages git libcmocka-dev libcurl4-openssl-dev libev-dev libevent-dev
	libgudev-1.0-dev libhiredis-dev libmariadb-dev libpcl1-dev libpq-dev libpth-dev libsqlite3-dev libssl-dev libst-dev
	libsystemd-dev libtalloc-dev libtevent-dev libudev-dev liburcu-dev libuv1-dev libcap2-bin make
	redis-server redis-tools nginx-light libxml2-utils nginx-dev tarantool-dev dpkg-dev file"
# The demo and the tests analyse these. Container images leave documentation out, so ask for it.
examples=/usr/share/doc/libevent-dev/examples
llvm_versions="20 19 18 17" # newest first; CMake takes the newest that is installed

what=${1-}
case $what in
build) wanted=$build_packages ;;
all) wanted=$all_packages ;;
*)
	echo "usage: setup.sh build|all" >&2
	exit 2
	;;
esac

if ! command -v apt-get >/dev/null; then
	echo "setup: no apt-get here; needed are (by their Debian names):" $wanted \
		"libclang-N-dev clang-N, N 17 or later" >&2
	exit 0
fi

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		echo "setup: neither root nor sudo; run this as root: $*" >&2
		return 1
	fi
}

apt() {
	as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
		apt-get -q -o DPkg::Lock::Timeout=300 \
		-o "DPkg::Options::=--path-include=/usr/share/doc/libevent-dev*" "$@"
}

is_installed() {
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

is_offered() {
	LC_ALL=C apt-cache policy "$1" | grep 'Candidate: [^(]' >/dev/null
}

# The LLVM version to use: the newest installed one, else (given a test) the newest that passes it.
llvm_version() {
	for version in $llvm_versions; do
		if "$1" "libclang-$version-dev"; then
			echo "$version"
			return
		fi
	done
}

# What of $wanted is not installed, or not completely.
missing() {
	for package in $wanted; do
		if ! is_installed "$package" ||
			{ [ "$package" = libevent-dev ] && [ ! -d $examples ]; }; then
			printf '%s ' "$package"
		fi
	done
}

# Package scripts ask policy-rc.d whether they may start a service; 101 means no.
guard=/usr/sbin/policy-rc.d
guarded=no
remove_guard() {
	[ "$guarded" = no ] || as_root rm -f $guard
	guarded=no
}
place_guard() {
	[ ! -e $guard ] || return 0
	guarded=yes
	as_root sh -c "printf '#!/bin/sh\nexit 101\n' >$guard && chmod 755 $guard"
}

# compiler N: clang N; for the tests with what its sanitizers link.
compiler() {
	echo "clang-$1"
	[ "$what" != all ] || echo "libclang-rt-$1-dev"
}

llvm=$(llvm_version is_installed)
[ -z "$llvm" ] || wanted="$wanted $(compiler "$llvm")"
need=$(missing)
[ -n "$need" ] || [ -z "$llvm" ] || exit 0

apt update || echo "setup: the package lists could not be renewed; trying with the old ones" >&2
if [ -z "$llvm" ]; then
	llvm=$(llvm_version is_offered)
	if [ -z "$llvm" ]; then
		echo "setup: apt offers no libclang-N-dev with N in: $llvm_versions" >&2
		exit 1
	fi
	need="$need libclang-$llvm-dev $(compiler "$llvm")"
fi
if [ "$what" = all ] && is_offered clang-format-19 && ! is_installed clang-format-19; then
	need="$need clang-format-19"
fi

trap remove_guard EXIT
trap 'exit 1' HUP INT TERM
place_guard
echo "setup: installing: $need"
apt install -y --no-install-recommends --reinstall $need
