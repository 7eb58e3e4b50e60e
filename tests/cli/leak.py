"""Put secrets into every field of every command, withhold them, and look for
them in everything that is public.

usage: leak.py SEED

Works in the current folder, which must be empty; afi is the one on PATH.  The
seed settles what is recorded and in which order.  Prints one line for each
leak, then "N secrets, N outputs, N of them packed, N with something left out".

A secret is withheld in one of five ways: as it is typed; its words afterwards;
its whole field; its whole entry; along with an entry, for what else
that says.  Before and after that others quote it, in the
same record, in another inspection, in a setting, in a letter that is issued, in
a page of the web.  A new format needs a row in FORMATS; what looks into one
that is packed is `unpacked`.  What programs make takes seconds, so that each
history looks into some of it.
"""
import base64
import email
import email.policy
import html
import http.server
import io
import json
import os
import quopri
import random
import re
import shutil
import subprocess
import sys
import threading
import unicodedata
import urllib.parse
import zipfile
import zlib

rng = random.Random(int(sys.argv[1]))
clock = 1736417564		# 9 January 2025

# ---- running afi -----------------------------------------------------------


class Refused(Exception):
    """By afi, and why."""


def afi(*args, fail=False):
    """What `afi ARGS` prints on both outputs."""
    global clock
    clock += 60
    env = dict(os.environ, GIT_AUTHOR_DATE=f"@{clock} +0000",
               GIT_COMMITTER_DATE=f"@{clock} +0000")
    done = subprocess.run(["afi", *args], stdin=subprocess.DEVNULL, env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode and not fail:
        raise Refused(f"{args}: {done.stderr.decode()}")
    return done.stdout + done.stderr


def entries(target):
    told = json.loads(afi("history", target, "--for", "internal",
                          "--format", "json"))
    return told["entries"]


# ---- secrets ---------------------------------------------------------------

WORDS = ["Quorn", "Żubr", "Ångel", "Brêka", "Dølf", "Ürsel", "Ïxil", "Çava"]


def folded(text):
    """Its letters and digits alone, small and without accents."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return re.sub(r"[\W_]+", "", text)


class Secret:
    """Words, the record they are in, and how they are withheld."""

    def __init__(self, way, home):
        core = f"{rng.choice(WORDS)}{rng.randrange(10**6, 10**7)}"
        self.words = rng.choice([
            core, f"Operation {core}", f"O'{core} & Söns", f"<b>{core}</b>",
            f"{core}; \"{rng.choice(WORDS)}\", x", f"*{core}* _and_ `y`",
            f"D’{core} – {rng.choice(WORDS)}"])
        self.way, self.home, self.done = way, home, False
        # What else must not be told: ids and hashes.
        self.marks = []

    def quoted(self):
        """The words as somebody else may write them."""
        words = self.words
        if rng.random() < .3:
            words = words.upper()
        if rng.random() < .3:
            words = words.replace(" ", "  ")
        return words


secrets = []


def any_secret():
    return rng.choice([s for s in secrets if s.way != "along"])


def say(home, ways=("typed", "words", "field", "entry"), quote=True):
    """A text for one option of a command about HOME, with a secret in it."""
    secret = Secret(rng.choice(ways), home)
    secrets.append(secret)
    if secret.way == "typed":
        secret.done = True
        text = f"[[withheld thing: {secret.words}]]"
    else:
        text = secret.words
    # What is withheld whole must be all that is said.
    if secret.way in ("typed", "words", "along"):
        text = f"Of {text} here"
        if quote and secret.way != "along" and len(secrets) > 9 and rng.random() < .5:
            text += " and " + any_secret().quoted()
    return text


def bare(home):
    """The same for what others share, such as an owner: where all of its entry
    is withheld it is gone from that, but others may say it."""
    return say(home, ("typed", "words", "field", "along"))


# ---- what is recorded ------------------------------------------------------

INSPECTIONS = ["peel-2024", "custody-2025"]
FINDINGS = [f"{i}/afi-{n}" for i in INSPECTIONS for n in (1, 2)]


def found():
    afi("init", "--force", "Northshire", ".")
    afi("person", "Zed Nameworthy <zed@secret-address.example>", "--for",
        "pcc", "--post", "Policy Officer")
    for i in INSPECTIONS:
        afi("open", i, "--title", say(i), "--source", bare(i), "--published",
            "2024-12-05", "--cycle", bare(i), "--address",
            f"https://body.example/{rng.randrange(99)}", "-m", say(i))
    for f in FINDINGS:
        afi("open", f, "--title", say(f), "--source", bare(f), "-m", say(f))
        afi("open", f + "/1", "--title", say(f), "--owner", bare(f), "-m",
            say(f), "--due", "2025-06-30")


def evidence(f):
    name = say(f, ("words", "entry")).replace("/", "-")
    # What is typed in brackets stays in the name of a file alone.
    if secrets[-1].way == "words":
        name = secrets[-1].words.replace("/", "-")
        secrets[-1].words = name
    else:
        secrets[-1].words = name
    with open("../" + name + ".txt", "w") as file:
        file.write(name)
    return afi("evidence", f, "../" + name + ".txt", "--reference-only",
               "--held", bare(f), "-m", say(f, ("typed", "words")))


def kept(f):
    """One of three files, of which some are withheld in one place alone."""
    name = say(f, ("words", "entry")).replace("/", "-")
    if secrets[-1].way == "words":
        name = secrets[-1].words.replace("/", "-")
    secrets[-1].words = name
    with open("../" + name + ".txt", "w") as file:
        file.write(f"The same {rng.randrange(3)}")
    return afi("evidence", f, "../" + name + ".txt", "-m",
               say(f, ("typed", "words")))


class Page(http.server.BaseHTTPRequestHandler):
    """Any page; it repeats its address."""

    def do_GET(self):
        body = f"<title>Page</title><p>{self.path}</p>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)


def page(f):
    """A page whose address says a secret."""
    path = urllib.parse.quote(any_secret().words, safe="")
    return afi("evidence", f, f"http://127.0.0.1:{server.server_port}/{path}",
               "-m", say(f, ("typed", "words")))


def quoting(f):
    """A file that is kept, and quotes."""
    with open("../kept.txt", "w") as file:
        file.write(f"{rng.random()} of {any_secret().quoted()}")
    return afi("evidence", f, "../kept.txt", "-m", say(f, ("typed", "words")))


def brought(f):
    """A report that says again what is there."""
    with open("../report.txt", "w") as file:
        file.write("Areas for improvement\n\n"
                   f"Answer {any_secret().quoted()} in time\n\n"
                   f"The force should answer {any_secret().quoted()}.\n")
    return b"recorded" + afi("import", "../report.txt", "--into",
                             f.split("/")[0], "--accept", "all", "--as",
                             "hmicfrs", "--source", "Report", fail=True)


SETTINGS = ["pcc-name", "pcc-short-name", "pcc-letterhead", "pcc-signatory",
            "pcc-signatory-title", "pcc-salutation", "hmicfrs-address",
            "hmicfrs-salutation", "force-name", "force-signatory",
            "home-secretary-address", "letter-classification",
            "letter-copies", "report-name", "report-title"]


def issue(inspection):
    """Issue a letter, in spite of what is wrong with it."""
    letter = ("letter", inspection, "--template", "section-55")
    found = json.loads(afi(*letter, "--check", "--format", "json",
                           fail=True).split(b"\nafi:")[0])
    spite = [o for code in {c["code"] for c in found["checks"]
                            if c["level"] == "error"}
             for o in ("--override", code + "=" + any_secret().quoted())]
    afi(*letter, "--issue", "--format", "text", *spite, "-m",
        "On " + any_secret().quoted(), "--as", "pcc", "--source", "mail")


def as_pcc(*args):
    return (*args, "--as", "pcc", "--source", "mail")


STEPS = [
    lambda f: afi("assign", f, "--owner", bare(f), "--board", bare(f),
                  "--priority", bare(f), "--theme", bare(f), "--theme",
                  bare(f), "--due", "30/9/2025", "-m", say(f)),
    lambda f: afi("update", f, "-m", say(f), "--due", "31/10/2025",
                  "--source", bare(f)),
    lambda f: afi("update", f + "/1", "-m", say(f)),
    lambda f: afi("update", f, "--event", "visit", "-m", say(f)),
    lambda f: afi("evidence", f, "--measure", bare(f) + "=73/76", "--from",
                  bare(f), "--period", bare(f), "-m", say(f)),
    evidence,
    kept,
    lambda f: afi("ask", f, "--of", bare(f), "--by", "1/2/2025", "-m", say(f)),
    lambda f: afi("respond", f, "-m", say(f)),
    lambda f: afi(*as_pcc("respond", f, "--position", "agrees", "-m",
                          say(f, ("typed", "words")))),
    lambda f: afi("respond", f.split("/")[0], "--part", "introduction", "-m",
                  say(f.split("/")[0])),
    lambda f: afi("link", f, "--follows",
                  rng.choice([g for g in FINDINGS if g != f]), "-m",
                  say(f, ("typed", "words"))),
    lambda f: afi("submit", f, "--to", "pcc", "-m", say(f)),
    lambda f: afi("publish", f.split("/")[0], "--url",
                  "https://pcc.example/r", "-m",
                  say(f.split("/")[0], ("typed", "words")), "--source", "mail"),
    lambda f: afi("copied", f.split("/")[0], "--to", "hmicfrs", "-m",
                  say(f.split("/")[0], ("typed", "words")), "--source", "mail"),
    lambda f: afi("correct", f, "--set", "title=" + bare(f)),
    lambda f: afi("close", f, "--outcome", "no-further-action", "--authority",
                  bare(f), "-m", say(f)),
    lambda f: afi("reopen", f, "-m", say(f)),
    lambda f: afi("update", f.split("/")[0], "--grade",
                  "Responding to the public=Good", "--source",
                  bare(f.split("/")[0])),
    lambda f: afi("correct", "last", "-m", "Of " + any_secret().quoted()),
    lambda f: afi(*as_pcc("respond", f.split("/")[0], "-m",
                          say(f.split("/")[0], ("typed", "words")))),
    lambda f: afi("set", rng.choice(SETTINGS),
                  "The " + re.sub(r"\s+", " ", any_secret().words)),
    lambda f: afi("set", rng.choice(SETTINGS),
                  "The " + re.sub(r"\s+", " ", any_secret().words)),
    page,
    quoting,
    brought,
    lambda f: afi("set", "query-q" + str(rng.randrange(99)),
                  re.sub(r"\W+", " ", any_secret().words)),
]


def withhold(secret):
    """Mark what was recorded in the clear."""
    what = folded(secret.words)
    for entry in entries(secret.home):
        for key, value in [*entry["fields"].items(), ("text", entry["text"]),
                           ("source", entry["source"])]:
            values = value if isinstance(value, list) else [value]
            if entry["what"] == "withhold" or not any(
                    isinstance(v, str) and what in folded(v) for v in values):
                continue
            mark(secret, entry, key)
            return


def mark(secret, entry, key):
    ident = "~" + entry["id"]
    if secret.way in ("entry", "along"):
        afi("withhold", ident, "--kind", "thing")
        secret.marks.append(entry["id"])
        if "sha256" in entry["fields"]:
            secret.marks.append(entry["fields"]["sha256"])
    elif secret.way == "field":
        afi("withhold", ident, "--kind", "thing", "--field", key)
    else:
        afi("withhold", ident, secret.words, "--kind", "thing", "--field",
            key)
    secret.done = True


def sweep(share):
    for secret in secrets:
        if not secret.done and rng.random() < share:
            withhold(secret)


def record():
    found()
    steps = [(step, f) for step in STEPS for f in FINDINGS]
    rng.shuffle(steps)
    refused = 0
    for n, (step, f) in enumerate(steps):
        before = len(secrets)
        try:
            told = step(f)
        except Refused:		# such as what is about a closed finding
            told = b""
        if not told.startswith(b"recorded"):
            del secrets[before:]
            refused += 1
        if n % 9 == 8:
            sweep(.3)
    if refused > len(steps) / 4:
        sys.exit(f"{refused} of {len(steps)} steps were refused")
    sweep(1)
    for inspection in INSPECTIONS:
        issue(inspection)
    # Others quote what is withheld already.
    for _ in range(12):
        afi("update", rng.choice(FINDINGS), "-m",
            "Again: " + any_secret().quoted() + "!")
    # A target of such words, and a setting.
    secret = Secret("typed", INSPECTIONS[0])
    secret.words, secret.done = "Operation Zorro Xylem", True
    secrets.append(secret)
    afi("open", "operation-zorro-xylem", "--title",
        "The [[withheld thing: Operation Zorro Xylem]]", "--source", "mail")
    afi("open", "operation-zorro-xylem/afi-1", "--title", "Act on it",
        "--source", "mail")
    afi("update", "operation-zorro-xylem/afi-1", "-m", "Begun.")


# ---- what is public --------------------------------------------------------

FORMATS = {
    "home": ["text", "json"],
    "due": ["text", "csv", "json", "ics"],
    "list": ["text", "csv", "json"],
    "history": ["text", "csv", "json"],
    "search": ["text", "csv", "json"],
    "summary": ["text", "csv", "md", "json"],
    "letters": ["text", "csv", "json"],
    "show": ["text", "json"],
    "templates": ["text", "json"],
    "person": ["text", "json"],
    "set": ["text", "json"],
    "export": ["csv", "jsonl", "xlsx"],
}
KINDS = ["progress", "exceptions", "board", "panel", "visit peel-2024",
         "visit operation-zorro-xylem", "lineage", "responses"]
LETTERS = ["section-55", "force-comments", "update", "request-to-close",
           "web-statement", "covering-copy"]


def letters():
    """Commands that write letters, and look at them."""
    made = [f for f in ("pdf", "docx", "eml")
            if shutil.which("pandoc" if f == "docx" else "weasyprint")]
    for i in [*INSPECTIONS, "operation-zorro-xylem"]:
        for template in LETTERS:
            letter = ("letter", i, "--template", template, "--since",
                      "2025-01-01")
            for form in ("md", "text", "html", "json"):
                yield (*letter, "--format", form)
            yield (*letter, "--check")
            yield (*letter, "--rev", "HEAD~25")
    for i in INSPECTIONS:
        yield ("letter", i, "--template", "section-55", "--check",
               "../kept.txt", "--format", "json")
        yield "evidence", i, "--get", "../got"
    for form in made:
        for template in rng.sample(LETTERS, 2):
            # To a file it would be written only if it lacked nothing.
            yield ("letter", rng.choice(INSPECTIONS), "--template", template,
                   "--format", form)
    for form in made:
        for kind in rng.sample(KINDS, 1) if form != "eml" else []:
            yield ("summary", *kind_of(kind), "--format", form, "--explain",
                   "-o", "../written")
    for i in INSPECTIONS:
        afi("evidence", i, "--get", "../all", "--for", "internal", fail=True)
        yield "check", "--letter", f"../all/{i}-section-55-2025-01-09.txt"
    yield ("check",)


def kind_of(kind):
    """Its options: a board is somebody's."""
    return ("--kind", *kind.split(), *(("--owner", "nobody")
                                       if kind == "board" else ()))


def commands():
    # What was searched for is told again: several phrases one by one, and what
    # is withheld along with an entry alone.
    some = [s.words for s in rng.sample(secrets, 40)
            if '"' not in s.words and s.way != "along"][:4]
    targets = INSPECTIONS + FINDINGS + [f + "/1" for f in FINDINGS] + [
        "operation-zorro-xylem", "operation-zorro-xylem/afi-1"]
    back = [(), ("--as-of", "2025-01-09"), ("--rev", "9 January 2025"),
            ("--rev", "HEAD~25"), ("--rev", "HEAD~70")]
    for b in back:
        for command in ("home", "due", "list", "history", "summary", "export"):
            for form in FORMATS[command]:
                yield command, "--format", form, *b
        for target in rng.sample(targets, 5):
            for form in FORMATS["show"]:
                yield "show", target, "--format", form, *b
            yield ("history", target, "--format",
                   rng.choice(FORMATS["history"]), *b)
        for words in ["of", "again", "Act", *some]:
            for form in FORMATS["search"]:
                yield "search", "--format", form, *b, "--", words
        for kind in KINDS:
            for form in ("text", "csv", "md", "html", "json"):
                yield ("summary", *kind_of(kind), "--format", form, *b)
            yield "summary", *kind_of(kind), "--explain", *b
    yield "history", "--commits", "--format", "json"
    yield "list", "--group", "owner", "--format", "json"
    yield "list", "--group", "theme"
    yield from letters()
    for command in ("templates", "person", "set", "letters"):
        for form in FORMATS[command]:
            yield command, "--format", form
    # Mistyped targets, whose nearest would be told.
    for typed in ("operation-zorro-xylen", "operation-zorro-xyle/afi-1",
                  "zorro/afi-1", "afi-1", "peel-2024/afi-9"):
        yield "show", typed
        yield "list", typed, "--format", "json"
    for i in INSPECTIONS:
        yield ("summary", "--kind", "visit", i, "--explain",
               "--with-evidence", "../packed-" + i)
    yield "due", "-o", "../written"
    yield "summary", *kind_of("board"), "--format", "html", "-o", "../written"


# ---- looking for them ------------------------------------------------------


def told(data, *command):
    """What a program says of the bytes."""
    if shutil.which(command[0]):
        yield subprocess.run(command, input=data, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=False).stdout


def unpacked(data):
    """The bytes, and those that are packed in them."""
    yield data
    if data[:5] == b"%PDF-":
        yield from told(data, "pdftotext", "-", "-")
        yield from told(data, "pdfinfo", "-")
    if data[:5] in (b"Date:", b"From:") or b"\nMIME-Version:" in data[:4000]:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        for part in mail.walk():
            yield "\n".join(f"{k}: {v}" for k, v in part.items()).encode()
            if not part.is_multipart():
                yield from unpacked(part.get_payload(decode=True))
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))
    for at in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(data[at.end():])
        except zlib.error:
            pass


