"""Sum the proofs of summaries made with --explain, and count anew.

usage: explain.py LIST HISTORY VIEW...

LIST is `afi list --all`, HISTORY is `afi history`, VIEWs are summaries, with or
without a kind, all as JSON and as they stood on the same day.  Prints what is wrong, and
nothing if every number is what its proofs add up to:

- whatever has a figure has as many proofs, each of them once;
- a proof's target is there, and its entries are in that target's record, or in
  one whose action serves it;
- parts have the proofs of the whole between them;
- the summary and each of the known kinds count what the rows of LIST and the entries of
  HISTORY say, which know nothing of what summaries count;
- the list of all numbers has these and no others.
"""
import collections
import datetime
import json
import sys

wrong = []
where = ''


def check(right, *what):
    if not right:
        wrong.append(': '.join((where,) + tuple(map(str, what))))


def same(one, other, what):
    check(sorted(one) == sorted(other), what,
          f'{sorted(one)} is not {sorted(other)}')


def record_of(target):
    return '/'.join(target.split('/')[:3])


def walk(value, path=''):
    """Every object in a JSON value, with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from walk(inner, f'{path}.{key}')
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from walk(inner, f'{path}.{i}')


def is_totals(value):
    """Without tallies: their proof has those of all their numbers."""
    return 'by_status' in value


def at(row, name):
    """The member that a proof names: due, or actions.open."""
    for key in name.split('.'):
        row = row[key]
    return row


def rows_in(value, target=None):
    """What is proved under the names of its members, and whose it is."""
    if isinstance(value, dict):
        target = value.get('target', target)
        if isinstance(value.get('proof'), dict) and not is_totals(value):
            yield target, value
        for inner in value.values():
            yield from rows_in(inner, target)
    elif isinstance(value, list):
        for inner in value:
            yield from rows_in(inner, target)


def targets(tally):
    return [proof['target'] for proof in tally['proof']]


def ids(tally):
    return [one for proof in tally['proof'] for one in proof['entries']]


class Known:
    """What is known of the register, from elsewhere."""

    def __init__(self, rows, entries):
        self.rows = {row['target']: row for row in rows}
        self.entries = {entry['id']: entry for entry in entries}
        self.records = {record_of(entry['target']) for entry in entries
                        if entry['target']}
        self.served = collections.defaultdict(set)
        for entry in entries:
            fields = entry['fields']
            if entry['what'] == 'link' and fields['relation'] == 'served-by':
                self.served[entry['target']].add(record_of(fields['target']))

    def is_open(self, action):
        """By the last that was decided of it."""
        decided = [entry['what'] for entry in self.entries.values()
                   if entry['target'] == action and entry['fate'] is None and
                   entry['what'] in ('close', 'reopen')]
        return not decided or decided[-1] == 'reopen'

    def apart(self, within, kind):
        return [target for target, row in self.rows.items()
                if row['kind'] == kind and within(target) and
                row['outcome'] != 'mistaken']

    def counted(self, within, *conditions):
        return [target for target, row in self.rows.items()
                if row['counted'] and within(target) and
                all(condition(row) for condition in conditions)]

    def happened(self, what, since, within):
        """Entries of that kind about findings, which still stand."""
        return [entry['id'] for entry in self.entries.values()
                if entry['what'] == what and entry['fate'] is None and
                entry['happened']['iso'] >= since and
                entry['target'] == record_of(entry['target']) and
                within(entry['target']) and
                entry['target'] in self.rows and
                self.rows[entry['target']]['counted']]


# ---- any view ---------------------------------------------------------------

def check_proof(known, proof):
    target, record = proof['target'], record_of(proof['target'])
    check(record in known.records, 'no such record', target)
    check(target == record or any(entry['target'] == target for entry in
                                  known.entries.values()),
          'no such action', target)
    for one in proof['entries']:
        check(one in known.entries, 'no such entry', one)
        its = record_of(known.entries[one]['target'])
        check(its == record or its in known.served[record],
              f'{one} of {its} does not prove {target}')


def check_tallies(known, view):
    """Each figure equals its proofs."""
    for path, tally in walk({key: value for key, value in view.items()
                             if key != 'explained'}):
        if 'figure' not in tally:
            continue
        check('proof' in tally, 'without proof', path)
        proofs = {json.dumps(proof, sort_keys=True)
                  for proof in tally.get('proof', [])}
        # A finding may be the first of two themes' stories.
        check(tally['figure'] == len(tally.get('proof', [])) and
              (path == '.totals.told' or tally['figure'] == len(proofs)),
              path, f"{tally['figure']} is not {len(proofs)}")
        for proof in tally.get('proof', []):
            check_proof(known, proof)


def days(date, n):
    return (datetime.date.fromisoformat(date['iso']) +
            datetime.timedelta(days=n)).isoformat()


def date_given(known, one):
    return (known.entries[one]['fields'].get('due') or {}).get('iso')


def check_clock(known, view, target, clock):
    """On which day of the period the comments were published, or is today."""
    entries = [known.entries[one] for one in clock['proof']['day']]
    if clock['day']:
        until = entries[1]['happened'] if entries[1:] else view['today']
        check(days(entries[0]['fields']['published'], clock['day'] - 1) ==
              until['iso'], target, 'clock')


# What sort of entry a row counts.
COUNTED = {'slipped': {'update', 'assign', 'edition'},
           'reopened': {'reopen'}, 'unanswered': {'ask'},
           'updates': {'update'}, 'evidence': {'evidence'},
           'measures': {'measure'}, 'silence.no_change': {'update'},
           'actions.count': {'action'}, 'actions.open': {'action'},
           'actions.overdue': {'action', 'update', 'assign', 'edition'}}


def check_age(known, view, path, number, entries):
    """From what says when it was issued, or opened it, to its close."""
    first, *close = [known.entries[one] for one in entries]
    begun = first['fields'].get('issued') or first['happened']
    until = close[0]['happened'] if close else view['today']
    check(days(begun, number) == until['iso'], path, 'age')


def check_figure(known, path, row, name, entries):
    """A figure, or a goal, is as one entry has it."""
    (entry,) = [known.entries[one] for one in entries]
    mine, its = {'value_words': ('value', 'value'),
                 'goal_words': ('goal', 'target')}[name]
    check(entry['what'] == 'measure' and entry['fields'][its] == row[mine] and
          entry['fields']['name'] == row['name'], path, name)


def check_row(known, view, path, row):
    today = view['today']
    for name, entries in row['proof'].items():
        number = at(row, name)
        if name in COUNTED:
            check(number == len(set(entries)) and
                  {known.entries[one]['what'] for one in entries} <=
                  COUNTED[name], path, name)
        if number is None:
            check(not entries, path, name)
        elif name in ('silent_days', 'silence.days'):
            check([days(known.entries[one]['happened'], number)
                   for one in entries] == [today['iso']], path, name)
        elif name in ('late_days', 'overdue_days') and number:
            check({date_given(known, one) for one in entries} ==
                  {days(today, -number)}, path, name)
        elif name == 'due':
            check({date_given(known, one) for one in entries} ==
                  {number['iso']}, path, name)
        elif name == 'age_days':
            check_age(known, view, path, number, entries)
        elif name in ('value_words', 'goal_words'):
            check_figure(known, path, row, name, entries)
        elif name == 'actions.overdue':
            check(all(date_given(known, one) < today['iso']
                      for one in entries), path, name)


def is_number(name, value):
    return value and (isinstance(value, int) or
                      name in ('value_words', 'goal_words'))


def check_numbers(view):
    """The list of all numbers against the view."""
    tallies, found = collections.Counter(), collections.Counter()
    for _, one in walk({key: value for key, value in view.items()
                        if key != 'explained'}):
        if one.get('figure'):
            tallies[one['figure'], json.dumps(one['proof'])] += 1
    for target, row in rows_in(view):
        for name, entries in row['proof'].items():
            if is_number(name, at(row, name)):
                tallies[at(row, name), json.dumps([
                    {'target': target, 'entries': entries}])] += 1
    for _, totals in walk(view):
        if is_totals(totals):
            for name, proof in totals['proof'].items():
                if proof:
                    tallies[at(totals, name), json.dumps(proof)] += 1
    for one in view['explained']['numbers']:
        found[one['number'], json.dumps(one['proof'])] += 1
        check(one['place'] and one['what'], 'a number without a name')
    check(tallies == found, 'numbers', f'{tallies - found}, {found - tallies}')


# ---- parts and wholes -------------------------------------------------------

def check_parts(counts, *parts):
    for part in parts:
        same([target for one in counts[part] for target in
              targets(one.get('findings') or one['items'])],
             targets(counts['findings']), f'{part} of the findings')


def check_sum(whole, parts, name):
    """Of each count that both have, the whole has what the parts have."""
    for path, tally in walk(whole):
        if 'figure' in tally:
            got = []
            for part in parts:
                at = part
                for step in path.split('.')[1:]:
                    at = at[int(step)] if step.isdigit() else at[step]
                got += targets(at)
            same(got, targets(tally), f'{name}{path}')


# ---- the summary without a kind ---------------------------------------------

def numbers_in(totals):
    for name, value in totals.items():
        if isinstance(value, int):
            yield name
        elif name != 'proof':
            yield from (f'{name}.{key}' for key in value)


def check_totals(known, view, totals, rows, within):
    """The totals of some rows, which are all that there are within."""
    proof = {name: {'proof': one} for name, one in totals['proof'].items()}
    same(proof, numbers_in(totals), 'proofs')
    for name, one in proof.items():
        check(at(totals, name) == len(set(targets(one))) ==
              len(one['proof']), name, 'is not', len(one['proof']))
        for each in one['proof']:
            check_proof(known, each)
    same(targets(proof['findings']), known.counted(within), 'findings')
    same(targets(proof['practices']), known.apart(within, 'practice'), 'apart')
    same(targets(proof['observations']), known.apart(within, 'observation'),
         'apart')
    check_sorts(known, proof['findings'], {'opened'})
    for name, sorts in BEHIND.items():
        one = proof['by_status.' + name]
        same(targets(one), known.counted(
             within, lambda row: row['status'] == name), name)
        check_sorts(known, one, sorts)
    for name in ('red', 'amber', 'green', 'grey'):
        one = proof['by_rag.' + name]
        same(targets(one), known.counted(
             within, lambda row: row['rag'] == name), name)
        if name in ('green', 'grey'):
            check_sorts(known, one, {'close'})
        else:
            check_dates(known, one)
    for name in ('actions.count', 'actions.open', 'actions.overdue'):
        check(set(ids(proof[name])) == {
            one for row in rows if row['counted']
            for one in row['proof'][name]}, name)
    check_sorts(known, proof['actions.count'], {'action'})
    same(targets(proof['actions.open']),
         filter(known.is_open, targets(proof['actions.count'])), 'open')
    for each in proof['actions.overdue']['proof']:
        check([date_given(known, one) < view['today']['iso']
               for one in each['entries']] == [True], each, 'not overdue')


def summary(known, view, within):
    rows = [row for inspection in view['inspections']
            for row in inspection['findings']]
    check_totals(known, view, view['totals'], rows, within)
    for inspection in view['inspections']:
        def here(target, its=inspection['target'] + '/'):
            return within(target) and target.startswith(its)

        check_totals(known, view, inspection['totals'],
                     inspection['findings'], here)
    for row in rows:
        listed = known.rows[row['target']]
        check(all(row[key] == listed[key] for key in listed), row['target'],
              'not as it is listed')


# ---- the known kinds --------------------------------------------------------

BANDS = {'under 6 months': (0, 6), '6 to 12 months': (6, 12),
         '1 to 2 years': (12, 24), 'over 2 years': (24, 12000)}


def months(row, today):
    begun = today - datetime.timedelta(days=row['age_days'])
    return ((today.year - begun.year) * 12 + today.month - begun.month -
            (today.day < begun.day))


def is_open(row):
    return row['status'] != 'closed'


# What sort of entry a status comes from.
BEHIND = {'closed': {'close'}, 'submitted': {'submit'},
          'in assurance': {'close'}, 'open': {'assign', 'opened'},
          'in progress': {'action', 'update', 'evidence', 'measure'},
          'awaiting allocation': {'opened'}}


def check_sorts(known, tally, sorts):
    """Each proof has entries, and they are of these sorts."""
    for proof in tally['proof']:
        check(proof['entries'], 'no entry', proof)
        for one in proof['entries']:
            check(known.entries[one]['what'] in sorts, 'not one of', sorts,
                  proof)


def check_dates(known, tally):
    """Each proof has what set the date that its row has."""
    for proof in tally['proof']:
        due = known.rows[proof['target']]['due']
        check({date_given(known, one) for one in proof['entries']} ==
              ({due['iso']} if due else set()), 'not the date', proof)


def check_entries(known, counts):
    """That the entries are those that decide it."""
    check_sorts(known, counts['findings'], {'opened'})
    for one in counts['statuses']:
        check_sorts(known, one['findings'], BEHIND[one['status']])
    for one in counts['rags']:
        if one['rag'] in ('green', 'grey'):
            check_sorts(known, one['findings'], {'close'})
        else:
            check_dates(known, one['findings'])
    for one in counts['ages']:
        check_sorts(known, one['findings'], {'opened', 'edition'})
    check_dates(known, counts['rate']['due'])
    check_sorts(known, counts['rate']['complete'], {'close'})
    check_sorts(known, counts['rate']['undated'], {'opened'})


def check_counts(known, view, counts, within, *also):
    today = datetime.date.fromisoformat(view['today']['iso'])
    since = view['since']['iso'] if view['since'] else ''

    def those(*conditions):
        return known.counted(within, *also, *conditions)

    def due(row):
        return row['due'] and since <= row['due']['iso'] <= today.isoformat()

    same(targets(counts['findings']), those(), 'findings')
    same(targets(counts['open']), those(is_open), 'open')
    for one in counts['statuses']:
        same(targets(one['findings']),
             those(lambda row: row['status'] == one['status']), one['status'])
    for one in counts['rags']:
        same(targets(one['findings']),
             those(lambda row: row['rag'] == one['rag']), one['rag'])
    for one in counts['ages']:
        low, high = BANDS[one['band']]
        same(targets(one['findings']), those(is_open, lambda row:
             low <= months(row, today) < high), one['band'])
    rate = counts['rate']
    same(targets(rate['due']), those(due), 'fell due')
    same(targets(rate['complete']),
         those(due, lambda row: row['outcome'] == 'complete'), 'complete')
    same(targets(rate['undated']), those(lambda row: not row['due']),
         'undated')
    check_parts(counts, 'statuses', 'rags')
    check_entries(known, counts)


def check_moved(known, view, totals, within):
    since = view['since']['iso']
    moved = {one['what']: one['moves'] for one in totals['moved']}
    for name, what in (('opened', 'opened'), ('reopened', 'reopen')):
        same(ids(moved[name]), known.happened(what, since, within), name)
    closes = known.happened('close', since, within)
    check(set(ids(moved['closed'])) <= set(closes), 'closed', closes)
    for name, whats in (('slipped', {'update', 'assign', 'edition'}),
                        ('returned', {'response'})):
        for one in ids(moved[name]):
            check(known.entries[one]['what'] in whats and
                  known.entries[one]['happened']['iso'] >= since, name, one)


def check_moves(totals, moves):
    """The counts of what moved against what is told of it."""
    for one in totals['moved'] or []:
        same(targets(one['moves']), [move['target'] for move in moves
                                     if move['what'] == one['what']],
             one['what'])


def check_past(totals):
    """Take out what was open and closed over time, which ends with today; its
    days are each inspection's own."""
    over_time = totals.pop('over_time')
    if over_time:
        today = over_time['points'][-1]
        same(targets(today['open']), targets(totals['open']), 'open today')
        same(targets(today['closed']),
             targets(totals['statuses'][5]['findings']), 'closed today')


