"""Answers over HTTP that end: in time, in size, after few redirects, and none too soon."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

MOST_REDIRECTS = 3
TIMEOUT_SECONDS = 20
SECONDS_IN_ALL = 120
SECONDS_BETWEEN = 1.0
PIECE = 1 << 16


class CouldNotFetchError(OSError):
    """There is no answer, or none that can be used; which one, its text says."""


def is_safe(before: str, after: str) -> bool:
    """Whether one address may lead to another: at the same host, or to one that is known surely."""
    old, new = urlsplit(before), urlsplit(after)
    return new.scheme == "https" or (new.scheme == "http" and new.netloc == old.netloc)


class _FewRedirects(HTTPRedirectHandler):
    """An answer may send on to the same host or to one that is asked safely, and not often."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Refuse to be sent to an unsafe address elsewhere."""
        if not is_safe(req.full_url, newurl):
            raise URLError(f"it sends on to {newurl}, which is not safe")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass(slots=True)
class Web:
    """A function that gives the bytes at an address; a host that failed is not asked again.

    Parameters
    ----------
    agent : str
        The user agent, by which a host's keepers know who asks.
    between : float
        Seconds between two questions.
    """

    agent: str
    between: float = SECONDS_BETWEEN
    pause: Callable[[float], None] = time.sleep
    last: float | None = None
    failed: dict[str, str] = field(default_factory=dict)

    def __call__(self, address: str, most: int) -> bytes:
        """The bytes at an address, no more than ``most``.

        Raises
        ------
        CouldNotFetchError
            If there is no answer in time, or it is larger.
        """
        host = urlsplit(address).netloc
        if urlsplit(address).scheme not in ("http", "https"):
            raise CouldNotFetchError(f"{address} is no address of the web")
        if host in self.failed:
            raise CouldNotFetchError(self.failed[host])
        self._wait()
        try:
            return self._fetched(address, most)
        except HTTPError as error:
            said = f"{host} answers HTTP {error.code} {error.reason}"
            if error.code in (429, 503):
                self.failed[host] = f"{said}: run the command again later"
            raise CouldNotFetchError(self.failed.get(host, said)) from None
        except (HTTPException, URLError, OSError, ValueError) as error:
            if isinstance(error, CouldNotFetchError):
                raise
            reason = getattr(error, "reason", None) or error
            self.failed[host] = f"{host} cannot be asked: {reason}"
            raise CouldNotFetchError(self.failed[host]) from None

    def _wait(self) -> None:
        now = time.monotonic()
        if self.last is not None and now < self.last + self.between:
            self.pause(self.last + self.between - now)
        self.last = time.monotonic()

    def _fetched(self, address: str, most: int) -> bytes:
        headers = {"User-Agent": self.agent, "Accept-Encoding": "identity"}
        request = Request(address, headers=headers)
        with build_opener(_FewRedirects).open(request, timeout=TIMEOUT_SECONDS) as answer:
            return _whole(answer, most)


def _whole(answer: HTTPResponse, most: int) -> bytes:
    data = bytearray()
    deadline = time.monotonic() + SECONDS_IN_ALL
    while piece := answer.read1(PIECE):
        data += piece
        if len(data) > most:
            raise CouldNotFetchError(f"it is larger than {most / 1e6:g} MB")
        if time.monotonic() > deadline:
            raise CouldNotFetchError("it takes too long")
    return bytes(data)
