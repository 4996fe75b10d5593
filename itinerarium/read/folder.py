"""A story's folder -> its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from itinerarium.files.regular import MOST_BYTES, read_regular, refuse_irregular
from itinerarium.problems.problem import BadValueError, problem, shown
from itinerarium.read.decode import decode
from itinerarium.read.document import parse_document
from itinerarium.read.found import Reading, merged
from itinerarium.read.media import media_path, read_media
from itinerarium.read.named import at_cells, files_in, inside, leads_out, name_in
from itinerarium.read.picture import look_at_picture
from itinerarium.read.plans import PlanFile, has_ground, read_plans
from itinerarium.read.sheets import Document, Sheets, Table
from itinerarium.read.table import parse_table
from itinerarium.read.workbook import (
    BESIDE,
    WORKBOOKS,
    Book,
    choose_workbook,
    read_workbook,
)
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

SHAPE_ENDINGS = (".geojson", ".json", ".gpx", ".kml")


def read_folder(story: Path) -> Sheets:
    """Give everything in a story's folder, or a workbook and what lies beside it, as text.

    Nothing is raised for what is wrong in it: the problems are in the sheets.
    """
    is_book = story.suffix.casefold() in WORKBOOKS and story.is_file()
    if not (story.is_dir() or is_book):
        hint = "write the path of a folder with places.csv and routes/"
        return _only(story, "P101", what=f"the folder {story}", hint=hint)
    try:
        return _read_existing(story.parent, story) if is_book else _read_chosen(story)
    except OSError as error:
        return _only(story, "P102", reason=(error.strerror or str(error)).lower())


def _read_chosen(folder: Path) -> Sheets:
    """A folder read from its workbook if that has the story, else from its CSV files."""
    workbook, rivals = choose_workbook(folder)
    sheets = _read_existing(folder, workbook)
    return replace(sheets, name="", problems=(*rivals, *sheets.problems))


def _only(folder: Path, code: str, **fields: str) -> Sheets:
    """No sheets but one problem about the whole folder."""
    return Sheets(folder, None, (), problems=(problem(code, Cell(str(folder), 0, 0), **fields),))


def _read_existing(folder: Path, workbook: Path | None) -> Sheets:
    settings = _read_documents(folder, _existing(folder / "story.toml"))
    document = next(iter(settings.documents.values()), None)
    kind = "pixels" if has_ground(document) else "places"
    book = read_workbook(workbook, kind) if workbook else Book()
    places = book.places if workbook else _read_places(folder, kind)
    routes = _read_routes(folder, book, places)
    stops, glossary, people, media, quiz = (_read_optional(folder, book, kind) for kind in BESIDE)
    layers = _read_documents(folder, files_in(folder / "layers", (".geojson", ".json")))
    shapes = _read_named(folder / "routes", routes.tables)
    naming = (*places.tables, *stops.tables, *routes.tables, *people.tables, *media.tables)
    files, file_problems = read_media(folder, naming)
    found = (places, stops, routes, glossary, people, media, quiz, settings, layers, shapes)
    return Sheets(
        folder=folder,
        name=workbook.stem if workbook else "",
        places=next(iter(places.tables), None),
        routes=routes.tables,
        settings=document,
        layers=tuple(layers.documents.values()),
        shapes=shapes.documents,
        files=files,
        plans=_read_plans(folder, document),
        glossary=next(iter(glossary.tables), None),
        people=next(iter(people.tables), None),
        media=next(iter(media.tables), None),
        stops=next(iter(stops.tables), None),
        quiz=next(iter(quiz.tables), None),
        texts={name: text for one in found for name, text in one.texts.items()},
        problems=tuple(chain.from_iterable(one.problems for one in found)) + file_problems,
    )


def _read_plans(folder: Path, document: Document | None) -> Mapping[str, PlanFile | BadValueError]:
    return read_plans(
        folder,
        document.value if document else None,
        lambda name: look_at_picture(media_path(folder, name), name),
    )


def _read_places(folder: Path, kind: str) -> Reading:
    path = folder / "places.csv"
    if path.exists():
        return _read_table(folder, path, kind)
    names = [found.name for found in sorted(folder.iterdir()) if found.is_file()]
    alike = [name for name in names if Path(name).stem.casefold().startswith("places")]
    hint = (
        f"save {alike[0]} as places.csv"
        if alike
        else "write it with the columns id, name, lat, lon"
    )
    lost = problem("P101", Cell("places.csv", 0, 0), what="the file places.csv", hint=hint)
    return Reading(problems=(lost,))


def _read_optional(folder: Path, book: Book, kind: str) -> Reading:
    """The table of a kind, in the workbook's sheet or the file of its name, if the story has it."""
    sheet = book.beside.get(kind, Reading())
    paths = _existing(folder / f"{kind}.csv")
    found = [sheet, *(_read_table(folder, path, kind) for path in paths)]
    rivals = [table.file for one in found for table in one.tables]
    twice = (
        problem("P123", Cell(file, 0, 0), kind=kind, found=f"{rivals[0]} and {file}")
        for file in rivals[1:]
    )
    return merged([*found, Reading(problems=tuple(twice))])


