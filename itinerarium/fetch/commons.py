"""A page of Wikimedia Commons -> its file, author and licence, by the interface for programs."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from itinerarium.fetch.found import MOST_ANSWER, Found, json_answer, short_words
from itinerarium.fetch.web import CouldNotFetchError, Web
from itinerarium.read.address import COMMONS

WIDEST = 2000
"""Pixels: a larger picture is scaled there."""
TOLD = ("Artist", "Attribution", "Credit", "LicenseShortName", "LicenseUrl")


def ask_commons(address: str, web: Web) -> Found:
    """What Commons says of a file.

    Raises
    ------
    CouldNotFetchError
        If it has no such file, or does not answer.
    """
    answer = json_answer(web(_question(address), MOST_ANSWER))
    try:
        info = answer["query"]["pages"][0]["imageinfo"][0]
        told = {name: short_words(one.get("value")) for name, one in info["extmetadata"].items()}
        return _found(address, info, told)
    except (AttributeError, KeyError, IndexError, TypeError):
        raise CouldNotFetchError(f"{urlsplit(address).netloc} has no such file") from None


def _question(address: str) -> str:
    parts = urlsplit(address)
    title = COMMONS.fullmatch(address)
    name = unquote(title[1]).replace("_", " ") if title else ""
    asked = {
        "action": "query",
        "format": "json",
        "formatversion": "2",
        "prop": "imageinfo",
        "iiprop": "url|mime|extmetadata",
        "iiurlwidth": str(WIDEST),
        "iiextmetadatafilter": "|".join(TOLD),
        "titles": f"File:{name}",
    }
    return f"{parts.scheme}://{parts.netloc}/w/api.php?{urlencode(asked)}"


def _found(address: str, info: Any, told: dict[str, str]) -> Found:
    is_picture = str(info.get("mime", "")).startswith("image/")
    file = (info.get("thumburl") if is_picture else "") or info["url"]
    credit = told.get("Attribution") or told.get("Artist") or told.get("Credit") or ""
    source = str(info.get("descriptionurl") or address)
    return Found(str(file), credit, told.get("LicenseShortName", ""), source)
