"""Read a book of sheets, for the tests of the export.

usage: xlsx.py FILE SHEET WHAT [ARGUMENT]...

WHAT: sheets, properties, columns HEADING..., dates HEADING..., lengths HEADING,
totals (each with what its formula counts), forget FILE (a copy in which no
formula has a value).
"""
import re
import sys
import zipfile

import openpyxl
from openpyxl.utils.escape import unescape


def shown(value):
    if value is None:
        return ''
    if hasattr(value, 'date'):
        return value.date().isoformat()
    return unescape(str(value)).replace('\n', '/')


def columns_of(sheet, headings):
    """The cells under each heading, row by row without empty rows."""
    names = [cell.value for cell in sheet[1]]
    at = [names.index(heading) for heading in headings]
    for row in sheet.iter_rows(min_row=2):
        cells = [row[i] for i in at]
        if any(cell.value is not None for cell in cells) or len(at) > 2:
            yield cells


def dated(cell):
    if hasattr(cell.value, 'date'):
        return f'{shown(cell.value)} as {cell.number_format}'
    return shown(cell.value)


def counted(book, formula):
    """What =COUNTIFS(cells,"word",...) comes to, worked out here."""
    inside = re.fullmatch(r'=COUNTIFS\((.*)\)', formula).group(1)
    tests = []
    for sheet, first, last, word in re.findall(
            r'(\w+)!\$([A-Z]+\$\d+):\$([A-Z]+\$\d+),"([^"]*)"', inside):
        cells = book[sheet][f'{first}:{last}'.replace('$', '')]
        tests.append([row[0].value == word for row in cells])
    return sum(all(row) for row in zip(*tests))


def forget(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w') as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith('xl/worksheets/'):
                data = re.sub(rb'(</f>)<v>[^<]*</v>', rb'\1', data)
            new.writestr(name, data)


def main():
    path, name, what, *rest = sys.argv[1:]
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    sheet = values[name] if name else None
    if what == 'sheets':
        for one in book:
            print(f'{one.title} {one.max_row} rows, frozen {one.freeze_panes},'
                  f' filter {one.auto_filter.ref}')
    elif what == 'properties':
        about = book.properties
        print(f'title={about.title} creator={about.creator or ""}'
              f' by={about.lastModifiedBy or ""} created={about.created}')
    elif what == 'columns':
        for cells in columns_of(book[name], rest):
            assert all(cell.data_type != 'f' for cell in cells)
            print('|'.join(shown(cell.value) for cell in cells))
    elif what == 'dates':
        for cells in columns_of(sheet, rest):
            print('|'.join(map(dated, cells)))
    elif what == 'lengths':
        for cells in columns_of(sheet, rest):
            print(len(cells[0].value.encode('utf-16-le')) // 2)
    elif what == 'totals':
        for row in book[name].iter_rows():
            if row[0].value is None:
                continue
            is_sum = row[1].data_type == 'f'
            print(row[0].value, values[name][row[1].coordinate].value,
                  counted(book, row[1].value) if is_sum else '', sep='|')
    elif what == 'forget':
        forget(path, rest[0])


main()
