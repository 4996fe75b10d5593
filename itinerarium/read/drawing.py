"""An SVG file -> its size, if nothing in it runs, moves or leads out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from itinerarium.files.regular import read_regular
from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read.sheets import MediaFile

DRAWINGS = (".svg",)
MOST_BYTES = 1_000_000
NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    "svg g defs title desc path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath".split()
)
"""What a drawing may hold. All else is refused: scripts, styles, foreign objects, copies."""
REFERENCE = re.compile(r"#[\w.-]+")
REACHES_OUT = re.compile(r"url\(\s*['\"]?(?!#)|@|\\|expression|javascript:|data:", re.IGNORECASE)
INSTRUCTION = re.compile(rb"<\?(?!xml\s)")
REMARK = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
BETWEEN = re.compile(rb">\s*\n\s*<")
NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*")
DEFAULT_SIZE = (300, 150)


def look_at_drawing(path: Path, name: str) -> MediaFile:
    """Give the size of a drawing.

    Raises
    ------
    BadValueError
        When the file is no SVG drawing, or one that holds more than shapes and texts.
    """
    data = read_regular(path, MOST_BYTES)
    if INSTRUCTION.search(data):
        raise BadValueError("P723", value=shown(name), found="an instruction to browsers")
    root = _parsed(_text(data, name), name)
    if found := next(_unwanted(root), ""):
        raise BadValueError("P723", value=shown(name), found=found)
    width, height = _size(root)
    return MediaFile(path, len(data), width, height)


def plain_drawing(data: bytes) -> bytes:
    """The bytes of a drawing without what its program and its author noted in them."""
    return BETWEEN.sub(b"><", REMARK.sub(b"", data)).strip()


def _text(data: bytes, name: str) -> str:
    """What browsers read: ``plain_drawing`` takes away what the file says of its encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = "letters that are not in UTF-8"
        raise BadValueError("P723", value=shown(name), found=found) from None


def _parsed(text: str, name: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except DefusedXmlException:
        raise BadValueError("P723", value=shown(name), found="a document type") from None
    except (ParseError, ValueError, LookupError):
        raise BadValueError("P703", value=shown(name)) from None
    if root.tag != f"{NAMESPACE}svg":
        raise BadValueError("P703", value=shown(name))
    return root


def _unwanted(root: Element) -> Iterator[str]:
    """What of a drawing a page must not hold."""
    for element in root.iter():
        tag: Any = element.tag
        plain = tag.removeprefix(NAMESPACE) if isinstance(tag, str) else "an instruction"
        if plain not in ELEMENTS:
            yield f"<{plain.rpartition('}')[2]}>"
        yield from _unwanted_attributes(element)


def _unwanted_attributes(element: Element) -> Iterator[str]:
    for written, value in element.attrib.items():
        name = written.rpartition("}")[2]
        is_link = name in ("href", "src")
        leads_out = is_link and not REFERENCE.fullmatch(value)
        if name.casefold().startswith("on") or leads_out or REACHES_OUT.search(value):
            yield f"{name}={shown(value)}"


def _size(root: Element) -> tuple[int, int]:
    """Width and height in pixels, as the drawing says or its view box does."""
    said = [NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if all(said):
        width, height = (float(one[1]) for one in said if one)
    else:
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        numbers = [float(one) for one in box if re.fullmatch(r"-?[0-9]*\.?[0-9]+", one)]
        width, height = numbers[2:4] if len(numbers) == 4 else DEFAULT_SIZE
    return max(1, round(width)), max(1, round(height))
