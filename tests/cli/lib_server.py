"""A web server on loopback that misbehaves as it is asked to.

usage: lib_server.py PORTFILE LOGFILE [CERTIFICATE KEY]

Takes a free port and writes its number into PORTFILE once it listens.  Each
request's first line goes into LOGFILE, and its headers after it.  What /NAME
does is in the function do_NAME below; as a proxy it answers every address of
another host itself.
"""
import os
import socket
import ssl
import sys
import threading
import time

PAGE = b'<p>What was found.</p>\n'
LOG = open(sys.argv[2], 'ab', buffering=0)


def head(conn, status, *headers):
    lines = ['HTTP/1.1 ' + status, *headers, '', '']
    conn.sendall('\r\n'.join(lines).encode('latin-1'))


def page(conn, body=PAGE, kind='text/html; charset=utf-8'):
    head(conn, '200 OK', f'Content-Length: {len(body)}',
         f'Content-Type: {kind}')
    conn.sendall(body)


def send_on(conn, to, status='302 Found'):
    head(conn, status, f'Location: {to}', 'Content-Length: 5')
    conn.sendall(b'moved')


def pour(conn, line, size=1 << 40):
    """Send until the other side has had enough."""
    sent = 0
    while sent < size:
        conn.sendall(line)
        sent += len(line)


def do_page(conn, rest):
    page(conn)


def do_report_pdf(conn, rest):
    page(conn, b'%PDF-1.7 report\n', 'application/pdf')


def do_document(conn, rest):
    """/document/NAME: that file of the folder it was started in, as text."""
    with open(os.path.basename(rest), 'rb') as file:
        page(conn, file.read(), 'text/plain')


def do_empty(conn, rest):
    page(conn, b'')


def do_status(conn, rest):
    """/status/404: that status, with a page that never ends."""
    head(conn, rest + ' \033[31mNo', 'Content-Type: text/html')
    pour(conn, b'no ' * 1000)


def do_keep_open(conn, rest):
    """Send all of the page, but do not hang up."""
    page(conn)
    time.sleep(30)


def do_chunked(conn, rest):
    """A length means nothing beside chunks."""
    head(conn, '200 OK', 'Transfer-Encoding: chunked', 'Content-Length: 3')
    for i in range(0, len(PAGE), 5):
        part = PAGE[i:i + 5]
        conn.sendall(b'%x\r\n%s\r\n' % (len(part), part))
    conn.sendall(b'0\r\n\r\n')


def do_chunked_short(conn, rest):
    head(conn, '200 OK', 'Transfer-Encoding: chunked')
    conn.sendall(b'ff\r\nonly this')


def do_no_length(conn, rest):
    head(conn, '200 OK', 'Content-Type: text/plain')
    conn.sendall(PAGE)


def do_too_short(conn, rest):
    """Say less than is sent."""
    head(conn, '200 OK', 'Content-Length: 5')
    conn.sendall(PAGE)


def do_too_short_later(conn, rest):
    head(conn, '200 OK', 'Content-Length: 5')
    conn.sendall(PAGE[:5])
    time.sleep(0.3)
    conn.sendall(PAGE[5:])


def do_too_long(conn, rest):
    """Say more than is sent."""
    head(conn, '200 OK', 'Content-Length: 5000')
    conn.sendall(PAGE)


def do_huge(conn, rest):
    """10 GB, and no word of it before."""
    head(conn, '200 OK', 'Content-Type: text/plain')
    pour(conn, bytes(1 << 16), 10 * 10 ** 9)


def do_huge_said(conn, rest):
    head(conn, '200 OK', 'Content-Length: 10000000000')
    pour(conn, bytes(1 << 16), 10 * 10 ** 9)


def do_huge_lie(conn, rest):
    head(conn, '200 OK', 'Content-Length: 99999999999999999999999999')
    conn.sendall(PAGE)


