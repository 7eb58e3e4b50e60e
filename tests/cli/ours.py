"""Prove that what a view for the public does not look through is a word of ours.

usage: ours.py FOLDER

query_public.c passes over what stands under some keys.  Wherever
view.schema.json has a property of one of those names, it must be one of a few
words, a number or a date; objects are looked into by their own keys.  Prints each that is none.
"""
import json
import re
import sys

PATTERNS = {
    r"^[1-3]?[0-9] [A-Z][a-z]+ [0-9]{4}$",
    r"^[1-3]?[0-9] [A-Z][a-z]+ [0-9]{4}, [0-2][0-9]:[0-5][0-9]$",
    r"^[1-3]?[0-9](st|nd|rd|th) [A-Z][a-z]+ [0-9]{4}$",
    r"^[0-9]{4}-[01][0-9]-[0-3][0-9]$",
    r"^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$",
}

source = open(sys.argv[1] + "/lib/query_public.c").read()
schema = json.load(open(sys.argv[1] + "/lib/view.schema.json"))
keys = set(re.findall(r'"(\w+)"',
                      re.search(r"closed\[\] = \{(.*?)\};", source, re.S)[1]))
found = set()


def closed(one):
    """Whether a string that fits ONE is a word of ours."""
    if one is True:		# said where it is meant: it only must be there
        return True
    if "enum" in one or "const" in one or one.get("pattern") in PATTERNS:
        return True
    if "$ref" in one:
        return closed(schema["$defs"][one["$ref"].rsplit("/", 1)[1]])
    for key in ("anyOf", "oneOf"):
        if key in one:
            return all(closed(o) for o in one[key])
    if one.get("type") == "array":
        return closed(one["items"])
    return one.get("type") in ("object", "integer", "number", "boolean", "null")


def look(one, path):
    if isinstance(one, list):
        for i, o in enumerate(one):
            look(o, f"{path}/{i}")
    if not isinstance(one, dict):
        return
    for name, o in one.get("properties", {}).items():
        if name in keys:
            found.add(name)
            if not closed(o):
                print(f"{path}/{name}: any text may stand there")
    for name, o in one.items():
        look(o, f"{path}/{name}")


look(schema, "")
for name in keys - found:
    print(f"{name}: no view has it")
