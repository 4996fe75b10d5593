"""Lines on a grid as short text: quantised, delta-coded, five bits a character."""

from __future__ import annotations

import numpy as np

from itinerarium.geo.mercator import Ring

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def encoded_line(line: Ring) -> str:
    """A line as a string: its steps, x and y in turn, five bits a character, sign lowest."""
    steps = np.diff(line, axis=0, prepend=0)
    signless = np.where(steps < 0, -2 * steps - 1, 2 * steps).ravel()
    return "".join(_characters(int(number)) for number in signless)


def decoded_line(text: str) -> Ring:
    """The line that ``encoded_line`` has written."""
    numbers, number, shift = [], 0, 0
    for bits in map(ALPHABET.index, text):
        number += bits % 32 << shift
        shift += 5
        if bits < 32:
            numbers.append(-(number + 1) // 2 if number % 2 else number // 2)
            number = shift = 0
    return np.cumsum(np.array(numbers, np.int32).reshape(-1, 2), axis=0, dtype=np.int32)


def _characters(number: int) -> str:
    text = ""
    while number >= 32:
        text += ALPHABET[32 + number % 32]
        number //= 32
    return text + ALPHABET[number]
