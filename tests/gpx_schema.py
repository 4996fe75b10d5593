"""The rules of GPX 1.1 as data, and what a file breaks of them.

No package that we install carries the schema itself. These are the facts that it states of each
element: which attributes it must and may have, which elements stand in it and in which order, and
what a text must look like. Extensions, which may hold anything, are left out: we write none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

NAMESPACE = "{http://www.topografix.com/GPX/1/1}"
ONCE, ANY = "at most once", "any number"
DATE_TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")

Rule = Callable[[str], bool]


def between(least: int, most: int, *, open_end: bool = False) -> Rule:
    """Whether a text is a decimal number, which has no exponent, in a range."""

    def is_so(text: str) -> bool:
        try:
            value = Decimal(text)
        except InvalidOperation:
            return False
        fits = least <= value < most if open_end else least <= value <= most
        return fits and bool(re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text))

    return is_so


def any_text(_: str) -> bool:
    return True


def no_text(_: str) -> bool:
    return False


LATITUDE = between(-90, 90)
LONGITUDE = between(-180, 180, open_end=True)
DEGREES = between(0, 360, open_end=True)
NUMBER = between(-(10**12), 10**12)
COUNT = re.compile(r"\+?\d+").fullmatch
POINT = {"lat": LATITUDE, "lon": LONGITUDE}
FIXES = ("none", "2d", "3d", "dgps", "pps")


@dataclass(frozen=True)
class Element:
    """What an element holds: a text, or other elements in their order."""

    inside: Sequence[tuple[str, str]] = ()
    needed: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    text: Rule | None = None


def texts(*names: str) -> list[tuple[str, str]]:
    return [(name, ONCE) for name in names]


LINKS = ("link", ANY)
MEASURES = texts("sat", "hdop", "vdop", "pdop", "ageofdgpsdata", "dgpsid")
OF_POINT = [
    *texts("ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src"),
    LINKS,
    *texts("sym", "type", "fix"),
    *MEASURES,
]
OF_WAY = [*texts("name", "cmt", "desc", "src"), LINKS, *texts("number", "type")]
ELEMENTS: Mapping[str, Element] = {
    "gpx": Element(
        [("metadata", ONCE), ("wpt", ANY), ("rte", ANY), ("trk", ANY)],
        {"version": lambda text: text == "1.1", "creator": any_text},
    ),
    "metadata": Element(
        [*texts("name", "desc", "author", "copyright"), LINKS, *texts("time", "keywords", "bounds")]
    ),
    "bounds": Element(
        needed={"minlat": LATITUDE, "minlon": LONGITUDE, "maxlat": LATITUDE, "maxlon": LONGITUDE}
    ),
    "author": Element(texts("name", "email", "link")),
    "email": Element(needed={"id": any_text, "domain": any_text}),
    "copyright": Element(texts("year", "license"), {"author": any_text}),
    "link": Element(texts("text", "type"), {"href": lambda text: " " not in text}),
    "wpt": Element(OF_POINT, POINT),
    "rtept": Element(OF_POINT, POINT),
    "trkpt": Element(OF_POINT, POINT),
    "rte": Element([*OF_WAY, ("rtept", ANY)]),
    "trk": Element([*OF_WAY, ("trkseg", ANY)]),
    "trkseg": Element([("trkpt", ANY)]),
    **dict.fromkeys(
        ("name", "cmt", "desc", "src", "sym", "type", "text", "keywords", "year", "license"),
        Element(text=any_text),
    ),
    "ele": Element(text=NUMBER),
    "time": Element(text=lambda text: bool(DATE_TIME.fullmatch(text))),
    "magvar": Element(text=DEGREES),
    "geoidheight": Element(text=NUMBER),
    "fix": Element(text=lambda text: text in FIXES),
    "number": Element(text=lambda text: bool(COUNT(text))),
    "sat": Element(text=lambda text: bool(COUNT(text))),
    "hdop": Element(text=NUMBER),
    "vdop": Element(text=NUMBER),
    "pdop": Element(text=NUMBER),
    "ageofdgpsdata": Element(text=NUMBER),
    "dgpsid": Element(text=between(0, 1023)),
}


def broken_rules(data: bytes) -> list[str]:
    """Each rule of GPX 1.1 that a file breaks, with the line; none where it is valid."""
    root = etree.fromstring(data)
    if root.tag != f"{NAMESPACE}gpx":
        return [f"the root is {root.tag}"]
    return [
        f"line {one.sourceline}, {_name(one)}: {fault}"
        for one in root.iter(tag=etree.Element)
        for fault in _faults(one)
    ]


def _name(one: etree._Element) -> str:
    return str(one.tag).removeprefix(NAMESPACE)


def _faults(one: etree._Element) -> Iterator[str]:
    known = ELEMENTS.get(_name(one))
    if known is None:
        yield "there is no such element"
        return
    yield from _attribute_faults(one, known)
    yield from _order_faults([_name(child) for child in one], known)
    text = "".join(one.itertext()) if known.text else (one.text or "")
    if known.text and not known.text(text):
        yield f"its text is {text!r}"
    elif not known.text and text.strip():
        yield f"a text stands in it: {text!r}"


def _attribute_faults(one: etree._Element, known: Element) -> Iterator[str]:
    yield from (f"it has no {name}" for name in known.needed if name not in one.attrib)
    rules = {**known.optional, **known.needed}
    for name, value in one.attrib.items():
        if not rules.get(str(name), no_text)(str(value)):
            yield f'{name}="{value}"'


def _order_faults(names: Sequence[str], known: Element) -> Iterator[str]:
    places = {name: at for at, (name, _) in enumerate(known.inside)}
    times = dict(known.inside)
    strange = [name for name in names if name not in places]
    if strange:
        yield f"these stand in it: {strange}"
        return
    if [places[name] for name in names] != sorted(places[name] for name in names):
        yield f"their order is {list(dict.fromkeys(names))}"
    yield from (
        f"{name} stands in it {names.count(name)} times"
        for name in dict.fromkeys(names)
        if times[name] == ONCE and names.count(name) > 1
    )
