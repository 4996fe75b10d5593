"""A parsed KML file -> the points, lines and areas in it, with times, folders and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from xml.etree.ElementTree import Element

from itinerarium.check.layers.shape import coordinates_of, local, point_of
from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.new.geodata import Area, Geodata, Spot, Stretch
from itinerarium.new.pictures import NOTE, picture_in
from itinerarium.new.properties import rows_of_properties
from itinerarium.problems.problem import BadValueError
from itinerarium.read.html_text import plain_text
from itinerarium.vocabulary.errors import RequestError

UNTITLED = re.compile(
    r"untitled (?:map|project|layer|placemark)|(?:mapa|projekt|warstwa) bez (?:tytułu|nazwy)"
    r"|unbenannte[sr]? (?:karte|projekt|ebene)|(?:carte|projet|calque) sans titre"
    r"|temporary places|tymczasowe miejsca",
    re.I,
)
MEDIA = "gx_media_links"
OTHERS = {
    "GroundOverlay": "pictures laid on the ground: see [plans] of story.toml",
    "ScreenOverlay": "pictures on the screen",
    "Tour": "tours: the story walks from stop to stop by itself",
}
"""What is no placemark, by its element."""
OUR_STYLE = "#strand-"


def in_kml(root: Element, file: str) -> Geodata:
    """The placemarks of a KML file.

    Raises
    ------
    RequestError
        If the file holds nothing but a link to another.
    """
    marks = [*_placemarks(root, ())]
    if not marks:
        _refuse_link(root, file)
    rows, remarks = rows_of_properties(file, [_properties(mark) for mark, _ in marks])
    spots: list[Spot] = []
    stretches: list[Stretch] = []
    areas: list[Area] = []
    others = 0
    for (mark, folders), row in zip(marks, rows, strict=True):
        texts = {name: str(cell) for name, cell in row.items()}
        if picture := picture_in(_said(mark, "description")) or _linked_picture(mark):
            texts[NOTE] = picture
        found = [*_spots(mark, texts, folders)]
        lines = [*_stretches(mark, texts, folders)]
        rings = [*_areas(mark, texts)]
        spots += found
        stretches += lines
        areas += rings
        others += not (found or lines or rings)
    styles = (_said(mark, "styleUrl") for mark, _ in marks)
    title = _title(root)
    remarks = (*remarks, *_told_others(root))
    is_ours = any(style.startswith(OUR_STYLE) for style in styles)
    return Geodata(tuple(spots), tuple(stretches), others, title, tuple(areas), remarks, is_ours)


def _title(root: Element) -> str:
    """The document's name, or that of its only folder where nobody named the document."""
    title = next((name for one in root if (name := plain_text(_said(one, "name")))), "")
    if title and not UNTITLED.fullmatch(title):
        return title
    folders = [plain_text(_said(one, "name")) for one in root.iter() if local(one) == "Folder"]
    return folders[0] if len(folders) == 1 else ""


def _linked_picture(mark: Element) -> str:
    """The first picture that a placemark shows beside its text, in My Maps and Google Earth."""
    for one in mark.iter():
        if local(one) == "ImageUrl" and one.text:
            return one.text.strip()
        if local(one) == "Data" and one.get("name") == MEDIA:
            return next(iter(_value(one).split()), "")
    return ""


def _told_others(root: Element) -> Iterator[str]:
    """What a file holds beside placemarks, in words."""
    for kind, what in OTHERS.items():
        if count := len(_all(root, kind)):
            yield f"  left out: {count} {what}"


