"""Hold JSON documents to a schema, and the schema to the documents.

usage: validate.py SCHEMA OUT DOCUMENT...

Writes three files, each empty if all is well:

OUT.wrong   what in a document is not as the schema says, each once
OUT.unmet   members of the schema that no document has a value for, and words
            that none has
OUT.passed  what the schema lets pass that it should refuse: a document from
            which a member was taken, or to which one was added, or in which a
            value became one of another type or a word that there is not

A member, and an object to add one to, is tried once for each place in the
schema or in a view, in the smallest document that has it.
"""
import copy
import json
import os
import sys

import jsonschema
from jsonschema.validators import extend

# All other members are always there.
MAY_BE_MISSING = {'words': {'date'}, 'group': {'rows'}, 'commit': {'entries'},
                  'proof': {'tally', 'rows', 'clock', 'totals', 'question',
                            'findings', 'points', 'visit-members'}}


def paths_of(value, path=()):
    """The path of each object and list in a JSON value, by its id."""
    found = {}
    if isinstance(value, (dict, list)):
        found[id(value)] = path
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            found.update(paths_of(inner, path + (key,)))
    return found


def at(value, path):
    for step in path:
        value = value[step]
    return value


def shown(path):
    return '/'.join(map(str, path))


class Watch:
    """Notes which members and words of a schema are met in documents."""

    def __init__(self, schema):
        self.schema = schema
        self.places = paths_of(schema)
        self.met = {}        # (place in the schema, name): (document, object)
        self.filled = set()  # those with a value
        self.words = set()   # (place in the schema, word)
        self.document = None

    def validator(self):
        base = jsonschema.Draft202012Validator
        properties = base.VALIDATORS['properties']
        enum = base.VALIDATORS['enum']

        def watch_properties(validator, members, instance, schema):
            if isinstance(instance, dict):
                for name in members:
                    if name in instance:
                        self.met.setdefault(
                            (self.places[id(members)], name),
                            (self.document, id(instance)))
                        if instance[name] not in (None, []):
                            self.filled.add((self.places[id(members)], name))
            yield from properties(validator, members, instance, schema)

        def watch_enum(validator, words, instance, schema):
            if instance in words:
                self.words.add((self.places[id(words)], instance))
            yield from enum(validator, words, instance, schema)

        return extend(base, {'properties': watch_properties,
                             'enum': watch_enum})(
            self.schema, format_checker=jsonschema.FormatChecker())

    def unmet(self):
        """What is in the schema but was not met."""
        for path in self.places.values():
            for name in at(self.schema, path):
                if path[-1:] == ('properties',) and \
                   at(self.schema, path)[name] != {'type': 'null'} and \
                   (path, name) not in self.filled:
                    yield shown(path + (name,))
                if path[-1:] == ('enum',) and (path, name) not in self.words:
                    yield f'{shown(path)}: {json.dumps(name)}'


# ---- spoiling ---------------------------------------------------------------

def wrong_type(value):
    if isinstance(value, str):
        return 17
    if isinstance(value, dict):
        return []
    return {} if isinstance(value, list) else {'no': 'such'}


def is_closed(schema, root):
    """Whether a schema of a string takes only words of some form."""
    if not isinstance(schema, dict):
        return False
    if '$ref' in schema:
        name = schema['$ref'].rsplit('/', 1)[1]
        if is_closed(root['$defs'][name], root):
            return True
    return (any(key in schema for key in ('enum', 'const', 'pattern')) or
            any(is_closed(one, root) for one in schema.get('anyOf', [])))


def spoilt_members(watch, documents):
    """(what was done, a document to which it was done)"""
    for (place, name), (number, instance) in sorted(watch.met.items()):
        document = documents[number]
        path = paths_of(document)[instance]
        value = at(document, path)[name]
        member = at(watch.schema, place)[name]
        where = shown(place + (name,))

        def spoilt(change):
            new = copy.deepcopy(document)
            change(at(new, path))
            return new

        if MAY_BE_MISSING.get(name, set()).isdisjoint(place):
            yield f'without {where}', spoilt(lambda o: o.pop(name))
        yield (f'another type: {where}',
               spoilt(lambda o: o.update({name: wrong_type(value)})))
        if isinstance(value, str) and is_closed(member, watch.schema):
            yield (f'another word: {where}',
                   spoilt(lambda o: o.update({name: 'no such word'})))


def added_members(documents):
    tried = set()
    for document in documents:
        view = (document['command'], document.get('level'))
        for path in paths_of(document).values():
            shape = view + tuple('*' if isinstance(step, int) else step
                                 for step in path)
            if shape in tried or not isinstance(at(document, path), dict) \
               or path[-1:] == ('fields',):
                continue
            tried.add(shape)
            new = copy.deepcopy(document)
            at(new, path)['no-such-member'] = None
            yield f'with another member: {shown(shape)}', new


# ---- complaints -------------------------------------------------------------

def causes(error):
    """What made it fail, at the bottom: of a choice, that it is not null is no
    cause, and an outer object fails with its member."""
    if error.context:
        for inner in error.context:
            if inner.validator_value != 'null':
                yield from causes(inner)
    else:
        yield error


def complaints(errors):
    """The places in a document where it is wrong, in words."""
    found = [cause for error in errors for cause in causes(error)]
    deep = [one for one in found if one.validator != 'unevaluatedProperties']
    for one in deep or found:
        place = ('*' if isinstance(step, int) else step
                 for step in one.absolute_path)
        yield f'{shown(place)}: {one.message[-200:]}'


# ---- all of it --------------------------------------------------------------

def main(schema_file, out, *files):
    with open(schema_file, encoding='utf-8') as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    watch = Watch(schema)
    validator = watch.validator()
    documents, told = [], set()
    with open(out + '.wrong', 'w', encoding='utf-8') as wrong:
        for file in sorted(files, key=os.path.getsize):
            with open(file, encoding='utf-8') as f:
                documents.append(json.load(f))
            watch.document = len(documents) - 1
            for what in complaints(validator.iter_errors(documents[-1])):
                if what not in told:
                    print(f'{file}: {what}', file=wrong)
                told.add(what)
    with open(out + '.unmet', 'w', encoding='utf-8') as unmet:
        for one in watch.unmet():
            print(one, file=unmet)
    plain = jsonschema.Draft202012Validator(schema)
    with open(out + '.passed', 'w', encoding='utf-8') as passed:
        for spoil in (spoilt_members(watch, documents),
                      added_members(documents)):
            for what, document in spoil:
                if plain.is_valid(document):
                    print(what, file=passed)


main(*sys.argv[1:])
