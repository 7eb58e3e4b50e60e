#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "date.h"
#include "mail.h"
#include "program.h"

static const struct afi_mail_person inspectorate = {
	"HM Inspector", "inspector@inspectorate.example",
};

static struct afi_mail letter(void)
{
	return (struct afi_mail){
		.from = { "Office of the PCC", "office@pcc.example" },
		.to = &inspectorate, .n_to = 1,
		.subject = "Our comments", .day = afi_day_of(2025, 1, 28),
		.text = "Please see what is attached.\n",
		.file = "letter.pdf", .type = AFI_MAIL_PDF,
		.bytes = "%PDF-", .len = 5,
	};
}

static void write_it(struct afi_str *out, const struct afi_mail *mail)
{
	struct afi_err err = AFI_ERR_INIT;

	if (afi_mail_write(out, mail, &err))
		fail_msg("%s", err.msg);
}

/* What stands before the id, which is made of a hash. */
static void a_message_has_its_fields(void **state)
{
	const struct afi_mail mail = letter();
	static const char wanted[] =
		"From: \"Office of the PCC\"\r\n <office@pcc.example>\r\n"
		"To: \"HM Inspector\"\r\n <inspector@inspectorate.example>\r\n"
		"Subject: Our comments\r\n"
		"Date: Tue, 28 Jan 2025 12:00:00 +0000\r\n"
		"X-Unsent: 1\r\nMIME-Version: 1.0\r\nMessage-ID: <";
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	write_it(&out, &mail);
	assert_int_equal(strncmp(out.s, wanted, strlen(wanted)), 0);
	assert_non_null(strstr(out.s, "@pcc.example>\r\nContent-Type: "
			       "multipart/mixed;\r\n boundary=\"afi-"));
	/* "%PDF-" in base64 */
	assert_non_null(strstr(out.s, "\r\n\r\nJVBERi0=\r\n--afi-"));
	afi_str_clear(&out);
}

static void the_same_is_the_same_and_no_other(void **state)
{
	struct afi_mail mail = letter();
	struct afi_str one = AFI_STR_INIT, two = AFI_STR_INIT;

	(void)state;
	write_it(&one, &mail);
	write_it(&two, &mail);
	assert_string_equal(one.s, two.s);
	mail.bytes = "%PDF+";
	afi_str_reset(&two);
	write_it(&two, &mail);
	assert_string_not_equal(strstr(one.s, "Message-ID:"),
				strstr(two.s, "Message-ID:"));
	afi_str_clear(&two);
	afi_str_clear(&one);
}

/* Every line is CR LF, none longer than 78, and only ours begin a header. */
static void no_field_ends_its_header(void **state)
{
	const struct afi_mail_person evil = {
		"A\r\nBcc: thief@evil.example", "a@b.example",
	};
	struct afi_mail mail = letter();
	struct afi_str out = AFI_STR_INIT;
	const char *line;

	(void)state;
	mail.to = mail.cc = &evil;
	mail.n_cc = 1;
	mail.subject = "One\r\nBcc: thief@evil.example\n\nBody";
	mail.file = "x\"\r\nBcc: thief@evil.example";
	write_it(&out, &mail);
	assert_null(strstr(out.s, "\nBcc"));
	assert_non_null(strstr(out.s,
		"Subject: One  Bcc: thief@evil.example  Body\r\n"));
	for (line = out.s; *line;) {
		const char *end = strchr(line, '\n');

		assert_non_null(end);
		assert_int_equal(end[-1], '\r');
		assert_true(end - line <= 79);
		line = end + 1;
	}
	afi_str_clear(&out);
}

static void an_address_is_one(void **state)
{
	static const char *const wrong[] = {
		"nobody", "@b.example", "a@", "a b@c.example", "a@b@c.example",
		"a@b.example>", "a@b.example\nBcc: c@d.example",
		"a..b@c.example", "a@b.example,c@d.example", "a@.example",
		"\"a\"@b.example",
	};
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		const struct afi_mail_person to = { "A", wrong[i] };
		struct afi_err err = AFI_ERR_INIT;
		struct afi_mail mail = letter();

		mail.to = &to;
		assert_int_equal(afi_mail_write(&out, &mail, &err),
				 AFI_EINVALID);
		assert_non_null(strstr(err.msg, "is no address for mail"));
		assert_int_equal(out.len, 0);
	}
}

