"""The page's fonts, subset to the characters that the story uses, as rules with data URIs."""

from __future__ import annotations

import base64
import hashlib
import io
import tomllib
from collections.abc import Set
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from itinerarium.files.cache import cached_text

TABLE = Path(__file__).parent / "fonts.toml"
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "   –—‘’“”„…·×°€ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
"""Characters that the page's controls need in any story."""
KEPT_NAMES = [0, 13, 14]
"""Records of a font's name table that stay: copyright and licence, as the licence demands."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font of a family: its file, and its name in the page."""

    family: str
    weight: int
    style: str
    package: str
    file: str
    kerned: bool = False
    """Whether the font keeps its kerning, which shows at large sizes only."""
    names: bool = False
    """Whether the font needs the characters of places' other names."""


def font_rules(
    characters: Set[str], names: Set[str] = frozenset(), cache: Path | None = None
) -> str:
    """``@font-face`` rules for the page, the same text for the same characters.

    Parameters
    ----------
    characters
        All that the page's texts show; others fall back to the reader's own fonts.
    names
        What only other names of places show: Cyrillic, say, which one face is enough for.
    cache
        The folder of the cache; one that cannot be read or written is no error.
    """
    letters = _sorted(characters | set(ALWAYS))
    all_letters = _sorted(characters | set(ALWAYS) | names)
    name = f"fonts-{_fingerprint(letters, all_letters)}.css"
    return cached_text(cache, name, lambda: _rules(letters, all_letters))


def _rules(letters: str, all_letters: str) -> str:
    return "".join(_rule(face, all_letters if face.names else letters) for face in faces())


def faces() -> tuple[Face, ...]:
    """The faces of the page as the table lists them."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(Face(**row) for row in table["faces"])


def _rule(face: Face, letters: str) -> str:
    encoded = base64.b64encode(_cut(face, letters)).decode("ascii")
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};"
        f"font-style:{face.style};src:url(data:font/woff2;base64,{encoded}) format('woff2')}}\n"
    )


def _cut(face: Face, letters: str) -> bytes:
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff2", recalc_timestamp=False, name_IDs=KEPT_NAMES, hinting=False)
    options.layout_features = ["ccmp", "locl", *(["kern"] if face.kerned else [])]
    path = Path(str(files(face.package))) / "files" / face.file
    font = load_font(io.BytesIO(path.read_bytes()), options)
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    written = io.BytesIO()
    save_font(font, written, options)
    return written.getvalue()


def _sorted(letters: Set[str]) -> str:
    return "".join(sorted(letters))


def _fingerprint(*letters: str) -> str:
    tools = (version("fonttools"), version("brotli"))
    made_of = (*letters, TABLE.read_text(encoding="utf-8"), *tools)
    return hashlib.sha256(repr(made_of).encode("utf-8")).hexdigest()[:20]