def _placemarks(
    element: Element, folders: tuple[str, ...]
) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Each placemark, and tour or photo that is like one, with the folders round it."""
    for one in element:
        kind = local(one)
        if kind == "Placemark":
            yield one, folders
        elif kind == "Folder":
            yield from _placemarks(one, (*folders, plain_text(_said(one, "name"))))
        elif kind in ("Document", "kml", "Create", "Update", "Change"):
            yield from _placemarks(one, folders)


def _refuse_link(root: Element, file: str) -> None:
    for one in root.iter():
        if local(one) == "NetworkLink":
            address = next((text.text or "" for text in one.iter() if local(text) == "href"), "")
            raise RequestError(
                f"{file} holds no places, only a link to {address.strip() or 'another file'}: "
                "open it there and save the places themselves as KML or KMZ"
            )


def _properties(mark: Element) -> Mapping[str, str]:
    """What a placemark says of itself, with its own data fields."""
    data = {
        one.get("name", ""): _value(one)
        for one in mark.iter()
        if local(one) in ("Data", "SimpleData") and one.get("name") not in (None, "", MEDIA)
    }
    said = {"name": _said(mark, "name"), "description": _said(mark, "description")}
    times = {"start": _when(mark, "begin") or _when(mark, "when"), "end": _when(mark, "end")}
    kept = {name: text for name, text in data.items() if name not in said}
    return {**kept, **{name: text for name, text in (said | times).items() if text}}


def _value(data: Element) -> str:
    inner = next((one for one in data if local(one) == "value"), data)
    return (inner.text or "").strip()


def _when(mark: Element, name: str) -> str:
    for one in mark.iter():
        if local(one) in ("TimeStamp", "TimeSpan"):
            for inner in one:
                if local(inner) == name:
                    return (inner.text or "").strip()
    return ""


def _spots(mark: Element, row: Mapping[str, str], folders: tuple[str, ...]) -> Iterator[Spot]:
    group = folders[-1] if folders else ""
    points = [at for one in _all(mark, "Point") for at in _coordinates(one)]
    for lon, lat in points[:1] if _all(mark, "Model") else points:
        yield Spot(lon, lat, row, group)
    address = _said(mark, "address") or _said(mark, "phoneNumber") * 0
    if not points and address and not _has_shape(mark):
        yield Spot(None, None, {"modern": plain_text(address), **row}, group)


def _has_shape(mark: Element) -> bool:
    return any(
        local(one) in ("LineString", "LinearRing", "Polygon", "Track") for one in mark.iter()
    )


def _coordinates(element: Element) -> list[LonLat]:
    """The points of a geometry; none if any of it is wrong."""
    with suppress(BadValueError):
        return [*coordinates_of(element)]
    return []


def _stretches(
    mark: Element, row: Mapping[str, str], folders: tuple[str, ...]
) -> Iterator[Stretch]:
    group = folders[-1] if folders else ""
    name = row.get("name", "")
    lines = tuple(
        line for one in _all(mark, "LineString") if len(line := tuple(_coordinates(one))) > 1
    )
    if lines:
        yield Stretch(name, lines, group=group, row=row)
    tracks = [_track(one) for one in _all(mark, "Track")]
    recorded = [(line, times) for line, times in tracks if len(line) > 1]
    if recorded:
        times = tuple(time for _, part in recorded for time in part)
        whole = times if all(times) else ()
        yield Stretch(
            name, tuple(line for line, _ in recorded), whole, group, is_track=True, row=row
        )


def _track(track: Element) -> tuple[Line, tuple[str, ...]]:
    """The points of a gx:Track or of a Track of KML 2.3, with the time of each."""
    whens = [(one.text or "").strip() for one in track if local(one) == "when"]
    points: list[LonLat] = []
    times: list[str] = []
    coords = [one for one in track if local(one) == "coord"]
    for number, one in enumerate(coords):
        parts = (one.text or "").replace(",", " ").split()
        with suppress(BadValueError, IndexError):
            points.append(point_of(parts[0], parts[1], "P714"))
            times.append(whens[number] if number < len(whens) else "")
    return tuple(points), tuple(times)


def _areas(mark: Element, row: Mapping[str, str]) -> Iterator[Area]:
    outlines = [
        *_all(mark, "Polygon"),
        *([] if _all(mark, "Polygon") else _all(mark, "LinearRing")),
    ]
    for one in outlines:
        rings = [one] if local(one) == "LinearRing" else _all(one, "LinearRing")
        lines = [[list(point) for point in _coordinates(ring)] for ring in rings]
        closed = [
            line if line[0] == line[-1] else [*line, line[0]] for line in lines if len(line) > 2
        ]
        if closed:
            yield Area(row.get("name", ""), {"type": "Polygon", "coordinates": closed})


def _all(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if local(one) == name]


def _said(element: Element, name: str) -> str:
    """The text of a child, with that of elements in it: HTML that nobody escaped."""
    for one in element:
        if local(one) == name:
            return "".join(one.itertext()).strip()
    return ""
