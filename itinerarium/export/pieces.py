"""Parts of a file -> its bytes in pieces, so that no file has to be in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

import orjson

AT_A_TIME = 512

Part = TypeVar("Part")


def encoded(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts one after the other in UTF-8."""
    for some in _batches(texts):
        yield "".join(some).encode("utf-8")


def feature_collection(
    members: Mapping[str, Any], features: Iterable[Mapping[str, Any]]
) -> Iterator[bytes]:
    """The members, and after them ``features``, as one line of JSON."""
    yield orjson.dumps({**members, "features": []}).removesuffix(b"]}")
    between = b""
    for some in _batches(features):
        yield between
        yield orjson.dumps(some)[1:-1]
        between = b","
    yield b"]}\n"


def _batches(parts: Iterable[Part]) -> Iterator[list[Part]]:
    parts = iter(parts)
    while some := list(islice(parts, AT_A_TIME)):
        yield some
