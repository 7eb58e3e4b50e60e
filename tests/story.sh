# shellcheck shell=sh
# The story that the demonstration plays and the example register tells: four
# inspections of Leicestershire Police, of 2014, 2016, 2021/22 and 2023-25, in
# our own words, and made-up work on what they found.  Source it, then
#
#	story DIR	makes the register DIR, with a true history
#
# or its parts one by one, as the demonstration does.
#
# Facts (what was found, grades, dates, figures) are those published; owners are
# posts, and what happens after 28 January 2025 is invented.  What came of the
# findings of 2016 and 2021/22 is not published as such: where they came back is
# linked, and what is closed says that it is so for the example's sake.

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

# Open something of $1 that was found at question $2, called $3.
found() {
	afi open "$1-new" --question "$2" --title "$3" --wording summary \
		--numbered "$numbered"
}

set_up() {
	desk 2024-12-06T09:30:00Z
	afi init --force Leicestershire \
		--title 'Example: Leicestershire, made-up progress' .
	afi person 'Inspection Desk <desk@force.example>' --for force \
		--post 'Inspection Desk'
	afi person 'Policy Officer <policy@pcc.example>' --for pcc \
		--post 'Policy Officer'
}

# --- What was published ---

# A letter on three questions: it asks for nothing by number.
inspection_of_2014() {
	desk 2024-12-06T09:32:00Z
	in=leicestershire/core-business-2014 numbered=register
	afi open $in --title 'Core business, 2014' --published 4/9/2014 \
		--cycle 2014 --source 'HMIC letter of 3 September 2014'
	q=preventing-crime
	found $in/observation $q 'Prevention has no overall lead or order'
	found $in/observation $q 'Daily meetings steer little prevention'
	found $in/observation $q 'Two databases for neighbourhoods, not used to the full'
	found $in/observation $q 'No formal training in prevention at the front line'
	q=attendance
	found $in/observation $q 'Too many incidents count as a priority'
	found $in/observation $q 'Call handlers know repeat and vulnerable victims'
	found $in/observation $q 'The force can say how many crimes it attends'
	found $in/observation $q 'Investigations are good for some crimes only'
	found $in/observation $q 'Managing the worst offenders could work better'
	found $in/observation $q 'The force can say whom it has still to arrest'
	found $in/observation $q 'Files on wanted suspects are kept and supervised'
	q=freeing-up-time
	found $in/observation $q 'Demand is fairly well understood'
	found $in/observation $q 'Others take on what is not for the police'
	found $in/observation $q 'Supervisors can see who has how much to do'
	found $in/observation $q 'Technology saves time, body-worn video most'
	found $in/observation $q 'Mobile devices need to be looked at again'
}

inspection_of_2016() {
	desk 2024-12-06T09:40:00Z
	in=leicestershire/peel-2016 numbered=register
	afi open $in --title 'PEEL effectiveness 2016' --cycle 2016 \
		--not-statutory 'published in March 2017, before there was one' \
		--source 'PEEL effectiveness 2016 report, March 2017' \
		--grade overall=requires-improvement \
		--grade preventing-crime=good \
		--grade investigating-crime=requires-improvement \
		--grade protecting-vulnerable-people=requires-improvement \
		--grade serious-organised-crime=good \
		--grade specialist-capabilities=ungraded
	found $in/afi preventing-crime \
		'Learn from what works elsewhere, and evaluate tactics'
	q=investigating-crime
	found $in/afi $q 'Assess each call in the same way, to keep victims safe'
	found $in/afi $q 'Supervise investigations regularly'
	found $in/afi $q "Follow the Victims' Code in full"
	found $in/afi $q 'Find and arrest wanted people and suspects quickly'
	q=protecting-vulnerable-people
	found $in/afi $q "Learn from partners' data who is vulnerable"
	found $in/afi $q 'Find out why domestic abuse arrests and charges fell'
	found $in/afi $q 'Assess risk accurately, and again only for the victim'
	found $in/afi $q 'Review which victims reach multi-agency conferences'
	found $in/afi serious-organised-crime \
		'Let neighbourhood teams know organised crime groups'
}

