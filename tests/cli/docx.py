"""What is in a DOCX, read without any of our code.

usage: docx.py text|styles|properties|coloured|names|font FILE
"""
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'


def words(node):
    """All words of a paragraph."""
    return ''.join(t.text or '' for t in node.iter(W + 't'))


def local(tag):
    """A tag without its space of names."""
    return tag.split('}')[-1]


def text(archive, body):
    """Its paragraphs, with what is before and after in notes."""
    for paragraph in body.iter(W + 'p'):
        print(words(paragraph))
    notes = ET.fromstring(archive.read('word/footnotes.xml'))
    for paragraph in notes.iter(W + 'p'):
        print(words(paragraph))


def styles(archive, body):
    """How many of its parts have which style."""
    used = [s.get(W + 'val') for s in body.iter(W + 'pStyle')]
    for name in ('Heading1', 'Heading2', 'TableCaption'):
        print(f'{name}: {used.count(name)}')
    print('tables:', len(list(body.iter(W + 'tbl'))))
    repeated = [row for table in body.iter(W + 'tbl')
                for row in table.findall(W + 'tr')[:1]
                if row.find(f'{W}trPr/{W}tblHeader') is not None]
    print('rows repeated:', len(repeated))
    size = next(body.iter(W + 'pgSz'))
    print('page:', size.get(W + 'w'), 'x', size.get(W + 'h'))
    sheet = ET.fromstring(archive.read('word/styles.xml'))
    print('language:', *{lang.get(W + 'val')
                         for lang in sheet.iter(W + 'lang')})
    for name in archive.namelist():
        if re.match('word/footer', name):
            print('foot:', words(ET.fromstring(archive.read(name))))


def properties(archive, _):
    """All that they say."""
    for name in ('core', 'app', 'custom'):
        for node in ET.fromstring(archive.read(f'docProps/{name}.xml')):
            print(local(node.tag), node.text)


def coloured(_, body):
    """The words that have a style of RAG's."""
    for run in body.iter(W + 'r'):
        style = run.find(f'{W}rPr/{W}rStyle')
        if style is not None and style.get(W + 'val') in (
                'Red', 'Amber', 'Green', 'Grey'):
            print(words(run))


def names(archive, _):
    """What it is made of."""
    print(*archive.namelist(), sep='\n')


def font(archive, _):
    """That of its text."""
    sheet = ET.fromstring(archive.read('word/styles.xml'))
    print(next(sheet.iter(W + 'rFonts')).get(W + 'ascii'))


def main():
    """Do what is asked."""
    with zipfile.ZipFile(sys.argv[2]) as archive:
        body = ET.fromstring(archive.read('word/document.xml'))
        {'text': text, 'styles': styles, 'properties': properties,
         'coloured': coloured, 'names': names, 'font': font}[sys.argv[1]](archive, body)


main()