def progress(known, view, within):
    for one in [view] + view['inspections']:
        check_past(one['totals'])
    check_counts(known, view, view['totals'], within)
    check_sum(view['totals'], [one['totals'] for one in view['inspections']],
              'inspections')
    for inspection in view['inspections']:
        def here(target, its=inspection['target'] + '/'):
            return within(target) and target.startswith(its)

        parts = [dict(question) for question in inspection['questions']]
        totals = dict(inspection['totals'])
        if totals.pop('moved'):
            check_moved(known, view, inspection['totals'], here)
        check_sum(totals, parts, 'questions')
        for question in parts:
            check_counts(known, view, question, here, lambda row:
                         row['question'] == question['question'])


def exceptions(known, view, within):
    tests = {
        'red': lambda row: row['rag'] == 'red',
        'silent for 90 days or more': lambda row: row['silent_days'] >= 90,
        'question not answered': lambda row: row['unanswered'],
        'decisions crossed': lambda row: 'decisions crossed' in row['marks'],
    }
    if not view['since']:
        tests['slipped'] = lambda row: row['slipped']
    same(targets(view['totals']['of']), known.counted(within, is_open), 'of')
    same(targets(view['totals']['findings']),
         [row['target'] for row in view['rows']], 'rows')
    for one in view['totals']['exceptions']:
        same(targets(one['findings']),
             [row['target'] for row in view['rows']
              if one['what'] in row['why']], one['what'])
        if one['what'] in tests:
            same(targets(one['findings']), known.counted(
                 within, is_open, tests[one['what']]), one['what'])


