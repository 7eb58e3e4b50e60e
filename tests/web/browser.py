"""A headless Chromium, talked to over a pipe in its own DevTools protocol.

    with Browser(FOLDER) as browser:
        browser.look(width=360, dark=True)
        browser.open('file:///page.html')
        browser.run('document.title')

What it does not answer within a minute is an error.
"""
import json
import os
import select
import subprocess
import sys
import time

PATIENCE = 60


class Browser:
    def __init__(self, folder):
        """Start it, with a new profile in FOLDER and nobody to talk to."""
        to_read, self.to = os.pipe()
        self.answers, to_write = os.pipe()
        for end in (to_read, to_write):
            os.set_inheritable(end, True)
        # It reads from 3 and writes to 4.
        self.log = open(os.path.join(folder, 'log'), 'wb')
        self.process = subprocess.Popen(
            ['sh', '-c', 'exec chromium "$@" 3<&%d 4>&%d' %
             (to_read, to_write), 'sh', '--headless=new', '--no-sandbox',
             '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
             '--disable-background-networking', '--hide-scrollbars',
             '--host-resolver-rules=MAP * ~NOTFOUND',
             '--user-data-dir=' + os.path.join(folder, 'profile'),
             '--remote-debugging-pipe', 'about:blank'],
            stdout=self.log, stderr=self.log,
            pass_fds=(to_read, to_write))
        os.close(to_read)
        os.close(to_write)
        self.left = b''
        self.calls = 0
        self.session = None
        page = [one for one in self.call('Target.getTargets')['targetInfos']
                if one['type'] == 'page'][0]
        self.session = self.call('Target.attachToTarget', flatten=True,
                                 targetId=page['targetId'])['sessionId']
        self.call('Page.enable')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def message(self, until):
        """The next message; each ends in a zero byte."""
        while b'\0' not in self.left:
            wait = max(0, until - time.monotonic())
            if not select.select([self.answers], [], [], wait)[0]:
                sys.exit('the browser does not answer')
            more = os.read(self.answers, 1 << 20)
            if not more:
                sys.exit('the browser ended; it said:\n' +
                         open(self.log.name, errors='replace').read())
            self.left += more
        one, self.left = self.left.split(b'\0', 1)
        return json.loads(one)

    def send(self, method, **params):
        self.calls += 1
        call = {'id': self.calls, 'method': method, 'params': params}
        if self.session:
            call['sessionId'] = self.session
        data = json.dumps(call).encode() + b'\0'
        while data:
            data = data[os.write(self.to, data):]

    def wait(self, wanted):
        """The first message that is WANTED; others are let go."""
        until = time.monotonic() + PATIENCE
        while True:
            message = self.message(until)
            if wanted(message):
                return message

    def call(self, method, **params):
        self.send(method, **params)
        message = self.wait(lambda one: one.get('id') == self.calls)
        if 'error' in message:
            sys.exit('%s: %s' % (method, message['error']['message']))
        return message['result']

    def look(self, width, dark=False):
        self.call('Emulation.setDeviceMetricsOverride', width=width,
                  height=900, deviceScaleFactor=1, mobile=False)
        self.call('Emulation.setEmulatedMedia', features=[
            {'name': 'prefers-color-scheme',
             'value': 'dark' if dark else 'light'}])

    def open(self, address):
        self.send('Page.navigate', url=address)
        self.wait(lambda one: one.get('method') == 'Page.loadEventFired')

    def run(self, script):
        """What SCRIPT comes to, or comes to in time."""
        result = self.call('Runtime.evaluate', expression=script,
                           awaitPromise=True, returnByValue=True)
        if 'exceptionDetails' in result:
            sys.exit('a script failed: %s' % result['exceptionDetails'])
        return result['result'].get('value')
