"""The table of pictures and sounds, and the columns that name them -> media, and their problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from itinerarium.check.tables.column import Part, by_language, texts
from itinerarium.check.tables.links import WEB_ADDRESS
from itinerarium.check.tables.words import bad_links
from itinerarium.problems.problem import problem, shown
from itinerarium.read import MediaFile, Sheets, Table
from itinerarium.read.media import named_files, naming_columns
from itinerarium.vocabulary.atlas import NO_TEXT, Cell, Text
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.media import Medium

IN_TABLE = "in {table}, in a row with file and alt"
IN_PLACES = "beside the picture's name"


@dataclass(frozen=True, slots=True)
class Described:
    """What a row says of a file, and where it says so."""

    name: str
    at: Cell
    texts: Mapping[str, Text] = field(default_factory=dict)
    licence: str = ""
    source: str = ""
    alt_column: str = "alt"
    where: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing of the file."""
        return not (any(self.texts.values()) or self.licence or self.source)


def check_media(sheets: Sheets, languages: Sequence[str]) -> Part[Medium]:
    """The pictures and sounds that places, legs and people name, and what is wrong with any."""
    listed = list(_listed(sheets.media, languages)) if sheets.media else []
    told = [table for table in (sheets.places, sheets.stops) if table]
    short = [one for table in told for one in _short(table, languages)]
    naming = [*told, *sheets.routes, *filter(None, [sheets.people])]
    where = IN_TABLE.format(table=sheets.media.file if sheets.media else "media.csv")
    bare = list(chain.from_iterable(_bare(table, where) for table in naming))
    by_file = _by_file(sheets, [*listed, *short, *bare])
    used = _by_file(sheets, [*short, *bare])
    chosen = {file: _chosen(all_of) for file, all_of in by_file.items() if file in used}
    problems = (
        *(_wrong_addresses(sheets.media, languages) if sheets.media else ()),
        *chain.from_iterable(_twice(all_of) for all_of in by_file.values()),
        *chain.from_iterable(_unseen(sheets, one, languages) for one in chosen.values()),
    )
    return Part(tuple(_medium(sheets, one) for one in chosen.values()), problems)


def media_columns(table: Table, sheets: Sheets) -> list[tuple[str, ...]]:
    """The files that each row of a table names: its one picture, then the others."""
    rows: dict[int, dict[str, None]] = {}
    for column in naming_columns(table):
        for row, name in named_files(column):
            if name in sheets.files:
                rows.setdefault(row, {}).setdefault(file_of(sheets, name))
    return [tuple(rows.get(row, ())) for row in range(len(table.lines))]


def file_of(sheets: Sheets, name: str) -> str:
    """A file's name inside the story's folder."""
    return sheets.files[name].path.relative_to(sheets.folder).as_posix()


def _listed(table: Table, languages: Sequence[str]) -> Iterator[Described]:
    """The rows of ``media.csv``."""
    fields = ("alt", "caption", "credit", "transcript")
    columns = [texts(table, name, languages) for name in fields]
    plain = [_cells(table, name) for name in ("file", "licence", "source")]
    alt = next(iter(by_language(table, "alt", languages[:1]).values()), None)
    for row, values in enumerate(zip(*columns, *plain, strict=True)):
        said = dict(zip(fields, values[:4], strict=True))
        file, licence, source = values[4:]
        yield Described(str(file), table.cell(row, alt), said, str(licence), str(source))


def _short(table: Table, languages: Sequence[str]) -> Iterator[Described]:
    """The one picture of each place, with its own columns of texts."""
    image = table.column("image")
    alts = texts(table, "image_alt", languages)
    credits_ = _cells(table, "image_credit")
    rows = zip(image.cells if image else (), alts, credits_, strict=False)
    for row, (name, alt, credit) in enumerate(rows):
        said = {"alt": alt, "credit": {languages[0]: credit} if credit else NO_TEXT}
        if name:
            at = table.cell(row, image)
            yield Described(name, at, said, alt_column="image_alt", where=IN_PLACES)


def _bare(table: Table, where: str) -> Iterator[Described]:
    """The files that a column ``media`` names: what is said of them stands elsewhere."""
    column = table.column("media")
    for row, name in named_files(column) if column else ():
        yield Described(name, table.cell(row, column), where=where)


def _cells(table: Table, name: str) -> Sequence[str]:
    column = table.column(name)
    return column.cells if column else [""] * len(table.lines)


def _by_file(sheets: Sheets, described: Iterable[Described]) -> dict[str, list[Described]]:
    found: dict[str, list[Described]] = {}
    for one in described:
        if one.name in sheets.files:
            found.setdefault(file_of(sheets, one.name), []).append(one)
    return found


def _chosen(all_of: Sequence[Described]) -> Described:
    """The first that says something of a file, or else the first."""
    return next((one for one in all_of if not one.is_silent), all_of[0])


def _twice(all_of: Sequence[Described]) -> Iterator[Problem]:
    """A problem for each row that says something else of a file than the first that does."""
    chosen = _chosen(all_of)
    for one in all_of:
        said = (one.texts, one.licence, one.source)
        if not one.is_silent and said != (chosen.texts, chosen.licence, chosen.source):
            first = f"{chosen.at.file}, line {chosen.at.line}"
            yield problem("P727", one.at, value=shown(one.name), first=first)


def _unseen(sheets: Sheets, one: Described, languages: Sequence[str]) -> Iterator[Problem]:
    """A warning for a picture without an alternative text in the story's first language."""
    is_picture = sheets.files[one.name].kind == "picture"
    if is_picture and languages[0] not in one.texts.get("alt", NO_TEXT):
        where = one.where or "in one sentence"
        yield problem("P724", one.at, column=one.alt_column, value=shown(one.name), where=where)


def _wrong_addresses(table: Table, languages: Sequence[str]) -> Iterator[Problem]:
    yield from bad_links(table, "transcript", languages)
    column = table.column("source")
    for row, cell in enumerate(column.cells if column else ()):
        if cell and not WEB_ADDRESS.fullmatch(cell):
            yield problem("P728", table.cell(row, column), value=shown(cell))


def _medium(sheets: Sheets, one: Described) -> Medium:
    file: MediaFile = sheets.files[one.name]
    said = {name: one.texts.get(name, NO_TEXT) for name in ("alt", "caption", "credit")}
    return Medium(
        file=file_of(sheets, one.name),
        path=file.path,
        kind=file.kind,
        transcript=one.texts.get("transcript", NO_TEXT),
        licence=one.licence,
        source=one.source,
        **said,
    )
