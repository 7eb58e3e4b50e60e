"""Judge pages in a browser: python3 check.py AXE FOLDER PAGE...

Each PAGE is looked at light and dark, 360 and 1024 pixels wide.  AXE, axe-core's
axe.min.js, judges it by WCAG 2.2 AA and what is best practice; own.js by what
axe does not.  A line for each thing found, "PAGE: STATE: RULE: WHERE", and at
the end of each page "PAGE: looked at".  FOLDER is for the browser's own files.
"""
import os
import pathlib
import sys

from browser import Browser

AXE = """axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a',
'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
resultTypes: ['violations'] }).then(result => result.violations.flatMap(one =>
one.nodes.map(node => one.id + ': ' + node.target.join(' '))))"""

STATES = [(width, dark) for width in (360, 1024) for dark in (False, True)]


def judge(browser, scripts, page):
    name = page.name
    browser.open(page.resolve().as_uri())
    for script in scripts:
        browser.run(script)
    for width, dark in STATES:
        browser.look(width, dark)
        for found in browser.run(AXE) + browser.run('own()'):
            print('%s: %d, %s: %s' % (name, width,
                                      'dark' if dark else 'light', found))
    print('%s: looked at' % name, flush=True)


def main(axe, folder, *pages):
    own = os.path.join(os.path.dirname(__file__), 'own.js')
    # What a script comes to is answered in full; theirs is nothing of use.
    scripts = [pathlib.Path(one).read_text(encoding='utf-8') + '\n;0'
               for one in (axe, own)]
    with Browser(folder) as browser:
        for page in pages:
            judge(browser, scripts, pathlib.Path(page))


main(*sys.argv[1:])
