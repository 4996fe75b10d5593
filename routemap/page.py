"""folium.Map -> one HTML file with a content security policy, written whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import folium
from branca.element import Figure
from markupsafe import Markup

from routemap.elements import TEMPLATES, Verbatim, figure_of
from routemap.errors import OutputError
from routemap.inline import BROWSER, data_uri
from routemap.story import Story

_CODE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page_pieces(page_map: folium.Map, story: Story, article: str) -> Iterator[str]:
    """The page's text in pieces, the same for the same map; its data is written out as they go.

    ``article`` is the Read view's HTML, already escaped.
    """
    figure = figure_of(page_map)
    for child in list(figure._children.values()):
        child.render()
    header, script = figure.header.render(), figure.script.render()
    language = story["languages"][0]
    return TEMPLATES.get_template("page.html").generate(
        language=language,
        policy=content_security_policy(f"{header}<script>\n{script}\n</script>"),
        title=story["title"].get(language, ""),
        description=story["subtitle"].get(language, ""),
        icon=data_uri(BROWSER / "icon.svg"),
        header=Markup(header),
        body=map(Markup, _body_pieces(figure)),
        article=Markup(article),
        script=Markup(script),
    )


def _body_pieces(figure: Figure) -> Iterator[str]:
    """What folium puts into the body; branca's own way would join it all in one string."""
    for element in figure.html._children.values():
        if isinstance(element, Verbatim):
            yield from element.pieces()
        else:
            yield element.render()


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


def write_whole(path: Path, pieces: Iterable[str]) -> int:
    """Write the file so that at each moment either the old or the new one is there, whole.

    Returns
    -------
    The file's size in bytes.

    Raises
    ------
    OutputError
        If the folder cannot be made or written to; the old file is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                size = sum(file.write(piece.encode("utf-8")) for piece in pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
    return size
