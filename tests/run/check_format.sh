#!/bin/sh
# SPDX-License-Identifier: MIT
#
# check_format.sh [--fix] - every tracked .c and .h is as clang-format 19 would write it.
#
# Versions of clang-format differ in details, so exactly one counts. Where the distribution does
# not have it the check is skipped (exit status 77, which ctest shows as "Skipped").
set -eu
cd "$(dirname "$0")/../.."

tool=clang-format-19
if ! command -v $tool >/dev/null; then
	tool=clang-format
	case $($tool --version 2>/dev/null || true) in
	*"version 19."*) ;;
	*)
		echo "clang-format 19 is not installed: format not checked"
		exit 77
		;;
	esac
fi

list=$(mktemp)
trap 'rm -f "$list"' EXIT
if [ -e .git ]; then
	git -c 'safe.directory=*' ls-files '*.c' '*.h'
else
	find . -name build -prune -o -name '*.[ch]' -print
fi | while read -r file; do
	[ ! -f "$file" ] || printf '%s\n' "$file"
done >"$list"
[ -s "$list" ] || { echo "no sources found" >&2; exit 1; }
if [ "${1-}" = --fix ]; then
	xargs -d '\n' $tool -i <"$list"
else
	xargs -d '\n' $tool --dry-run --Werror <"$list"
fi
