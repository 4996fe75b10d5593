"""The page over HTTP, to this computer only, and word of each change as it comes."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from itinerarium.problems.report import excerpt_of
from itinerarium.serve.latest import Latest, Snapshot
from itinerarium.vocabulary.errors import RequestError

HOST = "127.0.0.1"
HTML = "text/html; charset=utf-8"
PAGES = ("/", "/index.html")
CHANGES = "/changes"
SIGN_OF_LIFE = 15.0
"""Seconds after which an idle connection gets an empty line, to notice that it is closed."""
LONGEST_SILENCE = 60.0
"""Seconds after which a connection ends on which nobody says anything."""
MOST_WAITING = 256
"""How many connections may wait to be taken: a class opens the page at one time."""
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


class PageServer(ThreadingHTTPServer):
    """Serves the latest build; ``empty`` is the page before there is one."""

    daemon_threads = True
    request_queue_size = MOST_WAITING
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers have one port

    def __init__(self, latest: Latest, empty: bytes, port: int) -> None:
        self.latest = latest
        self.empty = empty
        super().__init__((HOST, port), PageHandler)
        self.hosts = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a browser that closed the connection, or says nothing more."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class PageHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PageServer
    timeout = LONGEST_SILENCE

    def do_GET(self) -> None:
        """Send the page, the changes, or that there is nothing else."""
        path = _path_of(self.path)
        if self.headers.get("Host", "").casefold() not in self.server.hosts:
            # A foreign site whose name was made to lead here (DNS rebinding) is not let in.
            self._send(
                HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"not the name of this server\n"
            )
        elif path is None:
            self._send(HTTPStatus.BAD_REQUEST, "text/plain", b"not an address\n")
        elif path in PAGES:
            shown = self.server.latest.after(None)
            self._send(HTTPStatus.OK, HTML, (shown and shown.page) or self.server.empty)
        elif path == CHANGES:
            self._send_changes()
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"only the map is here\n")

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what the author must know."""

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self._begin(status, kind)
        self.wfile.write(content)

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_changes(self) -> None:
        """Send what is shown, then each change, until the reader leaves (server-sent events)."""
        self._begin(HTTPStatus.OK, "text/event-stream")
        shown: Snapshot | None = None
        while True:
            later = self.server.latest.after(shown, SIGN_OF_LIFE)
            self.wfile.write(b":\n\n" if later is shown or later is None else event_of(later))
            shown = later


def _path_of(target: str) -> str | None:
    """The path that is asked for; None where it is no address."""
    try:
        return urlsplit(target).path
    except ValueError:
        return None


def event_of(shown: Snapshot) -> bytes:
    """An event for the page: the version of the last good page, and the problems since."""
    problems = [
        {**asdict(one), "excerpt": excerpt_of(one) if one.excerpt else ""} for one in shown.problems
    ]
    return f"data: {json.dumps({'version': shown.version, 'problems': problems})}\n\n".encode()


@contextmanager
def listening(latest: Latest, empty: bytes, port: int) -> Iterator[PageServer]:
    """A server that answers in the background.

    Raises
    ------
    RequestError
        If another program has the port, or this one may not have it.
    """
    try:
        server = PageServer(latest, empty, port)
    except OSError as error:
        raise RequestError(_why_not(port, error)) from error
    with server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def _why_not(port: int, error: OSError) -> str:
    taken = error.errno == errno.EADDRINUSE
    reason = "is in use by another program" if taken else f"cannot be had: {error.strerror}"
    return f"port {port} {reason}; choose another with --port, 0 for any that is free"
