# SPDX-License-Identifier: MIT
#
# Completion of asynclint's command line for bash. Options and their words are asked of the program
# itself (--help, rules), so this knows nothing that could grow old.

# The long options of --help, or of a verb's.
_asynclint_options() {
	asynclint --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]*=?'
}

_asynclint_rules() {
	asynclint rules 2>/dev/null | awk '{ print $1; print $2 }'
}

# The names of formats, from the lines of --help that describe them.
_asynclint_formats() {
	asynclint --help 2>/dev/null | sed -n '/^Output formats:/,/^$/ s/^  \([a-z]*\) .*/\1/p'
}

_asynclint() {
	local current=$2 previous=$3 option="" words
	# --format=js: bash hands over "--format", "=" and "js" as three words.
	if [ "$previous" = "=" ]; then
		option=${COMP_WORDS[COMP_CWORD - 2]}
	elif [ "$current" = "=" ]; then
		option=$previous
		current=""
	else
		option=$previous
	fi
	case $option in
	--format) words=$(_asynclint_formats) ;;
	--only | --enable | --disable | explain) words=$(_asynclint_rules) ;;
	--fail-on) words="error warning note never" ;;
	--dump) words="facts cfg program effects contexts locks" ;;
	-p | --build | --cache-dir)
		mapfile -t COMPREPLY < <(compgen -d -- "$current")
		return
		;;
	-o | --output | --packs | --config | --baseline | --write-baseline | --diff | --validate)
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
		return
		;;
	*)
		if [ "$COMP_CWORD" = 1 ] && [ "${current#-}" = "$current" ]; then
			words="capture explain init link packs rules"
			mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; compgen -f -- "$current")
			return
		fi
		if [ "${current#-}" = "$current" ]; then
			mapfile -t COMPREPLY < <(compgen -f -- "$current")
			return
		fi
		words=$(_asynclint_options)
		;;
	esac
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
	# What takes a value goes on with it at once.
	if [ "${#COMPREPLY[@]}" = 1 ] && [ "${COMPREPLY[0]%=}" != "${COMPREPLY[0]}" ]; then
		compopt -o nospace 2>/dev/null
	fi
}

complete -o filenames -F _asynclint asynclint
