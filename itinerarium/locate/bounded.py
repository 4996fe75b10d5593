"""Answers over HTTP that end: in time, in size, at the host that was asked, and typed as JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut

MOST_BYTES = 2_000_000
PIECE = 1 << 14
SECONDS_IN_ALL = 30


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """What geopy asks with: it follows no redirects and reads no more than an answer can hold."""

    def __init__(self, *, proxies: Mapping[str, str] | None, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        through = ProxyHandler() if proxies is None else ProxyHandler(dict(proxies))
        self._open = build_opener(HTTPSHandler(context=ssl_context), through, _StayAtHost).open

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """The parsed answer."""
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except (ValueError, RecursionError):
            raise GeocoderParseError("its answer is no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer as text."""
        request = Request(url, headers={**headers, "Accept-Encoding": "identity"})
        try:
            with self._open(request, timeout=timeout) as answer:
                return _whole(answer).decode("utf-8")
        except HTTPError as error:
            raise AdapterHTTPError(
                f"HTTP {error.code} {error.reason}",
                status_code=error.code,
                headers={name.lower(): value for name, value in error.headers.items()},
                text="",
            ) from None
        except TimeoutError:
            raise GeocoderTimedOut("no answer in time") from None
        except UnicodeDecodeError:
            raise GeocoderParseError("its answer is not UTF-8") from None
        except (HTTPException, URLError, OSError) as error:
            raise GeocoderServiceError(str(getattr(error, "reason", error))) from None


class _StayAtHost(HTTPRedirectHandler):
    """No answer may send the question elsewhere."""

    def redirect_request(self, *_: object) -> None:
        """Make an error of a redirect."""


def _whole(answer: HTTPResponse) -> bytes:
    data = b""
    deadline = time.monotonic() + SECONDS_IN_ALL
    while piece := answer.read1(PIECE):
        data += piece
        if len(data) > MOST_BYTES:
            raise GeocoderParseError(f"its answer is larger than {MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise TimeoutError
    return data
