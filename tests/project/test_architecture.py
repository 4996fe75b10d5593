"""docs/architecture.md names the rooms, libraries, events and hooks that there are, no others."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection
from pathlib import PurePosixPath

from tests.conftest import REPOSITORY
from tests.project import test_browser_order, test_imports

BROWSER = REPOSITORY / "itinerarium" / "browser"
TEXT = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
SCRIPTS = {
    path.relative_to(BROWSER).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(BROWSER.rglob("*.js"))
}
MOST_MODULES = 8
"""Where more of them fire or hear an event, their folders are named."""
FIRED = re.compile(r'\bfire\(\s*"itinerarium:(\w+)"')
HEARD = re.compile(r'\bon(?:ce)?\(\s*"([^"]+)"|"(itinerarium:\w+)": this\.')
NAMED_OTHERWISE = {
    "PIL": "pillow",
    "fontTools": "fonttools",
    "markdown_it": "markdown-it",
    "tomli_w": "tomli-w",
}


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables below a heading of the second level, without their heads."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```$", "", cell, flags=re.M | re.S))


def test_the_rooms_in_python_stand_in_the_order_of_their_imports() -> None:
    assert [row[0].strip("`") for row in rows("Rooms in Python")] == test_imports.ORDER


def test_the_rooms_of_the_page_stand_in_the_order_of_their_imports() -> None:
    rooms = [row[0].strip("`") for row in rows("Rooms in the page")]
    assert rooms == [*test_browser_order.ORDER, "styles"]
    folders = {path.name for path in BROWSER.iterdir() if path.is_dir()}
    assert folders == set(rooms)


def libraries_by_room() -> dict[str, set[str]]:
    """The libraries that each room imports, by their names in the index of packages."""
    found: dict[str, set[str]] = {room: set() for room in test_imports.ORDER}
    for path in test_imports.FILES:
        names = test_imports.libraries_of(path) - set(sys.stdlib_module_names) - {"itinerarium"}
        found[test_imports.step_of(path)] |= {NAMED_OTHERWISE.get(name, name) for name in names}
    return found


def test_each_room_uses_the_libraries_that_are_named() -> None:
    named = {
        row[0].strip("`"): set(filter(None, row[2].split(", "))) for row in rows("Rooms in Python")
    }
    found = libraries_by_room()
    assert {room: sorted(found[room]) for room in found if found[room] != named[room]} == {}


def module(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()


def heard_in(text: str) -> set[str]:
    words = " ".join(" ".join(match) for match in HEARD.findall(text)).split()
    return {word.partition(":")[2] for word in words if word.startswith("itinerarium:")}


def modules_with(event: str, find: Callable[[str], Collection[str]]) -> list[str]:
    found = [module(name) for name, text in SCRIPTS.items() if event in find(text)]
    folders = sorted({name.split("/")[0] for name in found})
    return [f"{folder}/" for folder in folders] if len(found) > MOST_MODULES else sorted(found)


def row_of(event: str) -> tuple[list[str], list[str]]:
    return modules_with(event, FIRED.findall), modules_with(event, heard_in)


def test_each_event_is_named_with_who_fires_and_who_hears_it() -> None:
    typed = re.findall(r'"itinerarium:(\w+)":', (BROWSER / "events.d.ts").read_text("utf-8"))
    named = {row[0].strip("`"): (code(row[2]), code(row[3])) for row in rows("How the page works")}
    found = {f"itinerarium:{event}": row_of(event) for event in sorted(set(typed))}
    wrong = [event for event, row in found.items() if named.get(event) != row]
    cells = {
        event: " | ".join(", ".join(f"`{one}`" for one in who) for who in found[event])
        for event in wrong
    }
    assert wrong == [], "".join(f"\n| `{event}` | ... | {row} |" for event, row in cells.items())
    assert set(named) == set(found)


def test_each_event_is_fired_and_heard_by_somebody() -> None:
    fired = {event for text in SCRIPTS.values() for event in FIRED.findall(text)}
    heard = {event for text in SCRIPTS.values() for event in heard_in(text)}
    assert len(fired) > 15
    assert fired == heard


def hooks() -> tuple[list[str], list[str]]:
    words = [word for row in rows("Hooks") for word in code(row[0])]
    attributes = [word for word in words if word.startswith("data-")]
    return attributes, [word for word in words if word not in attributes]


def test_each_attribute_that_is_named_is_set_on_the_page_and_no_other() -> None:
    scripts = "".join(SCRIPTS.values())
    set_ = re.findall(r"(?:\broot|documentElement|  )\.?dataset\.(\w+) (?:\?\?)?= ", scripts)
    names = {"data-" + re.sub(r"(?=[A-Z])", "-", name).lower() for name in set_}
    names |= set(re.findall(r'(?:root|documentElement)\.setAttribute\("(data-[\w-]+)"', scripts))
    assert set(hooks()[0]) == names - {"data-drawn"}  # which the basemap's canvas has


def test_each_part_of_the_address_that_is_named_is_read_and_no_other() -> None:
    read = {
        name
        for text in SCRIPTS.values()
        for name in re.findall(r'\bparts\.(?:get|has)\("(\w+)"\)', text)
    }
    assert {part.partition("=")[0] for part in hooks()[1]} == read


def test_each_file_that_is_named_exists() -> None:
    folders = (
        REPOSITORY,
        REPOSITORY / "itinerarium",
        BROWSER,
        REPOSITORY / "docs",
        BROWSER / "styles",
    )
    named = {
        word
        for word in [*code(TEXT), *re.findall(r"\]\(([^)]+)\)", TEXT)]
        if re.fullmatch(r"[\w./-]+/[\w./-]*|[\w-]+\.(?:js|d\.ts|py|css|md)", word)
    }
    missing = [
        word
        for word in sorted(named)
        if not any((folder / f"{word}{end}").exists() for folder in folders for end in ("", ".js"))
    ]
    assert len(named) > 30
    assert [word for word in missing if word not in ("images/",)] == []
