# shellcheck shell=sh
# A register of two cycles, made by commands, in ./cycles: what the tests of
# summaries look at, on 1 March 2025.
#
#	. "${0%/*}/lib.sh"
#	. "$here/lib_cycles.sh"
#
# Reports: peel-2016, before the law; fire, another body's; custody, without a
# date; peel-2021, answered late; peel-2024, answered in time; vetting, whose
# time runs.
#
# peel-2024/afi-1 supersedes peel-2021/afi-1, with 47% and 86% along it; afi-2
# of both follow each other, because two offices said so apart; custody/afi-1 and peel-2024/afi-3 have one theme.

cycles_before() {
	clock 2022-01-10T09:00:00Z
	afi init --force Northshire --title 'Test' .
	afi open northshire/peel-2016 --title 'PEEL 2016' \
		--source 'the report of 2016' --published 1/3/2016
	afi open northshire/peel-2021 --title 'PEEL 2021' \
		--source 'the report of 2021' --published 10/1/2022 \
		--address https://inspectorate.example/2021 \
		--grade responding=good
	afi open peel-2021/afi-1 --title 'Tell victims how to keep evidence' \
		--question responding
	afi evidence peel-2021/afi-1 --measure 'advice given=47%' \
		--target '>=90%' --better up --period 'PEEL 2021'
	afi open peel-2021/afi-2 --title 'Answer the phone' \
		--question responding
	clock 2022-02-01T09:00:00Z
	afi respond peel-2021/afi-1 --position accepted -m 'Posters go up.'
	clock 2022-03-14T09:00:00Z
	afi publish peel-2021 --as pcc --source 'its page' \
		--url https://pcc.example/2021
	clock 2022-06-01T09:00:00Z
	afi open northshire/custody --title Custody --source 'a report'
	afi open custody/afi-1 --title 'Answer bells'
	afi open custody/afi-2 --title 'Clean cells'
	afi assign custody/afi-1 --theme calls
	afi evidence custody/afi-1 --measure 'answered=50%'
	afi open northshire/fire --title Fire --source 'a report' \
		--published 1/6/2022 --body fire-inspectorate
}

# One office would be refused the second link; two that are apart are not.
cycles_round() {
	git clone -q . ../office
	afi link peel-2024/afi-2 --follows peel-2021/afi-2
	tick
	afi -C ../office link peel-2021/afi-2 --follows peel-2024/afi-2
	tick
	git pull -q --no-rebase --no-edit ../office main
}

cycles_after() {
	clock 2024-12-09T09:00:00Z
	afi open northshire/peel-2024 --title 'PEEL 2024' \
		--source 'the report of 2024' --published 5/12/2024 \
		--address https://inspectorate.example/2024 \
		--grade 'responding=requires improvement'
	afi open peel-2024/afi-1 --title 'Give evidence advice' \
		--question responding --owner 'Head of Crime'
	afi open peel-2024/afi-2 --title 'Answer calls'
	afi open peel-2024/afi-3 --title 'Answer letters'
	afi link peel-2021/afi-1 --superseded-by peel-2024/afi-1 \
		--source 'the report of 2024'
	cycles_round
	afi assign peel-2024/afi-1 --theme evidence --board Crime \
		--priority high
	afi assign peel-2024/afi-3 --theme Calls
	afi evidence peel-2024/afi-3 --measure 'answered=60%'
	clock 2025-01-09T09:00:00Z
	afi evidence peel-2024/afi-1 --measure 'advice given=86%' \
		--better up --period 'PEEL 2024'
	afi open peel-2024/afi-1/new --title 'Print posters' \
		--owner 'Head of Estates' --due 28/2/2025
	afi respond peel-2024 --part introduction -m 'All of it is under way.'
	afi respond peel-2024/afi-1 --position accepted -m 'It comes back.'
	clock 2025-01-10T09:00:00Z
	printf 'posters\n' >posters.txt
	afi evidence peel-2024/afi-1 posters.txt
	printf 'secret\n' >secret.txt
	afi evidence peel-2024/afi-1 secret.txt
	afi withhold last --kind operation
	printf 'sly!\n' >'./-sly|na?me.txt'
	afi evidence peel-2024/afi-2 './-sly|na?me.txt'
	printf 'the plan\n' >plan.pdf
	afi evidence peel-2024/afi-2 plan.pdf --reference-only \
		--held 'in the safe'
	clock 2025-01-20T09:00:00Z
	afi respond peel-2024 --part opening --as pcc --source 'its letter' \
		-m 'I welcome it again.'
	afi respond peel-2024/afi-1 --position agrees --as pcc \
		--source 'its letter' -m 'So do I.'
	clock 2025-01-28T09:00:00Z
	afi publish peel-2024 --as pcc --source 'its page' \
		--url https://pcc.example/2024
	afi open northshire/vetting --title Vetting --source 'a report' \
		--published 28/1/2025
	afi open vetting/afi-1 --title 'Check again'
	clock 2025-02-10T09:00:00Z
	afi assign peel-2024/afi-1/1 --due 30/6/2025 -m 'The printer is broken.'
	afi respond peel-2024/afi-1 --position more-needed --as pcc \
		--source 'its e-mail' -m 'Not enough yet.'
	clock 2025-02-20T09:00:00Z
	afi close peel-2021/afi-1 --as hmicfrs --source 'its report' \
		--authority 'its report' --outcome superseded \
		--by peel-2024/afi-1 -m 'It came back.'
}

mkdir cycles && cd cycles || exit 1
# shellcheck disable=SC2154	# of lib.sh
log=$scratch/log
{
	cycles_before
	cycles_after
} >"$log" 2>&1 || cat "$log"
clock 2025-03-01T09:00:00Z
