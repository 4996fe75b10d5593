"""Lines on a grid as short text: quantised, delta-coded, in base 64.

A coordinate's difference to the one before is zigzag-coded (0, -1, 1, -2, ... become 0, 1, 2, 3,
...) and written five bits a character, the lowest first; bit six says that more follow. So do
Google's encoded polylines, with another alphabet and degrees instead of grid steps.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from itinerarium.geo.mercator import Ring

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def encoded_line(line: Ring) -> str:
    """Write a line as text.

    Parameters
    ----------
    line
        Shape (n, 2), x and y in whole grid steps.

    Returns
    -------
    str
        Letters of ``ALPHABET``: the differences of x and y in turn, the first point's to (0, 0).
    """
    return encoded_numbers(np.diff(line, axis=0, prepend=0).ravel())


def encoded_numbers(numbers: NDArray[np.int32]) -> str:
    """Write whole numbers as text, as the steps of a line are.

    Parameters
    ----------
    numbers
        Shape (n,).

    Returns
    -------
    str
        Letters of ``ALPHABET``: small numbers of either sign are short.
    """
    signless = np.where(numbers < 0, -2 * numbers - 1, 2 * numbers)
    return "".join(map(_characters, signless.tolist()))


def decoded_line(text: str) -> Ring:
    """Read what ``encoded_line`` has written.

    Parameters
    ----------
    text
        Letters of ``ALPHABET``.

    Returns
    -------
    Ring
        Shape (n, 2), x and y in grid steps.

    Raises
    ------
    ValueError
        If a character is not of the alphabet, or a number breaks off.
    """
    return np.cumsum(decoded_numbers(text).reshape(-1, 2), axis=0, dtype=np.int32)


def decoded_numbers(text: str) -> NDArray[np.int32]:
    """Read what ``encoded_numbers`` has written.

    Parameters
    ----------
    text
        Letters of ``ALPHABET``.

    Returns
    -------
    array of shape (n,)
        Whole numbers of either sign.

    Raises
    ------
    ValueError
        If a character is not of the alphabet.
    """
    numbers, number, shift = [], 0, 0
    for bits in map(ALPHABET.index, text):
        number += bits % 32 << shift
        shift += 5
        if bits < 32:
            numbers.append(-(number + 1) // 2 if number % 2 else number // 2)
            number = shift = 0
    return np.array(numbers, np.int32)


def _characters(number: int) -> str:
    text = ""
    while number >= 32:
        text += ALPHABET[32 + number % 32]
        number //= 32
    return text + ALPHABET[number]
