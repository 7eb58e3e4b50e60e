/* The settings that there are. */
#include "setup.h"

/* Whose letters they are, or to whom they go; each has some of what is below
 * under its own name. */
#define NAME(who, whose)						\
	{ who "-name", AFI_SETTING_LINE,				\
	  "what " whose " is called within a sentence", true }
#define SHORT(who, whose)						\
	{ who "-short-name", AFI_SETTING_LINE,				\
	  "what " whose " is called in headings", true }
#define LETTERHEAD(who, whose)						\
	{ who "-letterhead", AFI_SETTING_LINE,				\
	  "what stands at the head of " whose " letters", true }
#define ADDRESS(who, whose)						\
	{ who "-address", AFI_SETTING_LINE,				\
	  whose " name and address, as on an envelope", true }
#define EMAIL(who, whose)						\
	{ who "-email", AFI_SETTING_LINE,				\
	  whose " address for mail", true }
#define SALUTATION(who, whose)						\
	{ who "-salutation", AFI_SETTING_LINE,				\
	  "what stands after Dear in letters to " whose, true }
#define SIGNATORY(who, whose)						\
	{ who "-signatory", AFI_SETTING_LINE,				\
	  "who signs " whose " letters", true }
#define TITLE(who, whose)						\
	{ who "-signatory-title", AFI_SETTING_LINE,			\
	  "what stands under that name", true }

const struct afi_known_setting *afi_setup_known(size_t i)
{
	static const struct afi_known_setting known[] = {
		{ "chief-officers", AFI_SETTING_LINE,
		  "posts whose holders the public is told by name; ';' parts "
		  "them", false },
		{ "current-inspection", AFI_SETTING_INSPECTION,
		  "the inspection that bare numbers belong to", false },
		ADDRESS("force", "the chief officer's"),
		EMAIL("force", "the chief officer's"),
		LETTERHEAD("force", "the force's"),
		NAME("force", "the force"),
		SALUTATION("force", "the chief officer"),
		SHORT("force", "the force"),
		SIGNATORY("force", "the force's"),
		TITLE("force", "the force's"),
		ADDRESS("hmicfrs", "the chief inspector's"),
		EMAIL("hmicfrs", "the chief inspector's"),
		SALUTATION("hmicfrs", "the chief inspector"),
		ADDRESS("home-secretary", "the Home Secretary's"),
		EMAIL("home-secretary", "the Home Secretary's"),
		SALUTATION("home-secretary", "the Home Secretary"),
		{ "import-columns", AFI_SETTING_LINE,
		  "what the columns of a tracker mean to 'afi import'",
		  false },
		{ "letter-classification", AFI_SETTING_LINE,
		  "the marking at the top of letters", true },
		{ "letter-copies", AFI_SETTING_LINE,
		  "who is said at a letter's end to have a copy", true },
		ADDRESS("pcc", "the commissioner's"),
		EMAIL("pcc", "the commissioner's"),
		LETTERHEAD("pcc", "the commissioner's"),
		NAME("pcc", "the commissioner's office"),
		SALUTATION("pcc", "the commissioner"),
		SHORT("pcc", "the commissioner's office"),
		SIGNATORY("pcc", "the commissioner's"),
		TITLE("pcc", "the commissioner's"),
		{ AFI_QUERY, AFI_SETTING_QUERY,
		  "a saved search, which 'afi search @NAME' runs", false },
		{ "report-name", AFI_SETTING_LINE,
		  "what letters call an inspection within a sentence", true },
		{ "report-title", AFI_SETTING_LINE,
		  "a report's title in full, as letters cite it", true },
	};

	return i < sizeof(known) / sizeof(*known) ? &known[i] : NULL;
}
