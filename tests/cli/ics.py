"""Read a calendar with a parser that is not ours and compare it with the JSON
that it was made from.

usage: ics.py CALENDAR JSON

Prints what is wrong, and nothing if the two say the same.
"""
import datetime
import json
import sys

from icalendar import Calendar


def events_of(path):
    with open(path, 'rb') as f:
        raw = f.read()
    lines = raw.split(b'\r\n')
    if lines.pop() or any(b'\n' in line or b'\r' in line for line in lines):
        print('a line does not end in CR LF')
    for line in lines:
        line.decode('utf-8')
        if len(line) > 75:
            print(f'{len(line)} octets: {line}')
    calendar = Calendar.from_ical(raw)
    if calendar.errors:
        print(calendar.errors)
    if not calendar.subcomponents:
        print('the calendar is empty')
    return calendar.walk('vevent')


def told_by(event):
    start, end = event['dtstart'].dt, event['dtend'].dt
    if end - start != datetime.timedelta(days=1):
        print(f'from {start} to {end}')
    if event['transp'] != 'TRANSPARENT' or event.subcomponents or event.errors:
        print(f'not as it should be: {event}')
    return {
        'date': start.isoformat(),
        'summary': str(event['summary']),
        'description': str(event['description']),
        'uid': str(event['uid']),
        'what': str(event['categories'].to_ical(), 'utf-8'),
        'stamp': event['dtstamp'].dt.strftime('%Y-%m-%dT%H:%M:%SZ'),
        'members': sorted(event),
    }


def meant_by(row, stamp):
    words = row['date'].get('words')
    return {
        'date': row['date']['iso'],
        'summary': f"{row['task'].capitalize()}: {row['title']}",
        'description': '\n'.join(
            [row['target'],
             f"Who answers: {row['who'] or 'nobody yet'}"] +
            ([f'Date as recorded: {words}'] if words else []) +
            [f"Waits since {row['since']['long']}",
             f"afi show {row['target']}"]),
        'uid': row['uid'],
        'what': row['what'],
        'stamp': stamp,
        'members': sorted(['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY',
                           'DESCRIPTION', 'CATEGORIES', 'TRANSP']),
    }


def main(calendar, view):
    with open(view, encoding='utf-8') as f:
        view = json.load(f)
    told = [told_by(event) for event in events_of(calendar)]
    meant = [meant_by(row, view['recorded']['utc'])
             for row in view['rows'] if row['date']]
    if len(told) != len(meant):
        print(f'{len(told)} events for {len(meant)} things with a date')
    for one, other in zip(told, meant):
        for key in other:
            if one[key] != other[key]:
                print(f'{key}: {one[key]!r} is not {other[key]!r}')
    if len({one['uid'] for one in told}) != len(told):
        print('two events have one name')


main(*sys.argv[1:])
