"""Colour as eyes see it: distance (CIEDE2000), and sight without a cone.

Sources
-------
G. Sharma, W. Wu, E. N. Dalal, The CIEDE2000 color-difference formula, Color Research and
Application 30 (2005), 21-30; its table of test pairs checks the formula here.
G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A physiologically-based model for simulation of
color vision deficiency, IEEE TVCG 15 (2009), 1291-1298: the matrices for severity 1.0, for
linear RGB.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

SIGHTS: dict[str, Numbers] = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ @ np.ones(3)


def rgb(colour: str) -> Numbers:
    """Red, green and blue of ``#rrggbb`` or ``#rgb``, each 0 to 255."""
    if len(colour) == 4:
        colour = "#" + "".join(2 * digit for digit in colour[1:])
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=float)


def linear(values: Numbers) -> Numbers:
    """Light of sRGB values of 0 to 255 (the last axis may be any), each 0 to 1."""
    part = np.asarray(values, dtype=float) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(colour: str, sight: str = "normal") -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as somebody with this sight sees it."""
    seen = np.clip(SIGHTS[sight] @ linear(rgb(colour)), 0, 1)
    x, y, z = (_root(value) for value in TO_XYZ @ seen / WHITE)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29


def distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """CIEDE2000: about 1 can just be told apart side by side, 10 and more at a glance."""
    (light1, a1, b1), (light2, a2, b2) = one, other
    grey = _grey((hypot(a1, b1) + hypot(a2, b2)) / 2)
    chroma1, hue1 = _polar(a1 * (1 + grey), b1)
    chroma2, hue2 = _polar(a2 * (1 + grey), b2)
    turn = _turn(chroma1, chroma2, hue1, hue2)
    across = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2))
    chroma = (chroma1 + chroma2) / 2
    hue = hue1 + hue2 if chroma1 * chroma2 == 0 else hue1 + turn / 2
    light = (light1 + light2) / 2
    parts = (
        (light2 - light1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)),
        (chroma2 - chroma1) / (1 + 0.045 * chroma),
        across / (1 + 0.015 * chroma * _of_hue(hue)),
    )
    return sqrt(sum(part**2 for part in parts) + _rotation(chroma, hue) * parts[1] * parts[2])


def _grey(chroma: float) -> float:
    return 0.5 * (1 - sqrt(chroma**7 / (chroma**7 + 25**7)))


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360


def _turn(chroma1: float, chroma2: float, hue1: float, hue2: float) -> float:
    """From the first hue to the second, the shorter way."""
    return 0.0 if chroma1 * chroma2 == 0 else (hue2 - hue1 + 180) % 360 - 180


def _of_hue(hue: float) -> float:
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(height * cos(radians(times * hue + start)) for height, times, start in waves)


def _rotation(chroma: float, hue: float) -> float:
    swing = 30 * exp(-((((hue % 360) - 275) / 25) ** 2))
    return -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(2 * swing))
