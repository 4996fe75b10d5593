"""folium.Map -> one HTML file with a content security policy, written whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from pathlib import Path

import folium
from markupsafe import Markup

from routemap.elements import TEMPLATES
from routemap.errors import OutputError
from routemap.inline import BROWSER, data_uri
from routemap.story import Story

_CODE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page_html(page_map: folium.Map, story: Story, article: str) -> str:
    """The whole page as text: the same map gives the same text.

    ``article`` is the Read view's HTML, already escaped.
    """
    figure = page_map.get_root()
    for child in list(figure._children.values()):
        child.render()
    header, body = figure.header.render(), figure.html.render()
    script = figure.script.render()
    language = story["languages"][0]
    return TEMPLATES.get_template("page.html").render(
        language=language,
        policy=content_security_policy(f"{header}<script>\n{script}\n</script>"),
        title=story["title"].get(language, ""),
        description=story["subtitle"].get(language, ""),
        icon=data_uri(BROWSER / "icon.svg"),
        header=Markup(header),
        body=Markup(body),
        article=Markup(article),
        script=Markup(script),
    )


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


def write_whole(path: Path, text: str) -> None:
    """Write the file so that at each moment either the old or the new one is there, whole.

    Raises
    ------
    OutputError
        If the folder cannot be made or written to; the old file is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with open(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