static void who_has_no_address_is_left_out(void **state)
{
	const struct afi_mail_person to[] = {
		{ "The Secretary of State", NULL },
		{ NULL, "a@b.example" }, { "B", "" }, { "", "c@d.example" },
	};
	struct afi_mail mail = letter();
	struct afi_str out = AFI_STR_INIT;

	(void)state;
	mail.from = (struct afi_mail_person){ "Office", NULL };
	mail.to = to;
	mail.n_to = 4;
	write_it(&out, &mail);
	assert_ptr_equal(strstr(out.s, "To: <a@b.example>,\r\n "
				"<c@d.example>\r\nSubject: "), out.s);
	assert_non_null(strstr(out.s, "@afi.invalid>"));
	afi_str_clear(&out);
}

/* ---- read by a parser that is not ours ----------------------------------- */

static const char reader[] =
	"import sys, email, email.header, email.policy as p\n"
	"b = sys.stdin.buffer.read()\n"
	"m = email.message_from_bytes(b, policy=p.default)\n"
	"print(m.defects, m['from'].addresses[0], m['to'].addresses[0])\n"
	"# the newer parser puts blanks between words of a long name\n"
	"h = email.message_from_bytes(b)['cc']\n"
	"print(email.header.make_header(email.header.decode_header(h)))\n"
	"print(m['subject'])\n"
	"print(m['date'].datetime.isoformat(), m['x-unsent'])\n"
	"print([x.get_content_type() for x in m.walk()])\n"
	"print(repr(m.get_body().get_content()))\n"
	"for a in m.iter_attachments():\n"
	"    print(a.get_filename(), a.get_content())\n";

static void python_reads_it(void **state)
{
	static const char *const argv[] = { "python3", "-c", reader, NULL };
	const struct afi_mail_person to = {
		"Arolygydd \u2013 Heddlu Gogledd Cymru, \u0177 \"swyddfa\" hir "
		"iawn ei henw", "swyddfa@heddlu.example",
	};
	struct afi_mail mail = letter();
	struct afi_str made = AFI_STR_INIT, out = AFI_STR_INIT;
	struct afi_program program = {
		.argv = argv, .package = "python3", .out_max = 65536,
		.seconds = 60,
	};
	struct afi_err err = AFI_ERR_INIT;
	enum afi_code rc;

	(void)state;
	mail.cc = &to;
	mail.n_cc = 1;
	mail.subject = "PEEL 2023\u201325: sylwadau\u2019r Comisiynydd ar bob "
		       "un o\u2019r meysydd i\u2019w gwella";
	mail.file = "Llythyr \u2013 sylwadau\u2019r Comisiynydd, 28 Ionawr "
		    "2025, terfynol.pdf";
	mail.text = "See \u2018Letter\u2019.\nYours\n";
	write_it(&made, &mail);
	program.in = made.s;
	program.in_len = made.len;
	rc = afi_program_run(&out, &program, &err);
	afi_str_clear(&made);
	if (rc == AFI_ENOTFOUND)
		skip();
	if (rc)
		fail_msg("%s", err.msg);
	assert_string_equal(out.s,
		"[] Office of the PCC <office@pcc.example> "
		"HM Inspector <inspector@inspectorate.example>\n"
		"Arolygydd \u2013 Heddlu Gogledd Cymru, \u0177 \"swyddfa\" "
		"hir iawn ei henw <swyddfa@heddlu.example>\n"
		"PEEL 2023\u201325: sylwadau\u2019r Comisiynydd ar bob un "
		"o\u2019r meysydd i\u2019w gwella\n"
		"2025-01-28T12:00:00+00:00 1\n"
		"['multipart/mixed', 'text/plain', 'application/pdf']\n"
		"'See \u2018Letter\u2019.\\r\\nYours\\r\\n'\n"
		"Llythyr \u2013 sylwadau\u2019r Comisiynydd, 28 Ionawr 2025, "
		"terfynol.pdf b'%PDF-'\n");
	afi_str_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_has_its_fields),
		cmocka_unit_test(the_same_is_the_same_and_no_other),
		cmocka_unit_test(no_field_ends_its_header),
		cmocka_unit_test(an_address_is_one),
		cmocka_unit_test(who_has_no_address_is_left_out),
		cmocka_unit_test(python_reads_it),
	};

	return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}
