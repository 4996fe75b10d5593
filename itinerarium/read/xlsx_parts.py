"""The parts of an Excel workbook that its sheets refer to: their list, texts and formats."""

from __future__ import annotations

import datetime
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from itinerarium.read.local_names import LocalNames
from itinerarium.read.sheet_rows import date_as_text, number_as_text

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""The parts of a number's format that are no letters of a date: texts, colours, languages."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"-?\d{1,400}")
WRONG_DATE = "#VALUE!"
"""What Excel shows of a date before 1900 or after 9999."""


@dataclass(frozen=True, slots=True)
class Format:
    """How numbers are shown: the format's code, and whether it is one of dates or of spans."""

    code: str = "General"
    is_date: bool = False
    is_span: bool = False

    def text(self, value: str, epoch: datetime.datetime) -> str:
        """A number as its author sees it; what is none, as it stands."""
        try:
            number = int(value) if _WHOLE.fullmatch(value) else float(value)
        except ValueError:
            return value
        if self.is_date:
            return self._date(number, epoch)
        text = number_as_text(number)
        is_padded = len(self.code) > 1 and set(self.code) == {"0"}
        return text.zfill(len(self.code)) if is_padded else text

    def _date(self, number: float, epoch: datetime.datetime) -> str:
        from openpyxl.utils.datetime import from_excel

        try:
            value = from_excel(number, epoch, timedelta=self.is_span)
        except (OverflowError, ValueError):
            return WRONG_DATE
        return self.date_text(value) if isinstance(value, datetime.date) else str(value)

    def date_text(self, value: datetime.date) -> str:
        """A date as exact as it is shown."""
        letters = _QUOTED.sub("", self.code).casefold()
        return date_as_text(value, month="m" in letters, day="d" in letters or "y" not in letters)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the sheets of a workbook refer to."""

    sheets: Mapping[str, str]
    """The part of each visible sheet, by its name."""
    texts: Sequence[str]
    formats: Sequence[Format]
    epoch: datetime.datetime


def parts_of(package: zipfile.ZipFile) -> Parts:
    """Read all but the sheets themselves.

    Raises
    ------
    Exception
        Whatever a broken package makes of the libraries that read it.
    """
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

    part = next(iter(_targets(package, "")["officeDocument"].values()))
    book, targets = _tree(package, part), _targets(package, part)
    properties = next(_all(book, "workbookPr"), None)
    is_mac = properties is not None and properties.get("date1904") in ("1", "true")
    return Parts(
        dict(_visible(book, targets)),
        [*_texts(package, _first(package, targets["sharedStrings"]))],
        _formats(package, _first(package, targets["styles"])),
        MAC_EPOCH if is_mac else WINDOWS_EPOCH,
    )


def unescaped(text: str) -> str:
    """A text without Excel's escapes of control characters: ``_x000D_`` is a carriage return."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _character(number: int) -> str:
    """What an escape stands for; nothing for control characters and halves of a pair."""
    is_text = chr(number) in "\t\n\r" or (number >= 0x20 and not 0xD800 <= number <= 0xDFFF)
    return chr(number) if is_text else ""


def _tree(package: zipfile.ZipFile, part: str) -> Element:
    from defusedxml.ElementTree import fromstring

    root: Element = fromstring(package.read(part), forbid_dtd=True)
    return root


def _all(root: Element, name: str) -> Iterator[Element]:
    """The elements of that name in either of the two namespaces that workbooks are written in."""
    return (one for one in root.iter() if _is(one, name))


def _is(element: Element, name: str) -> bool:
    return str(element.tag).rpartition("}")[2] == name


def _targets(package: zipfile.ZipFile, part: str) -> Mapping[str, Mapping[str, str]]:
    """The parts that a part names, or the package itself: by their kind and what it calls them."""
    folder, name = posixpath.split(part)
    found: dict[str, dict[str, str]] = {"worksheet": {}, "sharedStrings": {}, "styles": {}}
    relations = _tree(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in _all(relations, "Relationship"):
        kind = one.get("Type", "").rpartition("/")[2]
        target = posixpath.join("/", folder, one.get("Target", ""))
        found.setdefault(kind, {})[one.get("Id", "")] = posixpath.normpath(target).lstrip("/")
    return found


def _first(package: zipfile.ZipFile, targets: Mapping[str, str]) -> str | None:
    """The part of a kind that a workbook has once, if it is there."""
    return next((part for part in targets.values() if part in package.NameToInfo), None)


def _visible(book: Element, targets: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for sheet in _all(book, "sheet"):
        relation = sheet.get(_RELATION) or sheet.get(_STRICT_RELATION, "")
        part = targets["worksheet"].get(relation or "")
        if part and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), part


def _texts(package: zipfile.ZipFile, part: str | None) -> Iterator[str]:
    """The texts that cells share, without the readings of Japanese words."""
    if part is None:
        return
    with package.open(part) as file:
        for text in _items(iterparse(file, ("start", "end"), forbid_dtd=True)):
            yield unescaped(text)


def _items(events: Iterator[tuple[str, Element]]) -> Iterator[str]:
    names = LocalNames()
    _, root = next(events)
    for event, element in events:
        if event == "end" and names[element.tag] == "si":
            yield text_of(element, names)
            root.clear()


def text_of(item: Element, names: LocalNames) -> str:
    """A text that may be in several fonts, without the readings of Japanese words."""
    if len(item) == 1 and names[item[0].tag] == "t":
        return item[0].text or ""
    return "".join(_runs(item, names))


def _runs(item: Element, names: LocalNames) -> Iterator[str]:
    for child in item:
        name = names[child.tag]
        if name == "t":
            yield child.text or ""
        elif name == "r":
            yield from _runs(child, names)


def _formats(package: zipfile.ZipFile, part: str | None) -> list[Format]:
    """The format of each style, in the order that cells count them."""
    if part is None:
        return []
    root = _tree(package, part)
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _all(root, "numFmt")}
    styles = (one for cells in _all(root, "cellXfs") for one in cells if _is(one, "xf"))
    numbers = [one.get("numFmtId", "0") for one in styles]
    formats = {number: _format(number, own) for number in set(numbers)}
    return [formats[number] for number in numbers]


def _format(number: str, own: Mapping[str, str]) -> Format:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

    known = BUILTIN_FORMATS.get(int(number)) if number.isdecimal() and len(number) < 9 else None
    code = own.get(number) or known or "General"
    return Format(code, bool(is_date_format(code)), bool(is_timedelta_format(code)))
