"""The address of a picture elsewhere -> the name of the file that is fetched from there."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote

from itinerarium.language.fold import fold
from itinerarium.problems.problem import BadValueError, shown

FETCHED = "media"
"""The folder into which ``make_map.py media`` writes."""
COMMONS = re.compile(r"https?://[^/\s]+/wiki/(?:File|Plik|Datei|Fichier|Файл):([^?#\s]+)", re.I)
IIIF = re.compile(
    r"https?://[^\s?#]+/(?:info\.json"
    r"|(?:full|square|(?:pct:)?[\d.,]+)/(?:max|full|\^?!?[\d,]+|pct:[\d.]+)/!?[\d.]+"
    r"/(?:default|color|gray|bitonal|native)\.(?:jpg|png|webp|tif|gif))",
    re.I,
)
LONGEST_NAME = 48
DIGITS = 8


def is_address(name: str) -> bool:
    """Whether a file is named by an address."""
    return "://" in name


def fetched_stem(address: str) -> str:
    """The name, without its ending, of the file that is fetched from an address.

    Raises
    ------
    BadValueError
        When it is neither a page of Wikimedia Commons nor an image by IIIF.
    """
    if found := COMMONS.fullmatch(address):
        title = unquote(found[1]).rpartition(".")[0] or unquote(found[1])
    elif IIIF.fullmatch(address):
        title = iiif_base(address).rpartition("/")[2]
    else:
        raise BadValueError("P726", value=shown(address))
    digest = hashlib.sha256(address.encode("utf-8")).hexdigest()[:DIGITS]
    return "-".join(filter(None, (_slug(title), digest)))


def iiif_base(address: str) -> str:
    """The address of an IIIF image without what part of it is asked for, and how large."""
    if address.casefold().endswith("/info.json"):
        return address[: -len("/info.json")]
    return "/".join(address.split("/")[:-4])


def _slug(title: str) -> str:
    words = map(fold, re.split(r"[\W_]+", unquote(title)))
    plain = "-".join(re.sub(r"[^a-z0-9]", "", word) for word in words)
    return re.sub("-+", "-", plain)[:LONGEST_NAME].strip("-")


def fetched_file(folder: Path, address: str) -> Path:
    """The file that was fetched from an address.

    Raises
    ------
    BadValueError
        When it is not there yet: no build asks the network.
    """
    stem = fetched_stem(address)
    for path in sorted((folder / FETCHED).glob(f"{stem}.*")):
        if path.is_file() and not path.name.endswith(".part"):
            return path
    raise BadValueError("P725", value=shown(address))
