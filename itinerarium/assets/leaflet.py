"""Leaflet as published: its script, its styles, its pictures."""

from __future__ import annotations

import hashlib
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

from itinerarium.assets.data_uri import data_uri
from itinerarium.assets.minify import cached_minified
from itinerarium.assets.styles import URL_IN_STYLE, refuse_outside_files
from itinerarium.vocabulary.errors import AssetError

LEAFLET_SHA256 = {
    "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
}


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
    css = URL_IN_STYLE.sub(
        lambda match: f"url({data_uri(folder / match[1])})", _leaflet("leaflet.css")
    )
    refuse_outside_files(css)
    return cached_minified("text/css", css, lambda: css)


def leaflet_pictures() -> dict[str, str]:
    """The options of Leaflet's default marker that name its pictures, these as data URIs."""
    folder = _leaflet_folder() / "images"
    names = {
        "iconUrl": "marker-icon.png",
        "iconRetinaUrl": "marker-icon-2x.png",
        "shadowUrl": "marker-shadow.png",
    }
    return {option: data_uri(folder / name) for option, name in names.items()}


def _leaflet(name: str) -> str:
    content = (_leaflet_folder() / name).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != LEAFLET_SHA256[name]:
        raise AssetError(f"{name} is not Leaflet 1.9.4 as published: its sha256 is {found}")
    return content.decode("utf-8").replace("\r\n", "\n")


def _leaflet_folder() -> Path:
    return Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