def board(known, view, within):
    def begins(row, name):
        return not view[name] or (row[name] or '').lower().startswith(
            view[name].lower())

    totals = view['totals']
    for sort in 'finding', 'action':
        same(targets(totals[sort + 's']), [row['target'] for row in
             view['rows'] if row['sort'] == sort], sort)
    same(targets(totals['findings']), known.counted(
         within, is_open, lambda row: begins(row, 'board') and
         begins(row, 'owner')), 'findings')
    check_moves(totals, totals['moves'] or [])
    for one in totals['rags']:
        same(targets(one['items']), [row['target'] for row in view['rows']
             if row['rag'] == one['rag']], one['rag'])
    check_sorts(known, totals['closed'], {'close'})
    for target in targets(totals['closed']):
        check(target not in known.rows or not is_open(known.rows[target]),
              'closed', target)


def panel(known, view, within):
    check_sum(view['totals'], [one['totals'] for one in view['bodies']],
              'bodies')
    same(targets(view['totals']['findings']), known.counted(within), 'panel')
    if view['totals']['moved']:
        check_moved(known, view, view['totals'], within)
    for body in view['bodies']:
        body['totals'].pop('moved')
        check_sum(body['totals'], body['priorities'], body['body'])
        for priority in body['priorities']:
            check_parts(priority, 'rags')
            for one in priority['rags']:
                for target in targets(one['findings']):
                    row = known.rows[target]
                    check((row['priority'], row['rag']) ==
                          (priority['priority'], one['rag']), target)


