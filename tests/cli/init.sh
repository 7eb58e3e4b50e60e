#!/bin/sh
# afi init: a register, its maker, its forces; a second run has nothing new.
. "${0%/*}/lib.sh"

try 'a register begins with its maker and its force' 0 \
	afi init --force 'Leicestershire & Rutland' reg <<'END'
recorded #1: the register, opened by force
recorded #2: the register, person by force
recorded #3: the register, force by force
END
try 'it is one commit' 0 git -C reg log --format='%an %ae%n%s' <<'END'
Performance Lead lead@force.example
the register, opened by force and 2 more
END
ok 'with nothing left over' test -z "$(git -C reg status --porcelain)"
try 'a second run has nothing new' 0 \
	afi init --force 'Leicestershire & Rutland' reg <<'END'
nothing new
END
try 'another force is added' 0 afi init --force Kent reg <<'END'
recorded #1: the register, force by force
END
try 'a register needs a force' 2 afi init other <<'END'
afi: a register needs a force: afi init --force NAME
END
try 'a name must give a slug' 2 afi init --force '!!!' other <<'END'
afi: no short name for targets can be made of '!!!'; a force's name such as 'Leicestershire' is wanted
END
try 'one that cannot be mistaken for a finding' 2 \
	afi init --force 'AFI 3' other <<'END'
afi: no short name for targets can be made of 'AFI 3'; a force's name such as 'Leicestershire' is wanted
END
ok 'what was refused made nothing' test ! -e other
try 'a title is for a new one' 2 afi init --title Other reg <<'END'
afi: --title is for a new register, and there is one here
END

ok 'a bare one' afi init --bare --force Kent server.git
is 'has no working copy' "$(ls server.git/register.yaml 2>/dev/null)" ''
ok 'and works' afi -C server.git open kent/peel-2025 --title PEEL \
	--source Report
ok 'and is proved' afi -C server.git check

person '' ''
git config --global --unset user.name
git config --global --unset user.email
afi init --force Kent nobody >out 2>err
is 'without a name it says how to set one' \
	"$? $(grep -c 'git config --global user.name' err)" '1 1'
ok 'and makes nothing' test ! -e nobody
person 'Policy Officer' policy@pcc.example
ok "the commissioner's office can begin one too" \
	afi init --as pcc --force Kent office
is 'and speaks for the commissioner' \
	"$(git -C office show HEAD:register.yaml | grep -c 'for: \[pcc\]')" 1

# Somebody's own repository becomes a register without losing anything.
git init -q own
(
	cd own || exit
	echo '*.txt text' >.gitattributes
	echo note >note.txt
	git add . && git commit -qm 'Mine'
	echo changed >note.txt
)
ok 'a repository that is there becomes a register' afi init --force Kent own
is 'its own attributes stay' "$(head -n 1 own/.gitattributes)" '*.txt text'
is 'and its own edits' "$(git -C own status --porcelain)" ' M note.txt'
done_testing
