"""folium.Map -> one HTML file with a content security policy, written whole or not at all."""

from __future__ import annotations

import base64
import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import folium
from branca.element import Element
from markupsafe import Markup

from itinerarium.assets.bundle import BROWSER, data_uri
from itinerarium.assets.templates import templates_in
from itinerarium.drawing.elements import Verbatim, figure_of
from itinerarium.vocabulary.errors import OutputError
from itinerarium.vocabulary.story import Story

TEMPLATES = templates_in(Path(__file__).parent / "templates")
_CODE = re.compile(r'<script(?: type="text/plain"[^>]*)?>(.*?)</script>', re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page_pieces(page_map: folium.Map, story: Story, article: str) -> Iterator[bytes]:
    """The page in UTF-8 piece by piece, the same for the same map; large data is one piece.

    ``article`` is the Read view's HTML, already escaped.
    """
    figure = figure_of(page_map)
    for child in list(figure._children.values()):
        child.render()
    header, script = figure.header.render(), figure.script.render()
    language = story["languages"][0]
    texts = {
        "language": language,
        "policy": content_security_policy(f"{header}<script>\n{script}\n</script>"),
        "title": story["title"].get(language, ""),
        "description": story["subtitle"].get(language, ""),
        "icon": data_uri(BROWSER / "icon.svg"),
        "header": Markup(header),
        "article": Markup(article),
        "script": Markup(script),
    }
    # branca's own way would join all the body in one string, and copy that again.
    body = map(_content, figure.html._children.values())
    return chain(_block("before", texts), body, _block("after", texts))


def _block(name: str, texts: Mapping[str, str]) -> Iterator[bytes]:
    """What the template has before or after the elements of the body."""
    template = TEMPLATES.get_template("page.html")
    yield "".join(template.blocks[name](template.new_context(dict(texts)))).encode("utf-8")


def _content(element: Element) -> bytes:
    """An element as it stands in the file."""
    return element.content() if isinstance(element, Verbatim) else element.render().encode("utf-8")


def content_security_policy(html: str) -> str:
    """The policy that lets just the scripts and styles of this page run, and nothing be fetched."""
    scripts = " ".join(_hash(text) for text in _CODE.findall(html))
    styles = " ".join(_hash(text) for text in _STYLE.findall(html))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def write_whole(path: Path, pieces: Iterable[bytes]) -> int:
    """Write the file so that at each moment either the old or the new one is there, whole.

    Returns
    -------
    The file's size in bytes.

    Raises
    ------
    OutputError
        If the folder cannot be made or written to; the old file is then untouched.
    """
    return write_together({path: pieces})[path]


def write_together(files: Mapping[Path, Iterable[bytes]]) -> dict[Path, int]:
    """Write files as ``write_whole`` does, and none of them before all are ready.

    Returns
    -------
    Each file's size in bytes.

    Raises
    ------
    OutputError
        If a folder cannot be made or written to; all old files are then untouched.
    """
    ready: dict[Path, Path] = {}
    sizes: dict[Path, int] = {}
    path = Path()
    try:
        for path, pieces in files.items():
            ready[path] = _new_file_beside(path)
            sizes[path] = _write(ready[path], pieces)
            _refuse_folder(path)
        for path, name in ready.items():
            name.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
    finally:
        for name in ready.values():
            name.unlink(missing_ok=True)
    return sizes


def _new_file_beside(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


def _write(path: Path, pieces: Iterable[bytes]) -> int:
    with path.open("wb") as file:
        size = sum(file.write(piece) for piece in pieces)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)
    return size


def _refuse_folder(path: Path) -> None:
    """A folder in a file's place is found before anything is replaced."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
