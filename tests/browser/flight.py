"""Frames of a flight over the map, and how much of the land in them looks like sea."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import CDPSession, Page

from itinerarium.geo.line_codec import decoded_line

TELL_VIEW = (Path(__file__).parent / "told_view.js").read_text(encoding="utf-8")
SIDE = 5
"""Pixels of a square of the strip that tells the view."""
MASK_ZOOM = 4
INLAND = 3
"""Land this near to a coast, in pixels of the mask, is not looked at: the coast is drawn softly."""
EVERY = 6
"""One of so many pixels, across and down, is looked at."""
NEAR_SEA = 9
"""A colour is the sea's if no channel differs by more; relief and lines are further off."""
LEAST_LAND = 400
"""With fewer such pixels of land in a frame a share would say nothing."""

Picture = NDArray[np.uint8]


@dataclass
class Frames:
    """What a screencast has shown, as JPEG."""

    pictures: list[bytes] = field(default_factory=list)

    def take(self, session: CDPSession, frame: dict[str, Any]) -> None:
        self.pictures.append(base64.b64decode(frame["data"]))
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})


@contextmanager
def filmed(page: Page) -> Iterator[Frames]:
    """Every frame that the browser shows meanwhile, each with its view told in the corner."""
    page.evaluate(TELL_VIEW, SIDE)
    session = page.context.new_cdp_session(page)
    frames = Frames()
    session.on("Page.screencastFrame", lambda frame: frames.take(session, frame))
    session.send("Page.startScreencast", {"format": "jpeg", "quality": 92, "everyNthFrame": 1})
    yield frames
    session.send("Page.stopScreencast")
    session.detach()


def land_mask(rings: Sequence[str], grid: int) -> NDArray[np.bool_]:
    """The world at ``MASK_ZOOM``: where land lies that is no coast; [y, x]."""
    side = 256 * 2**MASK_ZOOM
    mask = np.zeros((side, side), dtype=np.uint8)
    for text in rings:
        points = np.asarray(decoded_line(text), dtype=float) * side / grid
        low = np.floor(points.min(axis=0)).astype(int).clip(0, side - 1)
        high = np.ceil(points.max(axis=0)).astype(int).clip(0, side - 1) + 1
        if len(points) < 3 or (high - low).min() < 1:
            continue
        one = Image.new("L", tuple(high - low))
        ImageDraw.Draw(one).polygon([tuple(point) for point in points - low], fill=1)
        mask[low[1] : high[1], low[0] : high[0]] ^= np.asarray(one)
    inland = Image.fromarray(mask * 255).filter(ImageFilter.MinFilter(2 * INLAND + 1))
    return np.asarray(inland) > 0


def sea_where_land_is(picture: bytes, land: NDArray[np.bool_], sea: Sequence[int]) -> float:
    """The share of a frame's land that has the sea's colour, 0 where there is hardly any land."""
    frame: Picture = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))
    x, y, zoom = told_view(frame)
    side = 256 * 2**MASK_ZOOM
    rows, columns = np.mgrid[4 * SIDE : frame.shape[0] : EVERY, 0 : frame.shape[1] : EVERY]
    scale = 2.0 ** (MASK_ZOOM - zoom)
    at = [(part * side + pixels * scale).astype(int) for part, pixels in ((x, columns), (y, rows))]
    isin = [(place >= 0) & (place < side) for place in at]
    is_land = land[at[1].clip(0, side - 1), at[0].clip(0, side - 1)] & isin[0] & isin[1]
    if is_land.sum() < LEAST_LAND:
        return 0.0
    colours = frame[rows, columns].astype(int)
    is_sea = (abs(colours - np.asarray(sea)) <= NEAR_SEA).all(axis=-1)
    return float((is_sea & is_land).sum() / is_land.sum())


def told_view(frame: Picture) -> tuple[float, float, float]:
    """Where the frame's corner lies as parts of the world across and down, and the zoom."""
    middles = np.arange(72) * SIDE + SIDE // 2
    bits = frame[SIDE // 2, middles].mean(axis=-1) > 127
    x, y, zoom = (
        sum(1 << (23 - place) for place in range(24) if bits[24 * number + place]) / 2**24
        for number in range(3)
    )
    return 4 * x - 1, 4 * y - 1, zoom * 16


def sea_of(page: Page) -> list[int]:
    """The sea's colour, which the map is painted with before there is anything on it."""
    colour: str = page.evaluate("getComputedStyle(map_1.getContainer()).backgroundColor")
    return [int(channel) for channel in re.findall(r"\d+", colour)[:3]]