inspection_of_2021() {
	desk 2024-12-06T10:05:00Z
	in=leicestershire/peel-2021-22 numbered=register
	afi open $in --title 'PEEL 2021/22' --cycle 2021-22 \
		--source 'PEEL 2021/22 report, web edition' \
		--grade recording-crime=outstanding \
		--grade treating-the-public-fairly=good \
		--grade preventing-crime=outstanding \
		--grade responding-to-the-public=adequate \
		--grade investigating-crime=adequate \
		--grade protecting-vulnerable-people=outstanding \
		--grade managing-offenders=good \
		--grade supporting-the-workforce=good \
		--grade use-of-resources=good
	q=responding-to-the-public
	found $in/afi $q 'Recognise repeat and vulnerable callers'
	found $in/afi $q 'Advise callers on evidence and on preventing crime'
	q=investigating-crime
	found $in/afi $q 'Complete the lines of inquiry that matter'
	found $in/afi $q "Follow the Victims' Code"
	found $in/afi $q 'Record why victims withdraw, so that it can be audited'
	found $in/afi managing-offenders \
		'Manage sex offenders by national guidance, and say where not'
	q=preventing-crime
	found $in/practice $q 'Films that help to recognise grooming'
	found $in/practice $q 'Staff who are close to many communities'
	found $in/practice $q 'Local volunteers where crime is likely'
	found $in/practice investigating-crime \
		'Outcomes compared between departments'
	q=protecting-vulnerable-people
	found $in/practice $q 'Leaders who put safeguarding first'
	found $in/practice $q 'Quick steps when risks grow, as in the pandemic'
	found $in/practice $q 'A wider partnership with schools'
	found $in/practice managing-offenders \
		'Research that helps with the most dangerous people'
}

# Open finding number $1, titled $4, owned by $2, on question $3.
finding() {
	afi open "afi-$1" --title "$4" --owner "$2" --question "$3" \
		--wording summary --numbered response
}

inspection_of_2023() {
	desk 2024-12-06T10:30:00Z
	afi open leicestershire/peel-2023-25 --title 'PEEL 2023-25' \
		--published '5 December 2024' --cycle 2023-25 \
		--source 'PEEL 2023-25 report, published 5 December 2024' \
		--grade treating-the-public-fairly=good \
		--grade preventing-crime=good \
		--grade responding-to-the-public=requires-improvement \
		--grade investigating-crime=requires-improvement \
		--grade protecting-vulnerable-people=adequate \
		--grade managing-offenders=good \
		--grade supporting-the-workforce=good \
		--grade leadership-and-force-management=adequate
	afi set current-inspection peel-2023-25
	q=responding-to-the-public
	finding 1 'ACC Local Policing' $q \
		'Get to calls within the published times, and tell callers of delays'
	finding 2 'Head of Contact Management' $q \
		'Record the structured triage of calls accurately'
	finding 3 'Head of Crime' $q \
		'Give victims proper advice on preserving evidence'
	q=investigating-crime
	finding 4 'ACC Crime' $q \
		'Reach the right outcome for victims consistently'
	finding 5 'ACC Crime' $q \
		"Assess every victim's needs, so that they get support"
	finding 6 'ACC Crime' $q \
		'Give crimes the outcome that policy and victims call for'
	q=protecting-vulnerable-people
	finding 7 'Head of Public Protection' $q \
		'Watch over protective orders and bail conditions actively'
	finding 8 'Head of Public Protection' $q \
		'Review standard-risk domestic abuse assessments well and in time'
	q=leadership-and-force-management
	finding 9 'Chief Finance Officer' $q \
		'Understand demand, and show that resources meet it'
	finding 10 'Head of HR' $q \
		'Depend less on acting and temporary managers'
}

# --- What belongs together ---

linked() {
	desk 2024-12-09T14:00:00Z
	new=leicestershire/peel-2023-25 mid=leicestershire/peel-2021-22
	old=leicestershire/peel-2016
	afi link $mid/afi-4 --follows $old/afi-4 -m "The Victims' Code again."
	afi link $new/afi-5 --follows $mid/afi-4 \
		-m "Needs assessments are part of the Victims' Code."
	afi link $mid/afi-3 --follows $old/afi-3 \
		-m 'Supervision would have seen to these lines of inquiry.'
	afi link $new/afi-4 --follows $mid/afi-3
	afi link $new/afi-6 --follows $mid/afi-5
	afi assign $new/afi-4 $new/afi-5 $new/afi-6 $mid/afi-4 $old/afi-4 \
		--theme 'service to victims' \
		-m 'One theme over three inspections'
	afi evidence $mid/afi-2 --measure 'preservation advice given=47%' \
		--period 'PEEL 2021/22' --from 'HMICFRS file review' --better up
	printf 'Managing sex offenders: the 2023-25 report, section on offenders.\n' \
		>../report.txt
	afi evidence $mid/afi-6 ../report.txt \
		-m 'The later report found national guidance followed in full.'
	afi close $mid/afi-6 --as hmicfrs --outcome complete \
		--authority 'PEEL 2023-25 report' --source 'PEEL 2023-25 report' \
		-m 'Found to follow national guidance in full.'
	afi close $mid/afi-2 --as hmicfrs --outcome superseded \
		--by $new/afi-3 --authority 'PEEL 2023-25 report' \
		--source 'PEEL 2023-25 report' -m 'It came back, as the same advice.'
	afi close $old/afi-1 $old/afi-2 $old/afi-5 $old/afi-6 $old/afi-7 \
		$old/afi-8 $old/afi-9 $old/afi-10 --as hmicfrs \
		--outcome no-longer-applicable \
		--authority 'made up for this example' \
		--source 'made up for this example' \
		-m 'Not followed up by name in a later report.'
}

