"""Make the drawings of ``examples/villages`` and the bell of ``examples/town``, all invented.

Run it as ``python -m tools.make_example_media``. The bell needs Debian's ``lame``, which writes
MP3; without it only the drawings are made.
"""

from __future__ import annotations

import shutil
import subprocess
import wave
from collections.abc import Iterator
from math import pi
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from tools.make_drawings import (
    DARK,
    INK,
    LIGHT,
    MIDDLE,
    PAPER,
    RED,
    SEA,
    SKY,
    SNOW,
    disc,
    drawing,
    ground,
    line,
    path,
    pine,
)

EXAMPLES = Path(__file__).parent.parent / "examples"
GREEN, MEADOW, BRICK, CRUST = "#7f9567", "#a9b98a", "#a8674c", "#b07a3c"
RATE = 22_050
"""Samples a second."""
BELL = ((0.5, 0.25, 2.2), (1.0, 1.0, 1.3), (1.19, 0.5, 1.0), (1.5, 0.3, 0.8), (2.0, 0.6, 0.6))
"""A bell's partials: pitch over the strike note, loudness, seconds until it is e times weaker."""
STRIKE_NOTE = 620.0
"""In hertz."""


def bicycle(x: float, y: float, colour: str) -> str:
    """A bicycle that stands on the line ``y``; its front wheel is at the right."""
    seat, pedals = f"{x + 18} {y - 50}", f"{x + 30} {y - 20}"
    frame = f"M{x} {y - 20}L{seat}H{x + 50}L{pedals}zM{seat}L{pedals}"
    fork = (
        f"M{x + 64} {y - 20}L{x + 48} {y - 62}h10M{x + 15} {y - 58}h-8h14M{x + 18} {y - 50}l-3 -8"
    )
    wheels = "".join(
        f'<circle cx="{at:g}" cy="{y - 20:g}" r="19" fill="none" stroke="{INK}" stroke-width="3"/>'
        for at in (x, x + 64)
    )
    return wheels + line(frame, colour, 4) + line(fork, INK, 3)


def station() -> list[str]:
    """Bicycles in front of a station."""
    windows = [path(f"M{x} 142h26v44h-26z", SKY) for x in (92, 140, 314, 362)]
    return [
        *ground(SKY, LIGHT, 222),
        path("M60 112H420V224H60z", BRICK),
        path("M44 114L240 62L436 114z", DARK),
        path("M206 222V150Q240 128 274 150V222z", INK),
        *windows,
        disc(240, 96, 13, PAPER),
        line("M240 96V87M240 96L246 99", INK, 2.5),
        *(bicycle(x, 286, c) for x, c in ((34, RED), (136, GREEN), (238, DARK), (340, RED))),
        line("M20 288H462", MIDDLE, 2),
    ]


def chess() -> list[str]:
    """A game of chess under trees in the rain."""
    trunks = [path(f"M{x} 120h14l6 130h-26z", DARK) for x in (76, 386)]
    crowns = [disc(x, y, r, GREEN) for x, y, r in _leaves()]
    return [
        *ground(SKY, MEADOW, 236),
        *trunks,
        *crowns,
        line("".join(f"M{x} {y}l-6 18" for x, y in _drops()), "#7f97a3", 2),
        path("M150 202H330V214H150z", CRUST),
        path("M168 214h12v64h-12zM300 214h12v64h-12z", DARK),
        path("M196 190H284V202H196z", PAPER),
        path("".join(f"M{x} 190h11v6h-11z" for x in range(196, 284, 22)), INK),
        path("".join(f"M{x} 196h11v6h-11z" for x in range(207, 284, 22)), INK),
        *(piece(x, 190, INK) for x in (206, 228)),
        *(piece(x, 190, SNOW) for x in (254, 274)),
        path("M92 262H142V270H92zM98 270h8v22h-8zM128 270h8v22h-8z", DARK),
        path("M338 262H388V270H338zM344 270h8v22h-8zM374 270h8v22h-8z", DARK),
    ]


def piece(x: float, y: float, colour: str) -> str:
    """A pawn."""
    body = f"M{x - 6} {y}L{x - 2} {y - 14}h4L{x + 6} {y}z"
    return (
        f'<g stroke="{INK}" stroke-width="1.5">{path(body, colour)}{disc(x, y - 17, 5, colour)}</g>'
    )


def _leaves() -> list[tuple[float, float, float]]:
    return [(84, 78, 62), (150, 48, 50), (392, 76, 64), (322, 46, 52), (238, 40, 48)]


def _drops() -> Iterator[tuple[int, int]]:
    return ((x + 14 * (row % 2), 122 + 26 * row) for row in range(5) for x in range(22, 480, 46))


def bridge() -> list[str]:
    """A bridge over a river, and grass bent by the wind."""
    piers = [path(f"M{x} 170h16v74h-16z", DARK) for x in (118, 232, 346)]
    rails = line("M0 138H480" + "".join(f"M{x} 138v22" for x in range(12, 480, 26)), DARK, 3)
    blades = "".join(f"M{x} {300 - x % 3 * 6}q4 -22 26 -30" for x in range(6, 480, 17))
    return [
        *ground(SKY, MEADOW, 196),
        path("M0 214C120 204 360 204 480 214V282C360 270 120 270 0 282z", SEA),
        *piers,
        path("M0 158H480V174H0z", MIDDLE),
        rails,
        bicycle(196, 158, RED),
        line("M40 60h86q22 0 22 -14t-18 -12M210 84h120q24 0 24 16t-20 12M60 104h58", SNOW, 5),
        line(blades, GREEN, 3),
        line("M90 236q16 -6 32 0t32 0M280 244q16 -6 32 0t32 0", "#e9f1f4", 2.5),
    ]


