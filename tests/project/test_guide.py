"""The guide says nothing that is not so, and leaves nothing out."""

from __future__ import annotations

import csv
import datetime
import io
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import itinerarium
from itinerarium.check import check
from itinerarium.check.settings.tables import StoryTable
from itinerarium.cli import main
from itinerarium.command.words import COMMANDS
from itinerarium.geocode.run import Service
from itinerarium.locate import Gazetteer
from itinerarium.locate.offline import offline
from itinerarium.read import read_folder
from itinerarium.vocabulary.atlas import MODES
from tests.conftest import REPOSITORY
from tests.workbooks import Value, write_ods, write_xlsx
from tools.make_guide_pictures import PICTURES as MADE

DOCS = REPOSITORY / "docs"
VILLAGES = REPOSITORY / "examples" / "villages"
BROWSER = REPOSITORY / "itinerarium" / "browser"
GUIDE = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
WHOLE = "\n".join(GUIDE.values())
MADE_BY_THE_READER = "make.md"
LARGEST_PICTURE = 150_000
PICTURES = {".png", ".webp"}


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE[page], re.DOTALL | re.MULTILINE)


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", GUIDE[page], re.DOTALL | re.MULTILINE)
    assert found, heading
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their headings."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rules = [number for number, row in enumerate(cells) if set("".join(row)) <= {"-"} and row[0]]
    heads = {number - 1 for number in rules} | set(rules)
    return [row for number, row in enumerate(cells) if number not in heads]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def column_of_names(text: str) -> list[str]:
    return [name for row in rows(text) for name in names(row[0])]


# Commands


def commands(page: str) -> list[list[str]]:
    lines = "".join(blocks(page, "console")).splitlines()
    assert all(line.startswith("itinerarium ") for line in lines)
    return [shlex.split(line)[1:] for line in lines]


@pytest.fixture(scope="session")
def towns(all_towns: Mapping[str, Mapping[str, Any]]) -> Service:
    """The list of towns, but only those of one country: all of them take their time."""
    polish = [one for one in all_towns.values() if one["countrycode"] == "PL"]
    return Service(offline(Gazetteer(polish)))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, towns: Service) -> Path:
    """Where a reader types: the list of villages lies there in two forms."""
    monkeypatch.setattr("itinerarium.geocode.command._offline", lambda: towns)
    shutil.copy(VILLAGES / "list.csv", tmp_path / "list.csv")
    text = (VILLAGES / "list.csv").read_bytes().decode("cp1250")
    typed: list[list[Value]] = [*csv.reader(io.StringIO(text), delimiter=";")]
    write_xlsx(tmp_path / "list.xlsx", {"Arkusz1": typed})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.browser
