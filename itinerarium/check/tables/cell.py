"""One cell's text -> its value, or a BadValueError that says what was expected.

Each function takes a cell without surrounding spaces, and raises ``BadValueError`` with the code of
a problem, which ``itinerarium.problems`` words.
"""

from __future__ import annotations

import math
import re

from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read.listed import listed
from itinerarium.vocabulary.atlas import (
    CERTAINTIES,
    Certainty,
    Date,
    Variant,
)
from itinerarium.vocabulary.edtf import (
    DAY_FIRST,
    DateError,
    ImpossibleDateError,
    parse_date,
    parse_interval,
)

ID = re.compile(r"[a-z0-9_-]+", re.ASCII)
LATIN_LETTER = re.compile(r"[a-z]", re.ASCII)
DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", re.ASCII)
WHOLE = re.compile(r"[+-]?[0-9]{1,15}", re.ASCII)
WITH_ZERO = re.compile(r"[+-]?[0-9]+[.,]0", re.ASCII)
GROUPED = re.compile(r"[0-9]{1,3}(?:[  .,'’][0-9]{3})+")
VARIANT = re.compile(r"(.+)@([a-z]{2,3}(?:-[A-Za-z]{2,4})?)", re.ASCII)
DEGREES = re.compile(
    r"([NSEW]?)\s*([+-]?[0-9]{1,3}(?:\.[0-9]+)?)\s*[°º]?\s*"
    r"(?:([0-9]+(?:\.[0-9]+)?)\s*['’′]\s*)?(?:([0-9]+(?:\.[0-9]+)?)\s*(?:[\"”″]|''|’’)\s*)?([NSEW]?)",
    re.ASCII | re.IGNORECASE,
)
DOTTED_DAY = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}", re.ASCII)
"""What many spreadsheets make of a day: the day first; with slashes it may be the month."""

YEAR_WITH_ZERO = re.compile(r"[0-9]{4}[.,]0", re.ASCII)
"""A year as pandas writes it where another row has none."""

MADE_A_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}"
    r"|[0-9]{1,2}[. -][^\W\d_]{3,4}\.?|[^\W\d_]{3,4}[.-][0-9]{1,2}"
)
"""What spreadsheets make of 21.01 and 5.1942, and how they save it: 2026-01-21, 21.01.2026, 21-Jan,
21.sty, sty.21.
"""

MINUS_SIGNS = str.maketrans("−–", "--")


def parse_id(text: str) -> str:
    """A place's id: a-z, 0-9, ``_`` and ``-``.

    Raises
    ------
    BadValueError
        P301 if it has other characters, or none; with the id that comes nearest.
    """
    if ID.fullmatch(text):
        return text
    slug = slugged(text)
    hint = f"write {slug}" if slug else "write a short name in Latin letters"
    raise BadValueError("P301", value=shown(text), hint=hint)


def slugged(text: str) -> str:
    """``text`` as an id: lower-case Latin letters without diacritics, digits, ``-`` and ``_``.

    A name in another script is transliterated: ``Ташкент`` gives ``tashkent``. Without any letter
    or digit the id is empty.
    """
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.translate(str.maketrans("łŁøØđĐ", "lLoOdD")))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    if not LATIN_LETTER.search(bare) and any(map(str.isalpha, bare)):
        bare = _in_latin_letters(text)
    return re.sub(r"[^a-z0-9-]+", "_", bare, flags=re.ASCII).strip("_")


def _in_latin_letters(text: str) -> str:
    """``text`` transliterated; composed first, since ``й`` in two parts would lose its mark."""
    import unicodedata

    from anyascii import anyascii

    return anyascii(unicodedata.normalize("NFC", text)).casefold()


def parse_degrees(text: str, column: str, *, comma: bool) -> float | None:
    """Decimal degrees, or None for an empty cell.

    Parameters
    ----------
    text
        The cell.
    column
        ``lat`` or ``lon``, for the problem's text.
    comma
        Whether a decimal comma is allowed, as in files whose cells are separated by semicolons.

    Raises
    ------
    BadValueError
        P304 if it is no number, P307 if it is degrees and minutes, P308 if it has a decimal comma
        that is not allowed, P318 if a spreadsheet made a date of it. The range is checked
        elsewhere.
    """
    if DECIMAL.fullmatch(text):
        return float(text)
    if not text:
        return None
    plain = text.translate(MINUS_SIGNS)
    pointed = plain.replace(",", ".")
    if DECIMAL.fullmatch(pointed) and (comma or plain == pointed):
        return float(pointed)
    raise _degrees_fault(text, pointed, column)


def _degrees_fault(text: str, pointed: str, column: str) -> BadValueError:
    if DECIMAL.fullmatch(pointed):
        return BadValueError("P308", column=column, value=shown(text), decimal=pointed)
    if MADE_A_DATE.fullmatch(text):
        return BadValueError("P318", column=column, value=shown(text))
    decimal = _decimal_degrees(pointed)
    if decimal is None:
        return BadValueError("P304", column=column, value=shown(text))
    return BadValueError("P307", column=column, value=shown(text), decimal=f"{decimal:g}")


