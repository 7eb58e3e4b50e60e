/* The words that made-up things of the benchmark are put together from. */
#ifndef WORDS_H
#define WORDS_H

/* 8 by 6 forces. */
static const char *const force_heads[] = {
	"North", "South", "East", "West", "Upper", "Lower", "Great", "Mid",
};

static const char *const force_tails[] = {
	"moor", "ford", "dale", "wold", "marsh", "combe",
};

static const char *const questions[] = {
	"investigating-crime", "responding-to-the-public",
	"protecting-vulnerable-people", "managing-offenders",
	"preventing-crime", "recording-data", "supporting-staff",
	"leadership",
};

static const char *const verbs[] = {
	"Improve", "Put right", "Set a standard for", "Supervise",
	"Measure and improve", "Make the same in every district",
};

static const char *const subjects[] = {
	"the plans made at the start of an investigation",
	"the time that callers wait before they are answered",
	"the advice given to people who report a theft",
	"the review of risk when somebody is reported missing",
	"the reasons noted when a case is closed early",
	"the visits to offenders who live in the community",
	"the handing over of enquiries between shifts",
	"the records kept of searches in the street",
	"the support for officers after a distressing incident",
	"the use of body-worn video at domestic incidents",
	"the checks on how crimes are classified",
	"the meetings at which workload is shared out",
};

static const char *const sentences[] = {
	"A sergeant now reads every plan on the first day and signs it.",
	"The weekly meeting looks at each case that is older than sixty days.",
	"Training was given to both control rooms and is repeated in spring.",
	"Supervisors told us that the new form is shorter and is filled in.",
	"We looked at a sample of files and found the reasons in most of them.",
	"Two districts still do this by hand and will change over in summer.",
	"The guidance was rewritten with the people who have to use it.",
	"A dashboard shows the backlog to every inspector each morning.",
	"The board asked for a second audit before it takes this any further.",
	"Victims who were asked said that they had been kept informed.",
	"The post that leads on this is filled again since last month.",
	"Where an update was missing, the officer was asked for it in writing.",
	"What was promised last time has been done, apart from the last step.",
	"The software cannot yet show this and the supplier has been told.",
	"Neighbouring forces were visited and their checklist was taken over.",
	"The figures of the last quarter are better but not yet steady.",
};

static const char *const owners[] = {
	"Head of Investigations", "Head of Contact", "ACC Local Policing",
	"Head of Public Protection", "Head of Standards", "Head of People",
};

static const char *const titles[] = {
	"Dip-sample closed cases every month",
	"Brief all supervisors and test what was understood",
	"Publish one standard and train to it",
	"Report the figures to the performance board",
};

static const char *const themes[] = {
	"service to victims", "supervision", "training", "data", "custody",
};

#endif