@pytest.mark.parametrize("page", [name for name in GUIDE if "```console" in GUIDE[name]])
def test_each_command_does_what_it_should(
    page: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if page != MADE_BY_THE_READER:
        shutil.copytree(VILLAGES, desk / "my-story", ignore=shutil.ignore_patterns("output"))
    for words in commands(page):
        if words[0] == "serve":
            assert "drawn in" in served(words)
        else:
            assert main(words) == 0, words
    said = capsys.readouterr().out.splitlines()
    assert [line for line in shown_lines(page) if line not in said] == []


def shown_lines(page: str) -> list[str]:
    """What the page shows of a command's answer."""
    return "".join(blocks(page, "text")).splitlines()


def served(words: Sequence[str]) -> str:
    """What ``serve`` says until its first map is drawn; no browser is opened."""
    call = [sys.executable, str(REPOSITORY / "make_map.py"), *words, "--port", "0"]
    call.remove("--open")
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline() + process.stdout.readline()
        process.terminate()  # Ctrl-C may be switched off by what started the tests
    return said


GENERAL = {"--help", "--version", "--traceback", "--install-completion", "--show-completion"}
"""Options of no command, or of each."""


def known_options(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    main([command, "--help"])
    lines = re.findall(r"^  (-.*?)(?:  |$| <)", capsys.readouterr().out, re.MULTILINE)
    return {option for line in lines for option in re.findall(r"--?[a-z][\w-]*", line)} - {
        "--help",
        "-h",
    }


def test_each_command_and_each_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    headings = re.findall(r"^## (\w+)", GUIDE["commands.md"], re.MULTILINE)
    assert set(headings) == {*COMMANDS, "make"}
    for command in COMMANDS:
        explained = column_of_names(section("commands.md", command))
        assert set(explained) == known_options(command, capsys), command


def test_each_option_that_is_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    known = {option for command in COMMANDS for option in known_options(command, capsys)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", WHOLE)) - known == GENERAL
    called = re.findall(r"^ *itinerarium (\w+)(.*)$", WHOLE, re.MULTILINE)
    for command, rest in called:
        assert set(re.findall(r" (--[a-z-]+)", rest)) <= known_options(command, capsys), command


def test_what_is_named_to_make_can_be_made() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"(?:^    |`)make (\w+)", WHOLE, re.MULTILINE)
    assert "map" in named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


# Tables and story.toml


@pytest.mark.parametrize("kind", ["places", "stops", "routes"])
def test_each_column_is_explained_and_whether_it_has_languages(kind: str) -> None:
    known = tomllib.loads(
        (REPOSITORY / "itinerarium" / "read" / "columns.toml").read_text(encoding="utf-8")
    )[kind]
    explained = rows(section("columns.md", kind.title()))
    with_languages = [name for row in explained if row[1] == "T" for name in names(row[0])]
    without = [name for row in explained if row[1] == "" for name in names(row[0])]
    assert sorted(with_languages) == sorted(known["text"])
    assert sorted(without) == sorted(known["plain"])


def test_each_mode_and_each_kind_with_a_sign_is_named() -> None:
    [mode] = [row for row in rows(section("columns.md", "Routes")) if row[0] == "`mode`"]
    assert [name for name in names(mode[2]) if name in MODES][: len(MODES)] == list(MODES)
    script = (BROWSER / "places" / "symbols.js").read_text(encoding="utf-8")
    drawn = re.findall(r"^  (\w+): [\[\"]", script, re.MULTILINE)
    shared = re.search(r"SAME_SIGN = Object\.freeze\(\{(.*?)\}", script, re.DOTALL)
    assert shared
    first, second = section("columns.md", "Kinds").split("and `town`")
    sharing = set(re.findall(r"(\w+):", shared[1]))
    assert set(names(first)) - {"kind"} == set(drawn) - sharing
    assert {"town", *names(second)} == sharing


TABLES = {key: inner for key in StoryTable.model_fields if (inner := StoryTable.inner(key))}


def test_each_key_of_the_storys_head_is_explained() -> None:
    headings = re.findall(r"^## (\w+)$", GUIDE["story-toml.md"], re.MULTILINE)
    explained = column_of_names(section("story-toml.md", "The head"))
    known = set(StoryTable.model_fields)
    assert {*explained, *(heading.lower() for heading in headings)} == known


@pytest.mark.parametrize("key", TABLES)
def test_each_key_of_a_table_is_explained_and_which_are_needed(key: str) -> None:
    explained = rows(section("story-toml.md", key.title()))
    fields = TABLES[key].model_fields
    assert [name for row in explained for name in names(row[0])] == list(fields)
    needed = [names(row[0])[0] for row in explained if row[1].endswith("needed")]
    assert needed == [name for name, field in fields.items() if field.is_required()]


def test_all_examples_of_story_toml_are_one_story_without_a_problem(tmp_path: Path) -> None:
    story = shutil.copytree(VILLAGES, tmp_path / "story", ignore=shutil.ignore_patterns("output"))
    text = "".join(blocks("story-toml.md", "toml"))
    on_a_picture = {"ground"}  # and then on no map: the two cannot be one story
    assert set(tomllib.loads(text)) >= set(StoryTable.model_fields) - on_a_picture
    counter = '\n[sources.counter]\ntext = "Of the bicycle"\n'
    (story / "story.toml").write_text(text + counter, encoding="utf-8")
    plan = REPOSITORY / "examples" / "town" / "images" / "plan-1938.png"
    (story / "images").mkdir(exist_ok=True)
    shutil.copy(plan, story / "images")
    (story / "layers").mkdir()
    empty = '{"type": "FeatureCollection", "features": []}'
    (story / "layers" / "borders.geojson").write_text(empty)
    assert check(read_folder(story)).warnings == ()


# The page, and Python


def test_each_key_of_the_keyboard_is_named() -> None:
    script = (BROWSER / "page" / "commands.js").read_text(encoding="utf-8")
    script = script[script.index("COMMANDS =") :]
    keys = {key for found in re.findall(r"keys: \[(.*?)\]", script) for key in quoted(found)}
    caps = {"PageDown": "Page Down", "PageUp": "Page Up", "ArrowRight": "→", "ArrowLeft": "←"}
    known = {{**caps, " ": "Space"}.get(key, key.upper() if len(key) == 1 else key) for key in keys}
    cells = [row[0].replace(" while presenting", "") for row in rows(section("present.md", "Keys"))]
    named = {key.strip("`") for cell in cells for key in cell.split(", ")}
    assert named == (known - {"="}) | {"Esc"}


def quoted(text: str) -> list[str]:
    return re.findall(r'"([^"]*)"', text)


def test_each_part_of_a_link_is_one_that_the_page_reads() -> None:
    files = (BROWSER / "state" / f"{name}.js" for name in ("state", "class-state", "reader-state"))
    scripts = "".join(path.read_text(encoding="utf-8") for path in files)
    known = set(re.findall(r'parts\.(?:get|has)\("(\w+)"\)', scripts))
    named = set(re.findall(r"`[^`\s]*#(\w+)(?:=[\w-]+)?`", GUIDE["present.md"]))
    assert named <= known
    assert named >= {"stop", "place", "day", "present", "kiosk", "lang", "theme"}


def test_each_language_of_the_page_is_named() -> None:
    files = {
        path.name for path in (REPOSITORY / "itinerarium" / "language" / "texts").glob("*.json")
    }
    page = section("languages.md", "Of the page")
    assert {name for name in names(page) if name.endswith(".json")} == files | {"it.json"}


def test_each_public_name_is_explained() -> None:
    assert set(column_of_names(GUIDE["python.md"])) == set(itinerarium.__all__)


def test_the_python_of_the_guide_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(VILLAGES, desk / "my-story", ignore=shutil.ignore_patterns("output"))
    for block in blocks("python.md", "python"):
        exec(compile(block, "python.md", "exec"), {})
    lengths = "mode\nroad    478.0\nName: km, dtype: float64\n"
    assert capsys.readouterr().out == f"Twelve villages by bicycle 478 km\n{lengths}"
    for name in ("map.html", "plain.html", "offline.html", "tables.html"):
        assert (desk / name).stat().st_size > 100_000, name


# Links and pictures


def anchors(page: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", GUIDE[page], re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def links() -> Iterator[tuple[str, str]]:
    for page, text in GUIDE.items():
        for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"`[^`]*`", "", text)):
            yield page, target


def test_each_link_leads_somewhere() -> None:
    for page, target in links():
        file, _, anchor = target.partition("#")
        assert (DOCS / (file or page)).is_file(), (page, target)
        assert not anchor or anchor in anchors(file or page), (page, target)


def test_each_page_is_in_the_index_and_each_picture_is_used_and_small() -> None:
    index = {target for page, target in links() if page == "README.md"}
    assert index >= GUIDE.keys() - {"README.md"}
    assert "docs/README.md" in (REPOSITORY / "README.md").read_text(encoding="utf-8")
    pictures = {path.name for path in DOCS.glob("*.*") if path.suffix in PICTURES} - {"map.png"}
    assert pictures == {target for _, target in links() if Path(target).suffix in PICTURES}
    assert all((DOCS / name).stat().st_size < LARGEST_PICTURE for name in pictures)


def test_the_guide_s_pictures_of_the_page_are_those_that_the_script_takes() -> None:
    """After a change of the page: ``python -m tools.make_guide_pictures``."""
    taken = {f"{picture.name}.webp" for picture in MADE}
    assert taken == {path.name for path in DOCS.glob("*.webp")}
    assert sum((DOCS / name).stat().st_size for name in taken) < 400_000


def test_each_file_that_is_named_exists() -> None:
    for name in re.findall(r"`((?:itinerarium|examples|\.github)/[\w./-]+)`", WHOLE):
        assert (REPOSITORY / name).exists(), name


# A person with a list, who goes by the guide


def test_three_ways_of_saving_a_list_give_the_same_map(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (VILLAGES / "list.csv").read_bytes().decode("cp1250")
    head, *body = csv.reader(io.StringIO(text), delimiter=";")
    semicolons = [[*head, "accuracy_km"], *([*row, "0,5"] for row in body)]
    pages = []
    for name, save in {"one": save_windows, "two": save_unicode, "three": save_workbook}.items():
        (desk / name).mkdir()
        source = save(desk / name, semicolons)
        story = desk / name / "story"
        assert main(["new", str(story), "--from", str(source)]) == 0
        assert main(["geocode", str(story), "--country", "Poland"]) == 0
        assert main(["build", str(story)]) == 0
        pages.append((story / "output" / "index.html").read_bytes())
    assert pages[0] == pages[1] == pages[2]
    told = capsys.readouterr()
    assert told.out.count("12 places, 12 stops, 11 legs") == 3
    assert told.err == ""
    for name in (row[0] for row in body):
        assert name.encode() in pages[0]


def save_windows(folder: Path, cells: list[list[str]]) -> Path:
    """As an older spreadsheet saves CSV in Poland."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(cells)
    (folder / "list.csv").write_bytes(text.getvalue().encode("cp1250"))
    return folder / "list.csv"


def save_unicode(folder: Path, cells: list[list[str]]) -> Path:
    """As “CSV UTF-8”, by a spreadsheet whose decimals have points."""
    text = io.StringIO(newline="")
    pointed = [[*row[:-1], row[-1].replace(",", ".")] for row in cells]
    csv.writer(text, lineterminator="\r\n").writerows(pointed)
    (folder / "list.csv").write_bytes(text.getvalue().encode("utf-8-sig"))
    return folder / "list.csv"


def save_workbook(folder: Path, cells: list[list[str]]) -> Path:
    """As LibreOffice saves it by itself, with days and numbers as what they are."""
    head, *body = cells
    days = [datetime.datetime.strptime(row[1], "%d.%m.%Y").date() for row in body]
    typed: list[list[Value]] = [
        [name, day, lead, float(km.replace(",", "."))]
        for day, (name, _, lead, km) in zip(days, body, strict=True)
    ]
    return write_ods(folder / "list.ods", {"Arkusz1": [[*head], *typed]})