def visit(known, view, within):
    totals = view['totals']
    same(targets(totals['findings']), known.counted(within), 'findings')
    for one in totals['rags']:
        same(targets(one['findings']), known.counted(
             within, lambda row: row['rag'] == one['rag']), one['rag'])
    check_moves(totals, [move for page in view['pages']
                         for move in page['moves'] or []])
    files = [file for page in view['pages'] + [view['report']]
             for file in page['files']]
    same(ids(totals['missing']), [file['id'] for file in files
                                  if file['why']], 'missing')
    same(ids(totals['kept']), [file['id'] for file in files
                               if not file['why']], 'kept')


def lineage(known, view, _):
    totals, told = view['totals'], view['stories']
    for story in told:
        same(targets(story['count']), [finding['target'] for finding in
                                       story['findings']], 'count')
    same(targets(totals['told']), [story['findings'][0]['target']
                                   for story in told], 'stories')
    same(targets(totals['findings']), {target for story in told for target in
                                       targets(story['count'])}, 'findings')
    moves = {json.dumps(move): move for story in told
             for move in story['moves'] or []}
    check_moves(totals, moves.values())
    themes = {}
    for target, row in known.rows.items():
        for theme in row['themes']:
            themes.setdefault((target.split('/')[0], theme), []).append(target)
    for story in told:
        if story['theme'] and not view['target']:
            its = targets(story['count'])
            check(set(its) <= set(themes[its[0].split('/')[0],
                                         story['theme']]), 'theme', its)


