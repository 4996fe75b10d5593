"""Bytes that are not UTF-8 -> the encoding in which they make the likeliest text.

Tables are short and mostly ASCII, so statistics of languages say little about them: what counts
here is whether all other letters belong to one language, how frequent they are in it, how capitals
stand, and whether the headings are known.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from itinerarium.read.heading import layout, said, understand

LOOKED_AT = 60_000
"""Bytes."""
RANK = 0.015
"""How much less a letter counts than the one before it in its language."""
STRANGE = -1.5
SHAPE = -0.7
MIXED = -3.0
SIGN = 0.75
JAPANESE = ("cp932", "euc_jp")
KANA = re.compile("[ぁ-ヿ]")
BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[^\W\d_\x00-\x7f](?=[0-9])")
HEADING = 0.35
SIGNS = frozenset("–—’‘“”„«»‹›…°№·¿¡§€£²³½×\u00a0´•、。，「」（）：；・ー々〇")
LAST_LATIN = "\u024f"
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, its name, and how likely it is: 1 if all letters are such as it should have."""

    encoding: str
    name: str
    score: float


def likeliest_encoding(data: bytes) -> Guess:
    """The encoding of a text that is not UTF-8; Windows-1250 where nothing speaks for another."""
    start = data[:LOOKED_AT]
    guesses = [*_of_letters(start), *_of_writings(start)]
    best = max(guesses, key=lambda one: one[1], default=("cp1250", 0.0))
    return Guess(best[0], _stored().names.get(best[0], best[0]), best[1])


@dataclass(frozen=True, slots=True)
class _Writing:
    """An encoding, the first bytes of its frequent signs, and the most frequent signs, if any."""

    encoding: str
    rows: Sequence[Sequence[int]]
    frequent: str = ""


@dataclass(frozen=True, slots=True)
class _Stored:
    """What ``alphabets.toml`` holds."""

    languages: Sequence[tuple[Mapping[str, float], Sequence[str]]]
    writings: Sequence[_Writing]
    names: Mapping[str, str]


@cache
def _stored() -> _Stored:
    stored = tomllib.loads((files(__package__) / "alphabets.toml").read_text(encoding="utf-8"))
    languages = [
        ({one: 1 - RANK * rank for rank, one in enumerate(row["letters"])}, row["encodings"])
        for row in stored["language"]
    ]
    writings = [_Writing(**row) for row in stored["writing"]]
    return _Stored(languages, writings, stored["names"])


def _of_letters(data: bytes) -> Iterator[tuple[str, float]]:
    """How well each encoding fits each of its languages; equal ones in their order."""
    looks: dict[str, _Look | None] = {}
    for number, (letters, encodings) in enumerate(_stored().languages):
        for rank, encoding in enumerate(encodings):
            if encoding not in looks:
                looks[encoding] = _look(_decoded(data, encoding))
            if (look := looks[encoding]) is not None:
                yield encoding, _fit(look, letters) - number * 1e-5 - rank * 0.02


@dataclass(frozen=True, slots=True)
class _Look:
    """How often each sign occurs that is not ASCII, and what else speaks for or against a text."""

    signs: Mapping[str, int]
    gain: float


def _look(text: str | None) -> _Look | None:
    if text is None:
        return None
    signs = Counter(char for char in text if not char.isascii())
    odd = sum(map(_oddity, {word for word in WORD.findall(text) if not word.isascii()}))
    odd += MIXED * len(set(BETWEEN_DIGITS.findall(text)))
    return _Look(signs, odd / max(signs.total(), 1) + _known_words(text))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        is_cut = error.end >= len(data) == LOOKED_AT
        return data[: error.start].decode(encoding) if is_cut else None


def _fit(look: _Look, letters: Mapping[str, float]) -> float:
    """The mean over the signs that are not ASCII, and what else speaks for the text."""
    counted = sum(count * _worth(char, letters) for char, count in look.signs.items())
    return counted / max(sum(look.signs.values()), 1) + look.gain


def _worth(char: str, letters: Mapping[str, float]) -> float:
    small = "ı" if char == "İ" else char.lower()
    return letters.get(small, SIGN if char in SIGNS else STRANGE)


def _oddity(word: str) -> float:
    """A loss for a capital after a small letter, a larger one for two scripts or accents alone."""
    if any(map(str.isascii, word)) and any(char > LAST_LATIN for char in word):
        return MIXED
    if len(word) > 2 and all("\x7f" < char <= LAST_LATIN for char in word):
        return MIXED
    has_case = word.lower() != word.upper()
    is_usual = word.isupper() or word[1:].islower() or len(word) == 1
    return SHAPE if has_case and not is_usual else 0.0


def _known_words(text: str) -> float:
    """A gain for headings in other letters that are known."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    cells = [cell.strip().strip('"') for cell in re.split(r"[,;\t|]", first)]
    others = [cell for cell in cells if not cell.isascii()]
    columns = layout("places")
    known = [
        one for one in others if said(one, columns)[0] or understand([one], columns)[0].is_known
    ]
    return HEADING * len(known) if others else 0.0


def _of_writings(data: bytes) -> Iterator[tuple[str, float]]:
    for writing in _stored().writings:
        text = _decoded(data, writing.encoding)
        if text is not None:
            yield writing.encoding, _share(text, writing) + _known_words(text)


def _share(text: str, writing: _Writing) -> float:
    """How many of the signs are frequent ones of an encoding, kana counting as such."""
    found = [char for char in text if not char.isascii()]
    return sum(_weight(char, writing) for char in found) / max(len(found), 1)


def _weight(char: str, writing: _Writing) -> float:
    if KANA.match(char) and writing.encoding in JAPANESE:
        return 1.0
    if not _is_frequent(char, writing.encoding, writing.rows):
        return -0.6
    if not writing.frequent:
        return 0.9
    return 1.0 if char in writing.frequent else 0.8


def _is_frequent(char: str, encoding: str, rows: Sequence[Sequence[int]]) -> bool:
    code = char.encode(encoding)
    return len(code) == 2 and any(first <= code[0] <= last for first, last in rows)
