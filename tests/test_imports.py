"""Imports point one way: each module may use only those that stand before it here."""

import ast
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
    "new",
    "headless",
    "paper",
    "offline",
    "serve",
    "cli",
    "__main__",
]
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def step_of(path):
    """The module or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_by(path):
    """The steps that a file imports anywhere in it, by their names in the package."""
    inside = ("itinerarium", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in names_of(node, inside):
            parts = name.split(".")
            if parts[0] == "itinerarium" and len(parts) > 1:
                yield parts[1]


def names_of(node, inside):
    """The full dotted names in one import statement; a relative one is resolved."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = inside[: len(inside) - node.level + 1] if node.level else ()
    return [".".join((*above, *filter(None, [node.module]), alias.name)) for alias in node.names]


def test_every_module_has_its_place_in_the_order():
    assert {step_of(path) for path in FILES} <= set(ORDER)
    assert len(ORDER) == len(set(ORDER))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_before_it(path):
    own = step_of(path)
    later = set(ORDER[ORDER.index(own) + 1 :])
    assert not later.intersection(imported_by(path))


@pytest.mark.parametrize(
    ("library", "users"),
    [
        ("folium", {"drawing", "page"}),
        ("branca", {"drawing", "page"}),
        ("babel", {"language", "page", "check", "locate"}),
        ("markdown_it", {"compose"}),
        ("pydantic", {"check"}),
        ("coloraide", {"check"}),
        ("anyascii", {"check"}),
        ("tomli_w", {"new"}),
        ("pandas", {"check", "export", "tables", "geocode"}),
        ("geopandas", {"tables"}),
    ],
)
def test_a_library_is_known_only_to_its_modules(library, users):
    knowing = {step_of(path) for path in FILES if library in libraries_of(path)}
    assert knowing <= users


def libraries_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = ("itinerarium",)
    return {name.split(".")[0] for node in ast.walk(tree) for name in names_of(node, inside)}


def test_an_import_is_seen_wherever_and_however_it_is_written():
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
