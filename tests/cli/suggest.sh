#!/bin/sh
# What is mistyped is refused with what was probably meant.
. "${0%/*}/lib.sh"
. "$here/lib_reading.sh"

# --- Commands ---

try 'a command that is near' 2 afi updaet 3 <<'EOT'
afi: there is no command 'updaet'; did you mean 'update'?
EOT
try 'one of which only the beginning is typed' 2 afi hist <<'EOT'
afi: there is no command 'hist'; did you mean 'history'?
EOT
try 'one that is like no other' 2 afi frobnicate <<'EOT'
afi: there is no command 'frobnicate'; 'afi help' lists them
EOT
try 'what only Git calls is not proposed' 2 afi merge-recordz <<'EOT'
afi: there is no command 'merge-recordz'; 'afi help' lists them
EOT
try 'help proposes too' 2 afi help sumary <<'EOT'
afi: there is no command 'sumary'; did you mean 'summary'?
EOT

try 'another word for one' 2 afi answer 3 -m x <<'EOT'
afi: there is no command 'answer'; did you mean 'update --answers last-question'?
EOT
try 'or for what an option does' 2 afi overdue <<'EOT'
afi: there is no command 'overdue'; did you mean 'due --overdue'?
EOT

# --- Options ---

try 'an option that is near' 2 afi list --onwer=x <<'EOT'
afi: 'afi list' has no option '--onwer'; did you mean '--owner'?
EOT
try 'an option is not shortened' 2 afi list --form json <<'EOT'
afi: 'afi list' has no option '--form'; did you mean '--format'?
EOT
try 'one that is like no other' 2 afi list --frobnicate <<'EOT'
afi: 'afi list' has no option '--frobnicate'; 'afi help list' lists them
EOT
# -o takes a file: this would write one that is called "pen".
try 'one dash is not two' 2 afi list -open <<'EOT'
afi: 'afi list' has no option '-open'; did you mean '--open'?
EOT
ok '... and writes nothing' test ! -e pen

# --- Words ---

try 'one of several words' 2 afi list --color alway <<'EOT'
afi: --color: there is no 'alway'; did you mean 'always'?
EOT
try 'a word that is none of them' 2 afi list --color blue <<'EOT'
afi: --color: there is no 'blue'; there are auto, always, never
EOT
try 'a format' 2 afi list --format jsno <<'EOT'
afi: --format: there is no 'jsno'; did you mean 'json'?
EOT
try 'an outcome' 2 afi close 2 --outcome complet -m x <<'EOT'
afi: --outcome: there is no 'complet'; did you mean 'complete'?
EOT
try 'a position' 2 afi respond 2 --position acepted -m x <<'EOT'
afi: --position: there is no 'acepted'; did you mean 'accepted'?
EOT
try 'a party' 2 afi update 2 -m x --as froce <<'EOT'
afi: --as: there is no 'froce'; did you mean 'force'?
EOT
try 'a kind of entry' 2 afi history --what udpate <<'EOT'
afi: --what: there is no 'udpate'; did you mean 'update'?
EOT
try 'an order' 2 afi list --sort ower <<'EOT'
afi: --sort: there is no 'ower'; did you mean 'owner'?
EOT
try 'a setting' 2 afi set curent-inspection <<'EOT'
afi: there is no setting 'curent-inspection'; did you mean 'current-inspection'?
EOT
is 'another body is a party, also if it is called much like one' \
	"$(afi update 2 -m x --as hmic 2>&1 | grep -c 'did you mean')" 0

# --- Targets ---

meant() {	# TARGET
	{ afi show "$1" >/dev/null; } 2>&1
}
is 'a finding without its dash' "$(meant afi3)" \
	"afi: nothing here is called 'afi3'; did you mean 'afi-3'?"
is 'its letters changed round' "$(meant aif-3)" \
	"afi: nothing here is called 'aif-3'; did you mean 'afi-3'?"
is 'a force' "$(meant leicestershrie)" \
	"afi: nothing here is called 'leicestershrie'; did you mean 'leicestershire'?"
is 'an inspection, in the midst' "$(meant leicestershire/peel-2023-52/afi-3)" \
	"afi: nothing here is called 'leicestershire/peel-2023-52/afi-3'; did you mean 'leicestershire/peel-2023-25/afi-3'?"
is 'the beginning of an inspection' "$(meant peel)" \
	"afi: nothing here is called 'peel'; did you mean 'peel-2023-25'?"
is 'several parts at once' "$(meant liecestershire/peel-2023-52/afi-3/1)" \
	"afi: nothing here is called 'liecestershire/peel-2023-52/afi-3/1'; did you mean 'leicestershire/peel-2023-25/afi-3/1'?"
is 'a number is never guessed' "$(meant coc-2 | sed 's/;.*//')" \
	"afi: nothing here is called 'coc-2'"
is '... nor what is not there either' "$(meant afi99 | sed 's/;.*//')" \
	"afi: nothing here is called 'afi99'"
is 'which actions there are' "$(meant 3/7) $(meant 2/1)" \
	"afi: 'afi-3' has no action 7; it has action 1 afi: 'afi-2' has no action 1; it has none yet"

is 'nothing was recorded by any of these' "$(git log --oneline | wc -l)" 1
done_testing
