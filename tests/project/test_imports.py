"""Imports point one way: each module may use only those that stand before it here."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import itinerarium

PACKAGE = Path(itinerarium.__file__).parent
ORDER = [
    "geo",
    "vocabulary",
    "problems",
    "files",
    "language",
    "basemap",
    "read",
    "check",
    "trace",
    "compose",
    "assets",
    "drawing",
    "page",
    "story_map",
    "export",
    "build",
    "tables",
    "locate",
    "geocode",
    "fetch",
    "new",
    "headless",
    "paper",
    "offline",
    "serve",
    "command",
    "cli",
    "__main__",
]
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def step_of(path: Path) -> str:
    """The module or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_by(path: Path) -> Iterator[str]:
    """The steps that a file imports anywhere in it, by their names in the package."""
    inside = ("itinerarium", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in names_of(node, inside):
            parts = name.split(".")
            if parts[0] == "itinerarium" and len(parts) > 1:
                yield parts[1]


def names_of(node: ast.AST, inside: tuple[str, ...]) -> list[str]:
    """The full dotted names in one import statement; a relative one is resolved."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = inside[: len(inside) - node.level + 1] if node.level else ()
    return [".".join((*above, *filter(None, [node.module]), alias.name)) for alias in node.names]


def test_every_module_has_its_place_in_the_order() -> None:
    assert {step_of(path) for path in FILES} <= set(ORDER)
    assert len(ORDER) == len(set(ORDER))


def later_imports(path: Path) -> set[str]:
    later = set(ORDER[ORDER.index(step_of(path)) + 1 :])
    return later.intersection(imported_by(path))


def test_each_module_imports_only_what_stands_before_it() -> None:
    found = {str(path.relative_to(PACKAGE)): later_imports(path) for path in FILES}
    assert {path: later for path, later in found.items() if later} == {}


def test_an_import_against_the_order_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.project.test_imports.ORDER", ORDER[::-1])
    assert later_imports(PACKAGE / "build.py")


@pytest.mark.parametrize(
    ("library", "users"),
    [
        ("folium", {"drawing", "page"}),
        ("branca", {"drawing", "page"}),
        ("babel", {"language", "check"}),
        ("markdown_it", {"compose"}),
        ("pydantic", {"check"}),
        ("coloraide", {"check"}),
        ("anyascii", {"check"}),
        ("tomli_w", {"new"}),
        ("dateparser", {"new"}),
        ("lat_lon_parser", {"new"}),
        ("mgrs", {"new"}),
        ("openlocationcode", {"new"}),
        ("python_calamine", {"read"}),
        ("pandas", {"check", "export", "tables", "geocode"}),
        ("geopandas", {"tables"}),
    ],
)
def test_a_library_is_known_only_to_its_modules(library: str, users: set[str]) -> None:
    knowing = {step_of(path) for path in FILES if library in libraries_of(path)}
    assert knowing == users


@cache
def libraries_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = ("itinerarium",)
    return {name.split(".")[0] for node in ast.walk(tree) for name in names_of(node, inside)}


def test_an_import_is_seen_wherever_and_however_it_is_written() -> None:
    statements = [
        "import itinerarium.page",
        "from itinerarium.page import x",
        "from itinerarium import page",
        "from .page import x",
        "from . import page",
        "def f():\n    from .page import x",
    ]
    for statement in statements:
        nodes = ast.walk(ast.parse(statement))
        names = [name for node in nodes for name in names_of(node, ("itinerarium",))]
        assert names[0].split(".")[:2] == ["itinerarium", "page"], statement


@pytest.mark.parametrize(("room", "other"), [("drawing", "page"), ("page", "drawing")])
def test_drawing_and_page_do_not_know_each_other(room: str, other: str) -> None:
    knowing = {path.name for path in FILES if step_of(path) == room and other in imported_by(path)}
    assert knowing == set()
    assert {step_of(path) for path in FILES if "page" in imported_by(path)} >= {"story_map"}


WATCHED = """
import importlib, pathlib, pkgutil, sys
import jinja2, itinerarium

def watched(name, do):
    def watch(*given, **named):
        caller = sys._getframe(1)
        if "itinerarium" in caller.f_code.co_filename:
            print(name, pathlib.Path(caller.f_code.co_filename).name, caller.f_lineno)
        return do(*given, **named)
    return watch

for name in ("glob", "rglob", "iterdir", "read_text", "read_bytes", "open"):
    setattr(pathlib.Path, name, watched(name, getattr(pathlib.Path, name)))
jinja2.Environment.get_template = watched("get_template", jinja2.Environment.get_template)
jinja2.Template.__new__ = watched("Template", jinja2.Template.__new__)
for module in pkgutil.walk_packages(itinerarium.__path__, "itinerarium."):
    if module.name.split(".")[1] in ("assets", "drawing", "page", "story_map"):
        importlib.import_module(module.name)
"""


def test_the_second_half_reads_no_file_and_compiles_no_template_at_import() -> None:
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")
