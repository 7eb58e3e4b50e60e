# shellcheck shell=sh
# The story that the demonstration plays and the example register tells: the ten
# areas for improvement of the 2023-25 inspection of Leicestershire Police, in
# our own words, and made-up work on them.  Source it, then
#
#	story DIR	makes the register DIR, with a true history
#
# Facts (titles, dates, figures) are those published; owners are posts, and what
# happens after 28 January 2025 is invented.

# Be the post $1 with the address $2, at the moment $3, from here on.
act() {
	export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$2"
	export GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$2"
	export GIT_AUTHOR_DATE="$3" GIT_COMMITTER_DATE="$3"
}

desk() {
	act 'Inspection Desk' desk@force.example "$1"
}

office() {
	act 'Policy Officer' policy@pcc.example "$1"
}

# Open finding number $1, titled $3, owned by $2, on question $4.
finding() {
	afi open "afi-$1" --title "$3" --owner "$2" --question "$4" \
		--wording summary --numbered response
}

# The desk enters what was published.
published() {
	desk 2024-12-06T09:30:00Z
	afi init --force Leicestershire \
		--title 'Example: Leicestershire, made-up progress' .
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
	afi open leicestershire/peel-2023-25 --title 'PEEL 2023-25' \
		--published '5 December 2024' --cycle 2023-25 \
		--source 'PEEL 2023-25 report, published 5 December 2024'
	afi set current-inspection peel-2023-25
	finding 1 'ACC Local Policing' \
		'Get to calls within the published times, and tell callers of delays' \
		responding-to-the-public
	finding 2 'Head of Contact Management' \
		'Record the structured triage of calls accurately' \
		responding-to-the-public
	finding 3 'Head of Crime' \
		'Give victims proper advice on preserving evidence' \
		responding-to-the-public
	finding 4 'ACC Crime' \
		'Reach the right outcome for victims consistently' \
		investigating-crime
	finding 5 'ACC Crime' \
		"Assess every victim's needs, so that they get support" \
		investigating-crime
	finding 6 'ACC Crime' \
		'Give crimes the outcome that policy and victims call for' \
		investigating-crime
	finding 7 'Head of Public Protection' \
		'Watch over protective orders and bail conditions actively' \
		protecting-vulnerable-people
	finding 8 'Head of Public Protection' \
		'Review standard-risk domestic abuse assessments well and in time' \
		protecting-vulnerable-people
	finding 9 'Chief Finance Officer' \
		'Understand demand, and show that resources meet it' \
		leadership-and-force-management
	finding 10 'Head of HR' \
		'Depend less on acting and temporary managers' \
		leadership-and-force-management
}

# The force answers, and says with what figures.
answered() {
	desk 2025-01-09T10:12:44Z
	afi respond peel-2023-25 -m \
"Work has begun on all ten. The inspectors were shown it on 7 and 8 January \
2025."
	afi respond 3 --position accepted -m \
"Advice was given in 47% of cases in 2021/22 and in 86% in 2023/24. We mean \
to hold that: it becomes an objective in appraisals, and posters and guides \
go out to every team."
	afi respond 4 --position accepted -m \
"Officers from inspector up now review crimes each month for the service that \
the victim had; over 1,800 so far."
	afi respond 8 --position accepted -m \
"Dip samples show over 90% of cases done as they should be."
	afi respond 10 --position accepted -m \
"87 sergeants are temporary, 24.5% of them. We want 5% to 15%; a promotion \
process follows in February."
	afi evidence 3 --measure 'preservation advice given=47%' \
		--period 'PEEL 2021/22' --from 'HMICFRS file review' --better up
	afi evidence 3 --measure 'preservation advice given=86%' \
		--period 'PEEL 2023-25' --from 'HMICFRS file review' --better up
	afi evidence 4 --measure 'crimes reviewed=>1800' \
		--from 'victim service review' --better up
	afi evidence 8 --measure 'assessments compliant=>90%' \
		--from 'dip sampling' --better up
	afi evidence 10 --measure 'temporary sergeants=24.5%' \
		--target 5%..15% --better down -m '87 sergeants'
}

# The force plans.
planned() {
	desk 2025-01-14T11:00:00Z
	afi open afi-3/new --title 'Make preservation advice an objective' \
		--owner 'Head of HR' --due 30/4/2025
	afi open afi-3/new --title 'Send posters and guides to every team' \
		--owner 'Head of Communications' --due 'February 2025'
	afi open afi-10/new --title 'Run the promotion process for sergeants' \
		--owner 'Head of HR' --due 31/3/2025
	afi open afi-7/new --title 'Set up a bail management meeting' \
		--owner 'Head of Public Protection' --due 28/2/2025
}

# It works; one date slips, one action comes back.
worked() {
	desk 2025-02-24T15:40:00Z
	printf 'Posters: 64 sites. Guides: 1,120 officers.\n' >../posters.txt
	afi evidence afi-3/2 ../posters.txt -m 'Where the posters went'
	afi close afi-3/2 -m 'Posters and guides are out.'
	afi update afi-7/1 --due 16/5/2025 -m \
"Courts cannot send anybody before May, so the first meeting moves."
	desk 2025-03-18T09:05:00Z
	afi update afi-10/1 -m 'Interviews are over; 31 of 69 passed.'
	afi reopen afi-3/2 -m 'Two stations got none: nine posters short.'
	afi update 9 --on 14/3/2025 -m 'The budget build is with the board.'
}

# The commissioner's office gives its own view beside the force's.
viewed() {
	office 2025-01-28T15:01:09Z
	afi respond peel-2023-25 --part opening -m 'I welcome this report.'
	afi respond peel-2023-25 --part comments -m \
"I am satisfied that the force understands each point, and that plans are in \
place."
	afi respond 10 --position agrees -m \
"I shall ask for the figure each quarter."
}

story() {
	mkdir -p "$1" && cd "$1" || return
	published
	answered
	planned
	viewed
	worked
	cd - >/dev/null || return
}