def readings(data):
    """DATA as whoever looks for something may read it."""
    text = data.decode("utf-8", "replace")
    yield text
    yield html.unescape(text)
    yield urllib.parse.unquote(text)
    yield re.sub(r"\\u([0-9a-fA-F]{4})",
                 lambda m: chr(int(m[1], 16)), text)
    yield quopri.decodestring(data).decode("utf-8", "replace")
    yield re.sub(r"\r?\n[ \t]", "", text)
    if b"\0" in data:
        yield data.decode("utf-16-le", "replace")
        yield data.decode("utf-16-be", "replace")
    for packed in re.findall(rb"[A-Za-z0-9+/\r\n]{24,}={0,2}", data):
        try:
            yield base64.b64decode(packed).decode("utf-8", "replace")
        except ValueError:
            pass


def leaks(data):
    seen = "\0".join({folded(r) for part in unpacked(data)
                      for r in readings(part)})
    for secret in secrets:
        for what in [folded(secret.words), *secret.marks]:
            if secret.done and what in seen:
                yield what, secret
    if "nameworthy" in seen or "secretaddress" in seen:
        yield "the name of an author", None


def given(folder):
    """Names and contents of the files there."""
    data = b""
    for at, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(at, name), "rb") as file:
                data += name.encode() + b"\n" + file.read() + b"\n"
    return data


