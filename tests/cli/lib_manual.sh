# shellcheck shell=sh
# The register in which the examples of each command's manual page run.
#
#	. "$here/lib_manual.sh"
#	manual_register		makes it in ./northshire, with a few files
#				beside it, and leaves the time in ./now
#
# The force's Performance Lead uses it on 10 March 2025.  The inspection
# northshire/peel-2024 is current and has
#
#	afi-1	with an owner and a date
#	afi-2	which nobody owns yet
#	afi-3	accepted by the force, with a figure and two actions: afi-3/1 is
#		open, afi-3/2 is closed with evidence

manual_inspection() {
	afi init --force Northshire --title 'Northshire findings' .
	afi person 'Policy Officer <policy@pcc.example>' --for pcc
	afi open northshire/peel-2024 --title 'PEEL 2024' \
		--published '5 December 2024' --source 'PEEL 2024 report'
	afi set current-inspection peel-2024
	afi open afi-1 --title 'Answer calls in the published time' \
		--owner 'Head of Contact' --due 30/6/2025
	afi open afi-2 --title 'Tell callers of delays'
	afi open afi-3 --title 'Tell victims how to preserve evidence' \
		--owner 'Head of Crime' --due 30/4/2025
}

manual_work() {
	afi respond 3 --position accepted -m 'We shall train every team.'
	afi evidence 3 --measure 'advice given=47%' --target '>=90%' --better up
	afi open 3/new --title 'Make advice an objective in appraisals' \
		--owner 'Head of HR' --due 31/3/2025
	afi open 3/new --title 'Send posters to every station' \
		--owner 'Head of Communications' --due 28/2/2025
	clock 2025-02-24T15:40:00Z
	echo 'Posters: 64 stations.' >../posters.txt
	afi evidence 3/2 ../posters.txt -m 'Where they went'
	afi close 3/2 -m 'Each station has its posters.'
}

# What arrives and is imported.
manual_documents() {
	cat >letter.txt <<-'EOT'
		Office of the Police and Crime Commissioner for Northshire

		20 January 2025

		Dear Chief Inspector,

		I write in response to your report PEEL 2024 on Northshire Police, which was published on 5 December 2024.

		Northshire Police Comments

		AFI 1 - The force needs to answer calls in the published time.

		Eight more call handlers have begun. In December 81% of calls were answered in time.

		AFI 2 - The force needs to tell callers of delays.

		A recorded message has been played since 6 January 2025. Callers will get a text message by the end of April 2025.

		PCC Comments

		I agree with both, and shall ask for the figures each month.

		Yours sincerely,

		Police and Crime Commissioner
	EOT
	cat >plan.csv <<-'EOT'
		Ref,Action,Lead officer,Target date,Progress update
		AFI 1,Move four posts to the evening,Head of Contact,30/4/2025,Two have moved
		AFI 2,Send a text message to who waits,Head of IT,30/6/2025,
	EOT
}

manual_register() {
	person 'Performance Lead' lead@northshire.example
	clock 2025-01-09T10:12:44Z
	echo 'In our words.' >words.txt
	echo 'A review.' >review.pdf
	manual_documents
	mkdir northshire
	cd northshire
	manual_inspection
	manual_work
	clock 2025-03-10T09:00:00Z
	echo "$now" >../now
}