def _decimal_degrees(text: str) -> float | None:
    """What degrees, minutes and seconds with a compass point come to, to six decimals."""
    found = DEGREES.fullmatch(text.strip())
    if found is None:
        return None
    before, degrees, minutes, seconds, after = found.groups()
    size = abs(float(degrees)) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    negative = degrees.startswith("-") or (before or after).upper() in ("S", "W")
    return round(-size if negative else size, 6)


def parse_whole(text: str, column: str, *, least: int | None = 0) -> int | None:
    """A whole number not below ``least``, or None for an empty cell.

    Raises
    ------
    BadValueError
        P504 if it is no whole number, P505 if it is below ``least``.
    """
    if not text:
        return None
    plain = without_zero(text.translate(MINUS_SIGNS))
    if not WHOLE.fullmatch(plain):
        raise BadValueError(
            "P504",
            column=column,
            expected="a whole number",
            value=shown(text),
            hint=_whole_hint(plain),
        )
    if least is not None and int(plain) < least:
        raise BadValueError("P505", column=column, value=shown(text))
    return int(plain)


def without_zero(text: str) -> str:
    """A whole number without the ``.0`` that programs write where other cells are empty.

    Just one zero: ``12.000`` may be twelve thousand.
    """
    return text[:-2] if WITH_ZERO.fullmatch(text) else text


def _whole_hint(text: str) -> str:
    digits = re.sub(r"[^0-9]", "", text, flags=re.ASCII)
    return f"write {digits}" if GROUPED.fullmatch(text) else "write digits only, or leave it empty"


def parse_kilometres(text: str, column: str, *, comma: bool) -> float | None:
    """A length in kilometres, or None for an empty cell; ``comma`` allows a decimal comma.

    Raises
    ------
    BadValueError
        P504 if it is no number, P505 if it is negative.
    """
    if not text:
        return None
    plain = text.translate(MINUS_SIGNS)
    pointed = plain.replace(",", ".") if comma else plain
    if not DECIMAL.fullmatch(pointed) or not math.isfinite(float(pointed)):
        hint = "write digits with a decimal point, without a unit"
        raise BadValueError(
            "P504", column=column, expected="a number of kilometres", value=shown(text), hint=hint
        )
    if float(pointed) < 0:
        raise BadValueError("P505", column=column, value=shown(text))
    return float(pointed)


def parse_rank(text: str) -> int:
    """A rank from 1 to 4; 3 for an empty cell.

    Raises
    ------
    BadValueError
        P310 if it is anything else.
    """
    if (plain := without_zero(text)) in ("", "1", "2", "3", "4"):
        return int(plain or 3)
    raise BadValueError("P310", value=shown(text))


def parse_certainty(text: str) -> Certainty:
    """How sure a leg is; ``sure`` for an empty cell.

    Raises
    ------
    BadValueError
        P404 if it is none of sure, likely and guess.
    """
    certainty = text.casefold() or "sure"
    if certainty in CERTAINTIES:
        return certainty
    known = ", ".join(CERTAINTIES)
    raise BadValueError(
        "P404",
        known=known,
        value=shown(text),
        hint=suggestion(text, CERTAINTIES, "write one of them, or leave it empty"),
    )


def parse_day(text: str) -> Date | None:
    """An EDTF date, or a day with dots as spreadsheets write it; None for an empty cell.

    Raises
    ------
    BadValueError
        P501 if its form is wrong, P502 if no calendar has the day.
    """
    if not text:
        return None
    try:
        return parse_date(without_zero(text) if YEAR_WITH_ZERO.fullmatch(text) else text)
    except DateError as error:
        if error.hint and DOTTED_DAY.fullmatch(text):
            return parse_date(error.hint)
        raise _date_fault(text, error) from None


def parse_span(text: str) -> tuple[Date | None, Date | None]:
    """The start and the end that a cell gives: both of ``1942/1943``, else the date as start.

    Raises
    ------
    BadValueError
        As ``parse_day``.
    """
    if "/" not in text or DAY_FIRST.fullmatch(text):
        return parse_day(text), None
    try:
        return parse_interval(text)
    except DateError as error:
        raise _date_fault(text, error) from None


def _date_fault(text: str, error: DateError) -> BadValueError:
    if isinstance(error, ImpossibleDateError):
        return BadValueError("P502", value=shown(text))
    if error.choices:
        day_first, month_first = error.choices
        hint = f"write {day_first} if the day is first, {month_first} if the month is"
    else:
        hint = error.hint and f"write {error.hint}"
    hint = hint or "write year, month and day with hyphens, ~ after it for “about”"
    return BadValueError("P501", value=shown(text), hint=hint)


def parse_variants(text: str) -> tuple[Variant, ...]:
    """Other names, each with its language if it is given: ``Lwów@pl; Lviv``."""
    return tuple(map(_variant, listed(text)))


def _variant(text: str) -> Variant:
    found = VARIANT.fullmatch(text)
    return Variant(found[1].strip(), found[2]) if found else Variant(text)