def _read_routes(folder: Path, book: Book, places: Reading) -> Reading:
    """The routes in a workbook's sheets and in the files of ``routes/``."""
    paths = files_in(folder / "routes", (".csv",))
    files = [_read_table(folder, path, "routes") for path in paths]
    lost = () if paths or book.routes.tables else _no_routes(folder, book, places)
    return merged([book.routes, *files, Reading(problems=lost)])


def _no_routes(folder: Path, book: Book, places: Reading) -> tuple[Problem, ...]:
    """What to do about several places without any route; one that was not read has no say."""
    if not any(len(table.lines) > 1 for table in places.tables):
        return ()
    if book.places.tables:
        file = book.places.tables[0].file.partition("/")[0]
        hint = f"add a sheet with the columns from and to; or {_joining(file)}"
        return (problem("P406", Cell(file, 0, 0), what="sheet with a route", hint=hint),)
    if (folder / "routes").is_dir():
        hint = "write routes/main.csv with the columns from and to"
        return (problem("P406", Cell("routes", 0, 0), what="CSV file in routes/", hint=hint),)
    hint = f"make routes/, with one CSV file a route; or {_joining('places.csv')}"
    return (problem("P406", Cell("routes", 0, 0), what="CSV file in routes/", hint=hint),)


def _joining(file: str) -> str:
    return f"let `make_map.py new FOLDER --from {file}` join the places in their order"


def _read_table(folder: Path, path: Path, kind: str) -> Reading:
    file = name_in(folder, path)
    data, unreadable = _read_bytes(folder, file, path)
    if data is None:
        return Reading(problems=unreadable)
    decoded = decode(file, data)
    if decoded.text is None:
        return Reading(problems=decoded.problems)
    table, problems = parse_table(file, decoded.text, kind)
    tables = () if table is None else (table,)
    return Reading(tables, {}, {file: decoded.text}, decoded.problems + problems)


def _read_documents(folder: Path, paths: Iterable[Path]) -> Reading:
    return merged(_read_document(folder, path, name_in(folder, path)) for path in paths)


def _read_document(folder: Path, path: Path, name: str) -> Reading:
    file = name_in(folder, path)
    data, unreadable = _read_bytes(folder, file, path)
    if data is None:
        return Reading(problems=unreadable)
    document, problems = parse_document(file, data)
    documents = {} if document is None else {name: document}
    return Reading((), documents, {file: data.decode("utf-8", errors="replace")}, problems)


def _read_bytes(folder: Path, file: str, path: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    try:
        refuse_irregular(path, MOST_BYTES)
        if leads_out(folder, path):
            raise BadValueError("P704", value=shown(file), folder=path.parent.name)
        return read_regular(path), ()
    except BadValueError as fault:
        return None, (fault.at(Cell(file, 0, 0)),)


def _read_named(folder: Path, tables: Iterable[Table]) -> Reading:
    """The files that the routes' column ``shape`` names, each once."""
    columns = [(table, table.column("shape")) for table in tables]
    named = {cell for _, column in columns if column for cell in column.cells if cell}
    good: list[Reading] = []
    lost: list[Problem] = []
    faults: dict[str, BadValueError] = {}
    for name in sorted(named):
        try:
            path = inside(folder, name, "P711", SHAPE_ENDINGS)
        except BadValueError as fault:
            faults[name] = fault
        else:
            good.append(_read_document(folder.parent, path, name))
    for table, column in columns:
        lost += at_cells(table, column, faults)
    return merged([*good, Reading(problems=tuple(lost))])


def _existing(path: Path) -> tuple[Path, ...]:
    return (path,) if path.exists() else ()
