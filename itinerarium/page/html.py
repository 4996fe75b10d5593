"""folium.Map -> one HTML file with a content security policy."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

import folium
from branca.element import Element, Figure
from markupsafe import Markup

from itinerarium.assets.bundle import bundle
from itinerarium.assets.data_uri import data_uri
from itinerarium.assets.folder import BROWSER
from itinerarium.assets.packed import PACKED_SCRIPT, packed_at_once, unpacked
from itinerarium.assets.templates import templates_in
from itinerarium.language.codes import locale_of
from itinerarium.page.sharing import sharing
from itinerarium.vocabulary.story import Story

_TEMPLATES = Path(__file__).parent / "templates"
IS_SCRIPTED = """(() => {
const root = document.documentElement;
const unfold = () => {
for (const one of document.querySelectorAll("noscript")) one.outerHTML = one.textContent;
};
if (!("replaceChildren" in root) || !("ResizeObserver" in window)) {
addEventListener("DOMContentLoaded", unfold);
return;
}
root.setAttribute("data-scripted", "");
addEventListener("pointerdown", ({ pointerType }) => {
if (pointerType === "touch") root.setAttribute("data-touch", "");
}, { capture: true, passive: true });
addEventListener("error", () => {
if (root.dataset.ready) return;
root.removeAttribute("data-scripted");
unfold();
});
})();"""
"""Says in the page that the map can be drawn. Without scripts, in too old a browser, and where they
fail before the map stands, the article stays the page, with what ``noscript`` has.
It also says whether fingers are used: an interactive board is known by its first touch alone."""
_CODE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PACKED = re.compile(rf'<script type="{PACKED_SCRIPT}"[^>]*>(.*?)</script>', re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@runtime_checkable
class HasContent(Protocol):
    """An element that provides bytes: large data would otherwise be held, and encoded, twice."""

    def content(self) -> bytes:
        """The element as it stands in the file, in UTF-8."""


def page_pieces(
    page_map: folium.Map, story: Story, article: str, notice: str = "", further: str = ""
) -> Iterator[bytes]:
    """The page in UTF-8 piece by piece, the same for the same map; large data is one piece.

    ``article`` is the Read view's HTML, already escaped; ``notice`` and ``further`` stand before
    and after it where no script runs.
    """
    figure = cast(Figure, page_map.get_root())
    for child in list(figure._children.values()):
        child.render()
    header, script = figure.header.render(), figure.script.render()
    language = story["languages"][0]
    texts = {
        "language": language,
        "direction": locale_of(language).text_direction,
        "policy": content_security_policy(
            f"<script>{IS_SCRIPTED}</script>{header}<script>\n{script}\n</script>",
            has_sound=any(one["kind"] == "sound" for one in story.get("media", [])),
            pictures_from=story["onlineMap"]["host"] if "onlineMap" in story else "",
        ),
        "title": story["title"].get(language, ""),
        "description": story["subtitle"].get(language, ""),
        "sharing": sharing(story),
        "icon": data_uri(BROWSER / "icon.svg"),
        "is_scripted": Markup(IS_SCRIPTED),
        "header": Markup(header),
        "article": Markup(article),
        "notice": Markup(notice),
        "further": Markup(further),
        "script": Markup(script),
    }
    # branca's own way would join all the body in one string, and copy that again.
    body = map(_content, figure.html._children.values())
    return chain(_block("before", texts), body, _block("after", texts))


def _block(name: str, texts: Mapping[str, object]) -> Iterator[bytes]:
    """The part of the template before or after the elements of the body."""
    template = templates_in(_TEMPLATES).get_template("page.html")
    yield "".join(template.blocks[name](template.new_context(dict(texts)))).encode("utf-8")


def _content(element: Element) -> bytes:
    """An element as it stands in the file."""
    if isinstance(element, HasContent):
        return element.content()
    return element.render().encode("utf-8")


def in_frame(page: str, title: str, height: str) -> str:
    """A page in a frame of this height (as in CSS), as notebooks show it.

    It is packed: a notebook keeps each of its pages.
    """
    texts = {
        "unpack": Markup(bundle("data/inflate.js", namespace="Packed")),
        "packed": packed_at_once(page),
    }
    templates = templates_in(_TEMPLATES)
    inner = templates.get_template("notebook_page.html").render(texts)
    frame = {"page": inner, "height": height, "title": title}
    return templates.get_template("notebook.html").render(frame)


def content_security_policy(html: str, *, has_sound: bool = False, pictures_from: str = "") -> str:
    """The policy that allows the scripts and styles of this page only, and no request.

    ``pictures_from`` is the one host that a reader may ask for pictures, if there is any.
    """
    pictures = f"data: {pictures_from}" if pictures_from else "data:"
    later = map(unpacked, _PACKED.findall(html))
    scripts = " ".join(_hash(text) for text in [*_CODE.findall(html), *later])
    styles = " ".join(_hash(text) for text in _STYLE.findall(html))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src {pictures}; "
        f"{'media-src data:; ' if has_sound else ''}font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
