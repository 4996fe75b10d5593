"""The contrast of two colours.

Source
------
W3C, Web Content Accessibility Guidelines 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def linear(values: Numbers) -> Numbers:
    """The light of sRGB values of 0 to 255, each 0 to 1."""
    part = np.asarray(values, dtype=float) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: Numbers, other: Numbers) -> Numbers:
    """The contrast ratio of WCAG, 1 to 21; shapes (..., 3) of 0 to 255."""
    first, second = linear(one) @ LUMINANCE, linear(other) @ LUMINANCE
    ratio: Numbers = (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)
    return ratio