def do_chunked_huge(conn, rest):
    head(conn, '200 OK', 'Transfer-Encoding: chunked')
    pour(conn, b'10000\r\n' + bytes(1 << 16) + b'\r\n', 10 * 10 ** 9)


def do_headers(conn, rest):
    """A head that never ends."""
    conn.sendall(b'HTTP/1.1 200 OK\r\n')
    pour(conn, b'X-More: ' + b'x' * 1000 + b'\r\n', 10 * 10 ** 9)


def do_continue(conn, rest):
    """Answers that are never the last."""
    pour(conn, b'HTTP/1.1 100 Continue\r\n\r\n' * 100, 10 * 10 ** 9)


def do_stall(conn, rest):
    """Take the request and say nothing."""
    time.sleep(30)


def do_stall_half(conn, rest):
    head(conn, '200 OK', 'Content-Length: 100')
    conn.sendall(PAGE)
    time.sleep(30)


def do_drip(conn, rest):
    head(conn, '200 OK', 'Content-Length: 1000000')
    for _ in range(300):
        conn.sendall(b'x')
        time.sleep(0.1)


def do_flow(conn, rest):
    """Fast enough not to stall, but for ever."""
    head(conn, '200 OK', 'Content-Type: text/plain')
    for _ in range(300):
        conn.sendall(b'x' * 1000)
        time.sleep(0.1)


def do_nothing(conn, rest):
    """Hang up at once."""


def do_garbage(conn, rest):
    conn.sendall(b'220 mail.example ESMTP\r\n\r\n' + PAGE)


def do_to(conn, rest):
    """/to/ADDRESS"""
    send_on(conn, rest)


def do_hops(conn, rest):
    """/hops/3: to /hops/2 and so on, then to the page."""
    left = int(rest)
    send_on(conn, f'/hops/{left - 1}' if left > 1 else '/page',
            '301 Moved Permanently' if left % 2 else '307 Temporary Redirect')


def do_self(conn, rest):
    send_on(conn, '/self')


def do_round(conn, rest):
    send_on(conn, '/around')


def do_around(conn, rest):
    send_on(conn, '/round')


def do_nowhere(conn, rest):
    head(conn, '302 Found', 'Content-Length: 0')


def do_to_folder(conn, rest):
    send_on(conn, 'folder/a%20page.html?x=1')


def do_folder(conn, rest):
    page(conn)


def do_cookie(conn, rest):
    head(conn, '302 Found', 'Set-Cookie: a=b; Path=/', 'Location: /page',
         'Content-Length: 0')


def do_type(conn, rest):
    head(conn, '200 OK', f'Content-Length: {len(PAGE)}',
         'Content-Type: text/\033[31m\xe9')
    conn.sendall(PAGE)


def do_long_type(conn, rest):
    page(conn, PAGE, 'text/' + 'x' * 5000)


def read_request(conn):
    data = b''
    while b'\r\n\r\n' not in data and len(data) < 65536:
        more = conn.recv(4096)
        if not more:
            break
        data += more
    LOG.write(data)
    return data.decode('latin-1')


def serve(conn, context):
    try:
        if context:
            conn = context.wrap_socket(conn, server_side=True)
        words = read_request(conn).split()
        path = words[1] if len(words) > 1 else '/'
        if path.startswith('http://'):      # as a proxy does
            path = '/page'
        name, _, rest = path[1:].partition('/')
        for odd in '.-':
            name = name.replace(odd, '_')
        globals().get('do_' + name.split('?')[0], do_page)(conn, rest)
        if context:
            conn.unwrap()
    except OSError:
        pass
    finally:
        conn.close()


def main():
    context = None
    if len(sys.argv) > 3:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
    server = socket.create_server(('127.0.0.1', 0), backlog=32)
    with open(sys.argv[1] + '.new', 'w') as f:
        f.write(str(server.getsockname()[1]) + '\n')
    os.rename(sys.argv[1] + '.new', sys.argv[1])
    while True:
        conn, _ = server.accept()
        threading.Thread(target=serve, args=(conn, context),
                         daemon=True).start()


main()
