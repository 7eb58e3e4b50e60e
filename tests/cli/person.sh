#!/bin/sh
# afi person and set: who speaks for whom, and what holds for everybody.
. "${0%/*}/lib.sh"
inside
afi init --force Leicestershire . >/dev/null
afi open peel-2025 --title PEEL --source 'The report' >/dev/null
afi open afi-1 --title Failing >/dev/null

try 'somebody is always listed' 1 afi person lead@force.example --remove <<'END'
afi: Performance Lead is the only one listed, and nobody could record anything after that; list somebody else first
END
person 'Policy Officer' policy@pcc.example
try 'who is not listed records nothing' 1 afi update afi-1 -m 'Hello.' <<'END'
afi: Policy Officer <policy@pcc.example> is not in this register; somebody who is can add them with 'afi person'
END
person 'Performance Lead' lead@force.example
try 'the first of a party is listed by anyone' 0 \
	afi person 'Policy Officer <policy@pcc.example>' --for pcc <<'END'
recorded #1: the register, person by force
END
try 'once' 0 afi person 'Policy Officer <policy@pcc.example>' --for pcc <<'END'
nothing new
END
afi person 'Analyst <analyst@pcc.example>' --for pcc >out 2>err
is "the next by the party's own alone" "$? $(wc -l <err)" '1 1'
person 'Policy Officer' POLICY@pcc.example
ok 'an address has no case' afi person 'Analyst <analyst@pcc.example>' \
	--for pcc
try 'who speaks for one party need not say' 0 afi update afi-1 -m 'Seen.' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by pcc
END
try 'a person has an address' 2 afi person Somebody --for pcc <<'END'
afi: a person is written 'Name <address>', such as 'Performance Lead <lead@force.example>'
END
ok 'one who leaves' afi person 'Analyst <analyst@pcc.example>' --remove
person Analyst analyst@pcc.example
afi update afi-1 -m 'Still here' >out 2>err
is 'speaks no more' "$? $(grep -c 'not in this register' err)" '1 1'

person 'Performance Lead' lead@force.example
try 'a bare number needs a current inspection' 2 afi update 1 -m 'X' <<'END'
afi: '1' alone means a finding of the current inspection, and none is set; type more of it, such as 'afi-3', or set one with 'afi set current-inspection TARGET'
END
ok 'set one' afi set current-inspection peel-2025
try 'and it is enough' 0 afi update 1 -m 'X' <<'END'
recorded #1: leicestershire/peel-2025/afi-1, update by force
END
try 'set it again' 0 afi set current-inspection peel-2025 <<'END'
nothing new
END
try 'it must be there' 1 afi set current-inspection peel-2099 <<'END'
afi: nothing here is called 'peel-2099'; did you mean 'peel-2025'?
END
try 'what is set' 0 afi set <<'END'
current-inspection: leicestershire/peel-2025
    the inspection that bare numbers belong to
    set on 9 January 2025, by Performance Lead

not set: chief-officers, force-address, force-email, force-letterhead,
force-name, force-salutation, force-short-name, force-signatory,
force-signatory-title, hmicfrs-address, hmicfrs-email, hmicfrs-salutation,
home-secretary-address, home-secretary-email, home-secretary-salutation,
import-columns, letter-classification, letter-copies, pcc-address, pcc-email,
pcc-letterhead, pcc-name, pcc-salutation, pcc-short-name, pcc-signatory,
pcc-signatory-title, report-name, report-title; 'afi set NAME' says what each is
for
END
try 'one by its name' 0 afi set current-inspection <<'END'
current-inspection: leicestershire/peel-2025
    the inspection that bare numbers belong to
    set on 9 January 2025, by Performance Lead
END
ok 'another inspection' afi open peel-2027 --title PEEL --source 'The report'
ok 'has the same number' afi open peel-2027/afi-1 --title Failing
try 'of several the current one is told by its number' 1 afi show afi-1 <<'END'
afi: 'afi-1' could mean leicestershire/peel-2025/afi-1, leicestershire/peel-2027/afi-1; type more of it, or '1' alone for that of the current inspection
END
ok 'if that is its own' afi open peel-2025/coc-1 --title Grave
try 'and not if it is not' 1 afi show afi-1 <<'END'
afi: 'afi-1' could mean leicestershire/peel-2025/afi-1, leicestershire/peel-2027/afi-1; type more of it
END
is 'for programs' "$(afi set --format json | jq -c '.settings[1] |
	[.name, .value, .since.iso, .by.email]')" \
	'["current-inspection","leicestershire/peel-2025","2025-01-09","lead@force.example"]'
try 'what is not set is named' 0 sh -c 'afi init -C other --force Kent \
	other >/dev/null && afi -C other set' <<'END'
not set: chief-officers, current-inspection, force-address, force-email,
force-letterhead, force-name, force-salutation, force-short-name,
force-signatory, force-signatory-title, hmicfrs-address, hmicfrs-email,
hmicfrs-salutation, home-secretary-address, home-secretary-email,
home-secretary-salutation, import-columns, letter-classification, letter-copies,
pcc-address, pcc-email, pcc-letterhead, pcc-name, pcc-salutation,
pcc-short-name, pcc-signatory, pcc-signatory-title, report-name, report-title;
'afi set NAME' says what each is for
END
try 'and says what it is for' 0 afi -C other set import-columns <<'END'
import-columns: (not set)
    what the columns of a tracker mean to 'afi import'