def main():
    threading.Thread(target=server.serve_forever, daemon=True).start()
    record()
    count = redacted = packed = 0
    for command in commands():
        typed = {folded(a) for a in command}
        data = afi(*command, fail=True)
        packed += data[:4] in (b"%PDF", b"PK\3\4", b"Date", b"From")
        if "-o" in command:
            with open("../written", "rb") as file:
                data = file.read() + data
            os.remove("../written")
            packed += data[:2] in (b"%P", b"PK")
        if "--get" in command:
            data += given("../got")
        if "--with-evidence" in command:
            data += given(command[-1])
        count += 1
        redacted += "[x¹]".encode() in data
        for what, secret in leaks(data):
            # The message of an error may repeat what was typed.
            if any(what in t for t in typed) and data.startswith(b"afi:"):
                continue
            print(f"afi {' '.join(command)}: {what}"
                  f" ({secret.way if secret else ''})")
    inside = folded("".join(str(json.loads(
        afi("history", t, "--for", "internal", "--format", "json")))
        for t in INSPECTIONS + ["operation-zorro-xylem"]))
    lost = [s.words for s in secrets if folded(s.words) not in inside]
    for words in lost:
        print(f"not seen inside: {words}")
    print(f"{len(secrets)} secrets, {count} outputs, {packed} of them packed, "
          f"{redacted} with something left out; {sum(not s.done for s in secrets)} not marked")


main()
