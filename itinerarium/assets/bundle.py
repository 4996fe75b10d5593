"""Assets as text for inside the page: our modules, Leaflet, styles, pictures as data URIs."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypeAlias

from itinerarium.files.cache import cache_folder, cached_text
from itinerarium.vocabulary.errors import AssetError

Kind: TypeAlias = Literal["application/javascript", "text/css", "text/html"]

BROWSER = Path(__file__).parents[1] / "browser"
LEAFLET_SHA256 = {
    "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
}

STYLES = BROWSER / "styles"

_IMPORT = re.compile(
    r"^(?P<verb>import|export) (?P<names>\{\s*\w+(?:,\s+\w+)*,?\s*\})"
    r' from "(?P<path>\.{1,2}/[\w./-]+\.js)";$',
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export (?=(?:async )?function |class |const )", re.MULTILINE)
_UNKNOWN_FORM = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)
_URL = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)['\"]?\s*\)")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LIKE_CONTAINER = "@media map and "
_MEDIA_TYPES = {".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp"}


def bundle(
    entry: str, folder: Path = BROWSER, namespace: str = "Itinerarium", *, after: str = ""
) -> str:
    """All modules that ``entry`` needs as one classic script that defines ``namespace``.

    Each module keeps a scope of its own; ``namespace`` holds what the entry exports, and in its
    ``modules`` the exports of each by its path below ``folder``, with ``/``. Imports name a module
    relative to the importer. ``after`` is the entry of a bundle that runs before this one: what it
    has is taken from there.

    Raises
    ------
    AssetError
        If a module is missing or lies outside ``folder``, or one uses a form of import or export
        that this function does not know.
    """
    paths = sorted(folder.rglob("*.js"))
    modules = [f"{path.relative_to(folder).as_posix()}\n{_read(path, folder)}" for path in paths]
    made_of = "\n".join(
        [entry, after, namespace, Path(__file__).read_text(encoding="utf-8"), *modules]
    )
    code = _cached_small(
        "application/javascript", made_of, lambda: _joined(entry, folder, namespace, after)
    )
    return _in_ascii(code)


def _in_ascii(script: str) -> str:
    """The script with its other letters, which stand in strings and patterns, as ``\\u`` says them.

    One letter beyond Latin-1 would make a browser hold the whole script in twice the memory.
    """
    return _BEYOND_ASCII.sub(_escaped, script)


def _escaped(letter: re.Match[str]) -> str:
    units = memoryview(letter[0].encode("utf-16-le")).cast("H")
    return "".join(f"\\u{unit:04x}" for unit in units)


def _joined(entry: str, folder: Path, namespace: str, after: str) -> str:
    """The modules in the order in which they need each other, in one script."""
    there = _in_order(after, folder, (), {}) if after else {}
    order = _in_order(entry, folder, (), there)
    new = {name: text for name, text in order.items() if name not in there}
    scopes = "".join(_scope(name, text) for name, text in new.items())
    if after:
        head = f"(() => {{\n'use strict';\nconst modules = {namespace}.modules;\n"
        tail = f'Object.assign({namespace}, modules["{entry}"]);\n}})();\n'
        return head + scopes + tail
    # A page with two maps has the script twice: "var" and what is there already keep it whole.
    head = f"var {namespace} = globalThis.{namespace} ?? (() => {{\n'use strict';\n"
    scopes = "const modules = {};\n" + scopes
    tail = f'return Object.assign({{ modules }}, modules["{entry}"]);\n}})();\n'
    return head + scopes + tail


def _in_order(
    name: str, folder: Path, above: tuple[str, ...], done: dict[str, str]
) -> dict[str, str]:
    if name in done:
        return done
    if name in above:
        raise AssetError(f"{name} imports itself through {' -> '.join(above)}")
    text = _read(folder / name, folder)
    for match in _IMPORT.finditer(text):
        done = _in_order(_resolved(name, match["path"]), folder, (*above, name), done)
    return {**done, name: text}


def _resolved(importer: str, path: str) -> str:
    """The path below the browser folder of what ``importer``, itself such a path, imports."""
    resolved = posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))
    if resolved.startswith("../"):
        raise AssetError(f"{importer} imports {path}, which lies outside the page's folder")
    return resolved


def _read(path: Path, folder: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        name = path.relative_to(folder).as_posix()
        raise AssetError(f"the page's file {name} cannot be read: {error.strerror}") from error


def _scope(name: str, text: str) -> str:
    names = ", ".join(_exports(text))
    return f'modules["{name}"] = (() => {{\n{_classic(name, text)}\nreturn {{ {names} }};\n}})();\n'


def _exports(text: str) -> list[str]:
    """The names that a module exports, of its own and from others."""
    from_others = [match["names"] for match in _IMPORT.finditer(text) if match["verb"] == "export"]
    return [*_EXPORTED.findall(text), *re.findall(r"\w+", " ".join(from_others))]


def _classic(name: str, text: str) -> str:
    """The module without the syntax of modules: an import takes from the scope of the other."""

    def from_scope(match: re.Match[str]) -> str:
        return f'const {match["names"]} = modules["{_resolved(name, match["path"])}"];'

    code = _EXPORT.sub("", _IMPORT.sub(from_scope, text))
    if unknown := _UNKNOWN_FORM.search(code):
        line = code.count("\n", 0, unknown.start()) + 1
        raise AssetError(f"{name}:{line} expected a named import, instead got {unknown[0]!r}")
    return code


def style_sheets() -> tuple[str, ...]:
    """The names of the page's style sheets in the order of the cascade."""
    order = tomllib.loads((STYLES / "order.toml").read_text(encoding="utf-8"))
    return tuple(order["sheets"])


