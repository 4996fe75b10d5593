"""An image by IIIF -> its file, its rights and whom to name (Image API 2 and 3)."""

from __future__ import annotations

from typing import Any

from itinerarium.fetch.found import MOST_ANSWER, Found, json_answer, short_words
from itinerarium.fetch.web import CouldNotFetchError, Web
from itinerarium.read.address import iiif_base
from itinerarium.vocabulary.licences import licence_at

WIDEST = 2000


def ask_iiif(address: str, web: Web) -> Found:
    """What a IIIF server says of an image.

    Raises
    ------
    CouldNotFetchError
        If it does not answer, or not as a IIIF server does.
    """
    base = iiif_base(address)
    info = json_answer(web(f"{base}/info.json", MOST_ANSWER))
    if not isinstance(info, dict) or not isinstance(info.get("width"), int):
        raise CouldNotFetchError("the answer is no description of an image by IIIF")
    rights = _words(info.get("rights") or info.get("license"))
    stated = info.get("requiredStatement")
    credit = _words(stated.get("value") if isinstance(stated, dict) else info.get("attribution"))
    return Found(_file(address, base, info), short_words(credit), licence_at(rights), address)


def _file(address: str, base: str, info: dict[str, Any]) -> str:
    """The part and size that the address asks for, or the whole image, not too wide."""
    if not address.casefold().endswith("/info.json"):
        return address
    limits = (info["width"], WIDEST, info.get("maxWidth"))
    width = min(one for one in limits if isinstance(one, int))
    return f"{base}/full/{width},/0/default.jpg"


def _words(said: Any) -> str:
    """A text that may be a list, or stand once for each language."""
    if isinstance(said, dict):
        return _words(said.get("@value") or next(iter(said.values()), ""))
    if isinstance(said, list):
        return ", ".join(filter(None, map(_words, said)))
    return said if isinstance(said, str) else ""