END

# --- What holds of one force or inspection alone ---

try 'a setting may hold of one inspection' 0 \
	afi set report-name@peel-2027 'the PEEL of 2027' <<'END'
recorded #1: the register, setting by force
END
try '... in full where it is kept' 0 afi set report-name@peel-2027 <<'END'
report-name@leicestershire/peel-2027: the PEEL of 2027
    what letters call an inspection within a sentence
    set on 9 January 2025, by Performance Lead
END
try '... and of its force' 0 afi set pcc-name@leicestershire 'The office' <<'END'
recorded #1: the register, setting by force
END
try 'a second time there is nothing new' 0 \
	afi set report-name@leicestershire/peel-2027 'the PEEL of 2027' <<'END'
nothing new
END
is 'it is not set for all' "$(afi set --format json | jq -c '.settings[] |
	select(.name == "report-name").value')" null
try 'what it holds of must be there' 1 afi set report-name@peel-2099 X <<'END'
afi: report-name@peel-2099: nothing here is called 'peel-2099'; did you mean 'peel-2025'?
END
try '... and no finding' 2 afi set report-name@peel-2025/coc-1 X <<'END'
afi: report-name@peel-2025/coc-1: 'peel-2025/coc-1' is no force and no inspection
END
try 'not every setting may' 2 afi set current-inspection@peel-2025 X <<'END'
afi: there is no setting 'current-inspection@peel-2025'; 'afi set' lists them, and query-NAME saves a search
END
try 'nothing is recorded without a value' 2 afi set current-inspection \
	--as pcc <<'END'
afi: --as goes with what is recorded, and without VALUE nothing is
END
try 'there is no other setting' 2 afi set colour red <<'END'
afi: there is no setting 'colour'; 'afi set' lists them, and query-NAME saves a search
END

# --- Who is listed, and what they hold ---

lead='Performance Lead <lead@force.example>'
try 'posts, and who may erase' 0 afi person "$lead" --post 'ACC Crime' \
	--post 'Head of HR' --may erase <<'END'
recorded #1: the register, person by force
END
try 'all who are listed' 0 afi person <<'END'
Performance Lead <lead@force.example>
    speaks for the force; may erase
    posts: ACC Crime; Head of HR
    so listed on 9 January 2025, by Performance Lead

Policy Officer <policy@pcc.example>
    speaks for the PCC
    so listed on 9 January 2025, by Performance Lead
END
tick
try 'what is not said again stays' 0 \
	afi person lead@force.example --for force --for hmip <<'END'
recorded #1: the register, person by force
END
people() {	# WHOSE, as one line
	afi person --format json | jq -c ".people[] |
		select(.email == \"$1\") |
		[.name, .parties, .posts, .may_erase]"
}
is 'posts and the right to erase too' "$(people lead@force.example)" \
	'["Performance Lead",["force","hmip"],["ACC Crime","Head of HR"],true]'
try 'in another order it is nothing new' 0 afi person lead@force.example \
	--for hmip --for force --post 'Head of HR' --post 'ACC Crime' --as force \
	<<'END'
nothing new
END
ok 'posts are given back' afi person lead@force.example --post none --as force
ok 'and the name changes' afi person 'Head of Performance <LEAD@force.example>' \
	--for force --as force
is 'the rest stays' "$(people LEAD@force.example)" \
	'["Head of Performance",["force"],[],true]'
try 'none stands alone' 2 afi person lead@force.example --post none \
	--post 'Head of HR' <<'END'
afi: --post: 'none' stands alone
END
try 'there is one right' 2 afi person lead@force.example --may read <<'END'
afi: --may: there is erase, or none, but no 'read'
END
try 'an address alone is of somebody listed' 2 \
	afi person new@force.example --for force <<'END'
afi: new@force.example is not listed yet; give the name too: 'Name <new@force.example>'
END
try 'who is new speaks for somebody' 2 \
	afi person 'New <new@force.example>' --post 'Head of HR' <<'END'
afi: say for whom they speak with --for PARTY
END
try 'a post is of somebody' 2 afi person --post 'Head of HR' <<'END'
afi: say who is meant: 'Name <address>', or the address of who is listed
END
try 'who leaves takes all along' 2 afi person lead@force.example --remove \
	--post 'Head of HR' <<'END'
afi: --remove takes them off the list with all that they had
END
try 'who was never listed is not taken off' 0 afi person new@force.example \
	--remove <<'END'
nothing new
END
ok 'a second person of the force' afi person 'Analyst <analyst@force.example>' \
	--for force
person Analyst analyst@force.example
try 'does not take off who may erase' 1 afi person lead@force.example \
	--remove <<'END'
afi: Analyst <analyst@force.example> cannot say who may erase: only somebody who may can
END
person 'Performance Lead' lead@force.example
ok 'who may erase can stop it' afi person lead@force.example --may none
ok 'everything is proved' afi check
done_testing