# --- The force answers, and plans ---

answered() {
	office 2024-12-11T10:00:00Z
	afi ask peel-2023-25 --invite --of force --by 17/1/2025 \
		-m 'Please let us have your comments on the report.'
	desk 2025-01-09T10:12:44Z
	afi update peel-2023-25 --event revisit --on 7/1/2025 --until 8/1/2025 \
		-m 'The inspectors came back and were shown the work.'
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
	afi evidence 3 --measure 'preservation advice given=86%' \
		--period 'PEEL 2023-25' --from 'HMICFRS file review' --better up
	afi evidence 4 --measure 'crimes reviewed=>1800' \
		--from 'victim service review' --better up
	afi evidence 8 --measure 'assessments compliant=>90%' \
		--from 'dip sampling' --better up
	afi evidence 10 --measure 'temporary sergeants=24.5%' \
		--target 5%..15% --better down -m '87 sergeants'
}

planned() {
	desk 2025-01-14T11:00:00Z
	afi open 3/new --title 'Make preservation advice an objective' \
		--owner 'Head of HR' --due 30/4/2025
	afi open 3/new --title 'Send posters and guides to every team' \
		--owner 'Head of Communications' --due 'February 2025'
	afi open 4/new --title 'Review crimes for the service to victims' \
		--owner 'ACC Crime' --due 30/6/2025
	afi link 4/1 --serves 5 --serves 6 \
		-m 'One review answers all three.'
	afi open 10/new --title 'Run the promotion process for sergeants' \
		--owner 'Head of HR' --due 31/3/2025
	afi open 7/new --title 'Set up a bail management meeting' \
		--owner 'Head of Public Protection' --due 28/2/2025
	afi assign 1 2 3 --board 'Local Policing Board' --priority high
	afi assign 4 5 6 --board 'Crime Board' --priority high
	afi assign 9 --due mid-2025 -m 'With the budget build'
}

# --- The commissioner's office gives its own view beside the force's ---

viewed() {
	office 2025-01-28T15:01:09Z
	afi respond peel-2023-25 --part opening -m 'I welcome this report.'
	afi respond peel-2023-25 --part comments -m \
"I am satisfied that the force understands each point, and that plans are in \
place."
	afi respond 10 --position agrees -m \
"I shall ask for the figure each quarter."
}

published() {
	office 2025-01-28T15:01:09Z
	afi publish peel-2023-25 \
		--url https://pcc.example/peel-2023-25-response
	afi copied peel-2023-25 --to hmicfrs
	afi copied peel-2023-25 --to home-secretary
}

# --- It is worked on; one date slips, one action comes back ---

worked() {
	desk 2025-02-24T15:40:00Z
	printf 'Posters: 64 sites. Guides: 1,120 officers.\n' >../posters.txt
	afi evidence 3/2 ../posters.txt -m 'Where the posters went'
	afi close 3/2 -m 'Posters and guides are out.'
	afi update 7/1 --due 16/5/2025 -m \
"Courts cannot send anybody before May, so the first meeting moves."
	office 2025-03-03T09:20:00Z
	afi ask 10 --of force --by 17/3/2025 \
		-m 'What is the figure for temporary sergeants now?'
	afi ask 2 --of 'Head of Contact Management' --by 31/3/2025 \
		-m 'What did the audit of triage find?'
	desk 2025-03-18T09:05:00Z
	afi update 10/1 -m 'Interviews are over; 31 of 69 passed.'
	afi update 10 --measure 'temporary sergeants=19%' --on 14/3/2025 \
		--answers last-question -m '19% after the first promotions.'
	afi reopen 3/2 -m 'Two stations got none: nine posters short.'
	afi update 9 --on 14/3/2025 -m 'The budget build is with the board.'
	desk 2025-04-07T16:30:00Z
	afi update 1 6 --no-change
	afi close 3/1 -m 'It stands in every appraisal since 1 April.'
	afi submit 8 --to pcc -m \
"Samples of three months show over 90% done as they should be."
	office 2025-04-14T11:15:00Z
	afi respond 8 --position more-needed -m \
"One more quarter, please, with the cases that were repeated."
}

story() {
	mkdir -p "$1" && cd "$1" || return
	set_up
	inspection_of_2014
	inspection_of_2016
	inspection_of_2021
	inspection_of_2023
	linked
	answered
	planned
	viewed
	published
	worked
	cd - >/dev/null || return
}
