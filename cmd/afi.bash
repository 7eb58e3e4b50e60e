# shellcheck shell=bash
# Completion for afi in bash, which reads it from share/bash-completion.

_afi() {
	local cur=${COMP_WORDS[COMP_CWORD]} line
	[ "$cur" != = ] || cur=
	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files)
			compopt -o filenames 2>/dev/null
			while IFS= read -r line; do
				COMPREPLY+=("$line")
			done < <(compgen -f -- "$cur")
			;;
		*/)
			compopt -o nospace 2>/dev/null
			COMPREPLY+=("$line")
			;;
		*)
			COMPREPLY+=("$line")
			;;
		esac
	done < <("${COMP_WORDS[0]}" complete \
		"${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

complete -F _afi afi