def roundabout() -> list[str]:
    """A village from above: twelve streets that meet in one round place."""
    spokes = "".join(
        f"M240 160L{240 + 320 * np.cos(a):.0f} {160 + 320 * np.sin(a):.0f}"
        for a in np.linspace(0.26, 0.26 + 2 * pi, 12, endpoint=False)
    )
    roofs = "".join(
        f"M{240 + r * np.cos(a) - 9:.0f} {160 + r * np.sin(a) - 6:.0f}h18v12h-18z"
        for a in np.linspace(0, 2 * pi, 12, endpoint=False)
        for r in (104, 138, 172, 206)
    )
    return [
        path("M0 0h480v320H0z", MEADOW),
        line(spokes, PAPER, 13),
        path(roofs, BRICK),
        disc(240, 160, 74, PAPER),
        disc(240, 160, 56, GREEN),
        *(disc(240 + 38 * np.cos(a), 160 + 38 * np.sin(a), 9, DARK) for a in _around(8)),
        disc(240, 160, 12, MEADOW),
    ]


def _around(count: int) -> list[float]:
    return [float(a) for a in np.linspace(0, 2 * pi, count, endpoint=False)]


def bread() -> list[str]:
    """Loaves in front of an oven."""
    loaves = [(92, 262), (208, 270), (324, 262)]
    return [
        path("M0 0h480v320H0z", "#e6dcc2"),
        path("M96 40H384V226H96z", BRICK),
        line("".join(f"M96 {y}H384" for y in range(64, 220, 24)), "#94573f", 2),
        path("M158 226V140Q240 70 322 140V226z", INK),
        path("M186 226Q200 176 216 202Q228 150 246 196Q262 166 276 204Q290 190 296 226z", RED),
        path("M214 226Q224 196 238 212Q250 186 262 226z", "#e0a83c"),
        path("M0 226H480V248H0z", MIDDLE),
        path("M0 248H480V320H0z", CRUST),
        *(
            path(f"M{x} {y}q0 -34 40 -36q40 2 40 36q-40 12 -80 0z", "#8a5a2a")
            + line(
                f"M{x + 20} {y - 24}l10 14M{x + 36} {y - 28}l10 16M{x + 54} {y - 24}l8 14", PAPER, 3
            )
            for x, y in loaves
        ),
    ]


def river() -> list[str]:
    """A wide river below a hill, and the bicycles that have arrived."""
    return [
        *ground(SKY, MEADOW, 168),
        path("M0 168C90 96 190 92 270 140S420 166 480 160V186H0z", GREEN),
        path(
            "".join(pine(x, y, 46) for x, y in ((88, 140), (118, 132), (150, 130), (186, 132))),
            DARK,
        ),
        path(
            "M0 214C110 176 230 214 330 200S450 186 480 190V246"
            "C400 240 330 256 230 250S90 232 0 262z",
            SEA,
        ),
        line(
            "M70 230q14 -6 28 0t28 0M250 226q14 -6 28 0t28 0M380 216q14 -6 28 0t28 0",
            "#e9f1f4",
            2.5,
        ),
        bicycle(150, 300, RED),
        bicycle(252, 306, DARK),
        line(
            "M30 312q6 -20 2 -34M44 314q2 -18 12 -28M430 312q-4 -20 4 -32M446 314q2 -16 10 -24",
            DARK,
            2.5,
        ),
    ]


def bell() -> NDArray[np.int16]:
    """Three strokes of a small bell as samples of 16 bits, shape (samples,)."""
    time = np.arange(int(RATE * 3.5)) / RATE
    stroke = sum(
        loud * np.exp(-time / fade) * np.sin(2 * pi * STRIKE_NOTE * over * time)
        for over, loud, fade in BELL
    )
    whole = np.zeros(int(RATE * 6.5))
    for begin in (0.1, 1.5, 2.9):
        at = int(begin * RATE)
        whole[at : at + len(time)] += stroke
    whole *= np.minimum(1, np.linspace(8, 0, len(whole)))
    samples: NDArray[np.int16] = (whole / np.abs(whole).max() * 26_000).astype("<i2")
    return samples


def write_bell(target: Path) -> None:
    """As an MP3 of 48 kbit/s."""
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "bell.wav"
        with wave.open(str(plain), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(bell().tobytes())
        subprocess.run(
            ["lame", "--quiet", "-t", "-m", "m", "-b", "48", str(plain), str(target)], check=True
        )


def main() -> None:
    """Write them into the examples."""
    drawings = {
        "station": station(),
        "chess": chess(),
        "bridge": bridge(),
        "roundabout": roundabout(),
        "bread": bread(),
        "river": river(),
    }
    images = EXAMPLES / "villages" / "images"
    images.mkdir(exist_ok=True)
    for name, shapes in drawings.items():
        (images / f"{name}.svg").write_text(drawing(shapes), encoding="utf-8", newline="\n")
    if shutil.which("lame"):
        media = EXAMPLES / "town" / "media"
        media.mkdir(exist_ok=True)
        write_bell(media / "bell.mp3")


if __name__ == "__main__":
    main()
