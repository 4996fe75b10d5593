"""The page's style sheets joined into one text that refers to no file."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from itinerarium.assets.ascii import style_in_ascii
from itinerarium.assets.folder import BROWSER, read_asset
from itinerarium.assets.lowering import OLDEST_BROWSERS, lowered
from itinerarium.assets.minify import cached_minified
from itinerarium.vocabulary.errors import AssetError

STYLES = BROWSER / "styles"

URL_IN_STYLE = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)['\"]?\s*\)")

_LIKE_CONTAINER = "@media map and "


def style_sheets() -> tuple[str, ...]:
    """The names of the page's style sheets in the order of the cascade."""
    order = tomllib.loads((STYLES / "order.toml").read_text(encoding="utf-8"))
    return tuple(order["sheets"])


def styles(names: tuple[str, ...], folder: Path = STYLES) -> str:
    """The style sheets in one text, lowered for old browsers and minified.

    Raises
    ------
    AssetError
        If one is missing or refers to a file: nothing may be loaded from outside.
    """
    text = "\n".join(read_asset(folder / name, folder) for name in names)
    refuse_outside_files(text)
    made_of = f"{OLDEST_BROWSERS}{_lowering()}{text}"
    # What the minifier does not know it leaves as it is written; what it knows must look so.
    minified_text = cached_minified(
        "text/css", made_of, lambda: lowered(text).replace("@container ", _LIKE_CONTAINER)
    )
    return style_in_ascii(minified_text.replace(_LIKE_CONTAINER, "@container "))


def refuse_outside_files(css: str) -> None:
    """Raise an ``AssetError`` if a style sheet refers to a file."""
    if match := URL_IN_STYLE.search(css):
        raise AssetError(f"expected no file in a style sheet, instead got url({match[1]})")


def _lowering() -> str:
    """What lowers the styles: another version may write them otherwise."""
    ours = (
        Path(__file__).with_name(f"{name}.py") for name in ("brackets", "lowering", "selectors")
    )
    own = "".join(module.read_text(encoding="utf-8") for module in ours)
    try:
        return version("lightningcss") + own
    except PackageNotFoundError:
        return own