def styles(names: tuple[str, ...], folder: Path = STYLES) -> str:
    """The style sheets one after the other, without comments and spare space.

    Raises
    ------
    AssetError
        If one is missing or refers to a file: nothing may be loaded from outside.
    """
    text = "\n".join(_read(folder / name, folder) for name in names)
    _refuse_outside_files(text)
    # What the minifier does not know it leaves as it is written; what it knows must look so.
    code = text.replace("@container ", _LIKE_CONTAINER)
    small_text = _cached_small("text/css", code, lambda: code)
    return small_text.replace(_LIKE_CONTAINER, "@container ")


def _refuse_outside_files(css: str) -> None:
    if match := _URL.search(css):
        raise AssetError(f"expected no file in a style sheet, instead got url({match[1]})")


def small(kind: Kind, code: str) -> str:
    """The code or HTML without comments and spare space; it does the same.

    Where the minifier has no build for the machine, the code stays as it is written.
    """
    try:
        import minify
    except ImportError:
        return code
    return str(minify.string(kind, code)) + "\n"


def _cached_small(kind: Kind, made_of: str, code: Callable[[], str]) -> str:
    """The page's own code made small, which is the same for all stories."""
    fingerprint = hashlib.sha256(f"{kind}{_minifier()}{made_of}".encode()).hexdigest()[:20]
    name = f"code-{fingerprint}.txt"
    return cached_text(cache_folder(), name, lambda: small(kind, code()))


def _minifier() -> str:
    try:
        return version("tdewolff-minify")
    except PackageNotFoundError:
        return "none"


def leaflet_script() -> str:
    """Leaflet's own script, as published, with its licence before it.

    Raises
    ------
    AssetError
        If it is missing or is not the one that was examined.
    """
    script = _leaflet("leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    licence = distribution("django-js-lib-leaflet").read_text("LICENSE") or ""
    return f"/*!\n{licence.strip()}\n*/\n{script}"


def leaflet_style() -> str:
    """Leaflet's own style sheet, its pictures as data URIs."""
    folder = _leaflet_folder()
    css = _URL.sub(lambda match: f"url({data_uri(folder / match[1])})", _leaflet("leaflet.css"))
    _refuse_outside_files(css)
    return css


def _leaflet(name: str) -> str:
    content = (_leaflet_folder() / name).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != LEAFLET_SHA256[name]:
        raise AssetError(f"{name} is not Leaflet 1.9.4 as published: its sha256 is {found}")
    return content.decode("utf-8").replace("\r\n", "\n")


def _leaflet_folder() -> Path:
    return Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"


def data_uri(path: Path) -> str:
    """A picture as a data URI."""
    encoded = base64.b64encode(path.read_bytes()).decode("ascii")
    return f"data:{_MEDIA_TYPES[path.suffix]};base64,{encoded}"