def responses(known, view, within):
    totals, told = view['totals'], view['inspections']
    same(targets(totals['reports']), [one['target'] for one in told],
         'reports')
    check_sum({key: totals[key] for key in ('answered', 'not_answered')},
              told, 'inspections')
    if not view['since']:
        same(targets(totals['answered']) + targets(totals['not_answered']),
             known.counted(within), 'findings')
    for one in totals['clocks']:
        same(targets(one['reports']), [
            report['target'] for report in told
            if (report['clock'] or {'state': 'unknown'})['state'] ==
            one['state']], one['state'])
    for proof in totals['answered']['proof']:
        check(proof['entries'], 'not answered', proof)
        for one in proof['entries']:
            check(known.entries[one]['what'] == 'response' and
                  known.entries[one]['target'] == proof['target'],
                  'no answer', proof)


KINDS = {'progress': progress, 'exceptions': exceptions, 'board': board,
         'panel': panel, 'visit': visit, 'lineage': lineage,
         'responses': responses, None: summary}


def load(path):
    with open(path, encoding='utf-8') as f:
        return json.load(f)


def main(rows, entries, *views):
    global where
    known = Known(load(rows)['rows'], load(entries)['entries'])
    for path in views:
        view, where = load(path), path

        def within(target, its=view['target']):
            return not its or (target + '/').startswith(its + '/')

        check_tallies(known, view)
        for target, row in rows_in(view):
            for entries in row['proof'].values():
                check_proof(known, {'target': target, 'entries': entries})
            if 'day' in row['proof']:
                check_clock(known, view, target, row)
            else:
                check_row(known, view, target, row)
        check_numbers(view)
        KINDS.get(view.get('kind'), lambda *_: None)(known, view, within)
    print('\n'.join(wrong), end='\n' if wrong else '')


main(*sys.argv[1:])
