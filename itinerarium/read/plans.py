"""The pictures that story.toml lays on the map, with what lies beside them -> what they are."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read.named import leads_out
from itinerarium.read.picture import formats_of_file
from itinerarium.read.sheets import Document, MediaFile

WORLD_FILES = (".jgw", ".jpgw", ".pgw", ".pngw", ".wpw", ".webpw", ".gfw", ".wld")
NUMBERS = 6
MOST_BYTES = 2_000_000
TURNED = (5, 6, 7, 8)
"""EXIF's orientations of pictures that lie on their side."""
ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A picture upright, the numbers of its world file and the value of its annotation."""

    picture: MediaFile
    world: tuple[float, ...] = ()
    annotation: Any = None


def read_plans(
    folder: Path, settings: Any, look: Callable[[str], MediaFile]
) -> Mapping[str, PlanFile | BadValueError]:
    """Each picture that ``[[plans]]`` and ``ground`` name, or what is wrong with it.

    ``look`` finds a picture by its name and looks at it.
    """
    return {name: _read(folder, name, look) for name in _named(settings)}


def has_ground(settings: Document | None) -> bool:
    """Whether the story is told on a picture, and not on the map."""
    value = settings.value if settings else None
    ground = value.get("ground") if isinstance(value, dict) else ""
    return isinstance(ground, str) and ground != ""


def _named(settings: Any) -> list[str]:
    """The names of the files, each once."""
    table = settings if isinstance(settings, dict) else {}
    plans = table.get("plans")
    listed = plans if isinstance(plans, list) else []
    names: list[Any] = [one.get("file") for one in listed if isinstance(one, dict)]
    written = [one for one in (*names, table.get("ground")) if isinstance(one, str) and one]
    return list(dict.fromkeys(written))


def _read(folder: Path, name: str, look: Callable[[str], MediaFile]) -> PlanFile | BadValueError:
    try:
        picture = _upright(look(name))
        return PlanFile(picture, _world(folder, picture.path), _annotation(folder, picture.path))
    except BadValueError as fault:
        return fault


def _upright(picture: MediaFile) -> MediaFile:
    """The picture with its size as it is seen: a photograph may lie on its side."""
    from PIL import Image

    turned = False
    with (
        suppress(Exception),  # Pillow raises nearly anything on a damaged tag
        warnings.catch_warnings(action="ignore"),
        Image.open(picture.path, formats=formats_of_file(picture.path)) as image,
    ):
        turned = image.getexif().get(ORIENTATION) in TURNED
    return replace(picture, width=picture.height, height=picture.width) if turned else picture


def _world(folder: Path, path: Path) -> tuple[float, ...]:
    """The six numbers of a world file beside a picture, if there is one.

    Raises
    ------
    BadValueError
        When it has anything else.
    """
    for beside in map(path.with_suffix, WORLD_FILES):
        if beside.is_file():
            return _six_numbers(folder, beside)
    return ()


def _six_numbers(folder: Path, path: Path) -> tuple[float, ...]:
    text = _text(folder, path)
    try:
        numbers = tuple(float(one.replace(",", ".")) for one in text.split())
    except ValueError:
        numbers = ()
    if len(numbers) != NUMBERS:
        raise BadValueError("P667", file=shown(path.name), expected="six numbers, one a line")
    return numbers


def _annotation(folder: Path, path: Path) -> Any:
    """The georeference annotation beside a picture, if there is one.

    Raises
    ------
    BadValueError
        When it is no JSON.
    """
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return None
    text = _text(folder, beside)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadValueError("P667", file=shown(beside.name), expected="JSON") from None


def _text(folder: Path, path: Path) -> str:
    if leads_out(folder, path):
        raise BadValueError("P704", value=shown(path.name), folder=path.parent.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadValueError("P702", most="2 MB", found="more")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadValueError("P102", reason=(error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError:
        raise BadValueError("P667", file=shown(path.name), expected="text") from None
