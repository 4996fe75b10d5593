"""Pictures and sounds -> data URIs, each file once, and what the page says of them."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from itinerarium.check.tables.links import WEB_ADDRESS
from itinerarium.compose.pictures import LONGEST_SIDE, embed_picture
from itinerarium.compose.rich_text import rich_texts
from itinerarium.compose.texts import texts_data
from itinerarium.read.drawing import DRAWINGS, look_at_drawing, plain_drawing
from itinerarium.read.plain_sound import plain_sound
from itinerarium.vocabulary.licences import licence_address
from itinerarium.vocabulary.media import Medium
from itinerarium.vocabulary.story import LicenceData, MediumData

AS_WRITTEN = " !$()*+,-./:;=?@[]^_{|}~"
LONGEST_WRITING = 2000
"""Pixels of the longer side where there is something to read: a letter, a map."""


class Embedded(NamedTuple):
    """A picture or a sound as a data URI; a picture with its size in pixels."""

    src: str
    width: int = 0
    height: int = 0


def embed_media(media: Iterable[Medium]) -> Mapping[Path, Embedded]:
    """Every picture and sound by its file.

    Raises
    ------
    DataError
        When a file cannot be read any more.
    """
    return {one.path: _embed(one) for one in media}


def _embed(medium: Medium) -> Embedded:
    if medium.kind == "sound":
        kind, data = plain_sound(medium.path.read_bytes())
        return Embedded(_data_uri(kind, data))
    if medium.path.suffix.casefold() in DRAWINGS:
        looked = look_at_drawing(medium.path, medium.file)
        uri = _drawing_uri(plain_drawing(medium.path.read_bytes()))
        return Embedded(uri, looked.width, looked.height)
    longest = LONGEST_WRITING if medium.transcript else LONGEST_SIDE
    return Embedded(*embed_picture(medium.path, longest))


def _data_uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _drawing_uri(drawing: bytes) -> str:
    """A drawing as it is written: by base64 it would be a fifth longer."""
    return f"data:image/svg+xml,{quote(drawing, safe=AS_WRITTEN)}"


def media_data(media: Iterable[Medium], embedded: Mapping[Path, Embedded]) -> list[MediumData]:
    """What the page knows of each picture and sound; empty fields are left out."""
    return [_medium(one, embedded[one.path]) for one in media]


def _medium(medium: Medium, embedded: Embedded) -> MediumData:
    data: MediumData = {"file": medium.file, "kind": medium.kind, "src": embedded.src}
    if embedded.width:
        data["width"] = embedded.width
        data["height"] = embedded.height
    if medium.alt:
        data["alt"] = texts_data(medium.alt)
    if medium.caption:
        data["caption"] = texts_data(medium.caption)
    if medium.credit:
        data["credit"] = texts_data(medium.credit)
    if medium.licence:
        data["licence"] = _licence(medium.licence)
    if medium.source:
        data["source"] = medium.source
    if medium.transcript:
        data["transcript"] = rich_texts(medium.transcript)
    return data


def _licence(written: str) -> LicenceData:
    """A licence as the page shows it: a bare address is called by its host."""
    if WEB_ADDRESS.fullmatch(written):
        return {"name": written.split("/")[2].removeprefix("www."), "url": written}
    address = licence_address(written)
    return {"name": written, "url": address} if address else {"name": written}
