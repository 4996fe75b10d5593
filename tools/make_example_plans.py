"""Draw the plan of examples/town and the floor of examples/museum: our own, and invented.

The plan is drawn in metres from the well in the market, then turned a little and stained, as
scanned paper is; control points in story.toml lay it back.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

EXAMPLES = Path(__file__).parent.parent / "examples"
PAPER, INK, RED = (238, 226, 196), (58, 46, 34), (150, 60, 44)
BLOCK, WATER, GREEN, STONE = (214, 186, 150), (150, 182, 190), (190, 200, 150), (196, 188, 172)
SIZE = (1500, 1200)
CENTRE = (760, 610)
TURN = 6.0
"""Degrees by which the sheet lies askew."""
Point = tuple[float, float]

STREETS: dict[str, list[Point]] = {
    "Market": [(-60, 0), (60, 0)],
    "Mill Street": [(60, 0), (330, -30), (520, -90)],
    "Castle Street": [(-60, 0), (-300, 60), (-470, 190)],
    "School Lane": [(0, 45), (20, 210), (-40, 400)],
    "Station Road": [(0, -45), (-30, -240), (60, -430)],
    "Wall Walk": [(-300, 60), (-210, 300), (-40, 400), (180, 350), (330, -30)],
    "Ferry Lane": [(330, -30), (250, -240), (60, -430)],
}
RIVER: list[Point] = [(700, 520), (560, 300), (500, 60), (560, -180), (480, -420), (520, -620)]
HOUSES: dict[str, tuple[float, float, float, float]] = {
    "church": (80, 150, 70, 38),
    "school": (-105, 330, 60, 40),
    "castle": (-520, 215, 90, 80),
    "mill": (520, -90, 44, 40),
    "station": (60, -470, 120, 26),
    "bath": (-190, -120, 44, 44),
}


def on_sheet(point: Point) -> Point:
    """Metres east and north of the well -> pixels on the sheet, which lies askew."""
    east, north = point
    turn = radians(TURN)
    return (
        CENTRE[0] + east * cos(turn) + north * sin(turn),
        CENTRE[1] - north * cos(turn) + east * sin(turn),
    )


def blocks(rng: random.Random) -> Iterator[list[Point]]:
    """Houses along the streets."""
    for way in STREETS.values():
        for (x1, y1), (x2, y2) in pairwise(way):
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            ux, uy = (x2 - x1) / length, (y2 - y1) / length
            at = 22.0
            while at < length - 30:
                front = rng.uniform(14, 28)
                for side in (-1, 1):
                    deep = rng.uniform(16, 30)
                    near, far = 9 * side, (9 + deep) * side
                    corners = ((at, near), (at + front, near), (at + front, far), (at, far))
                    if rng.random() < 0.8:
                        yield [(x1 + ux * a - uy * b, y1 + uy * a + ux * b) for a, b in corners]
                at += front + rng.choice((2, 2, 12))


def box(x: float, y: float, wide: float, high: float) -> list[Point]:
    """The corners of a house round its middle."""
    half = wide / 2, high / 2
    return [(x + a * half[0], y + b * half[1]) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own."""
    return ImageFont.load_default(size)


def town_plan() -> Image.Image:
    """The sheet as it was scanned."""
    rng = random.Random(1938)
    sheet = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(sheet)
    draw.line([on_sheet(one) for one in RIVER], fill=WATER, width=64, joint="curve")
    draw.polygon([on_sheet(one) for one in box(-470, 200, 260, 240)], fill=GREEN)
    for way in STREETS.values():
        draw.line([on_sheet(one) for one in way], fill=(250, 242, 220), width=17, joint="curve")
    draw.polygon([on_sheet(one) for one in box(0, 0, 140, 100)], fill=(250, 242, 220), outline=INK)
    for corners in blocks(rng):
        if not (_in_market(corners) or _at_house(corners)):
            draw.polygon([on_sheet(one) for one in corners], fill=BLOCK, outline=INK)
    for name, (x, y, wide, high) in HOUSES.items():
        fill = RED if name in ("church", "school") else STONE
        draw.polygon([on_sheet(one) for one in box(x, y, wide, high)], fill=fill, outline=INK)
    _letters(draw)
    return _aged(sheet, rng)


def _in_market(corners: Sequence[Point]) -> bool:
    return any(abs(x) < 74 and abs(y) < 54 for x, y in corners)


def _at_house(corners: Sequence[Point]) -> bool:
    """Whether it stands on a house with a name, or under that name."""
    return any(
        abs(x - at_x) < wide / 2 + 20 and -high / 2 - 20 < y - at_y < high / 2 + 50
        for at_x, at_y, wide, high in HOUSES.values()
        for x, y in corners
    )


def _letters(draw: ImageDraw.ImageDraw) -> None:
    labels = {"MARKET": (0, 0), "St Anne": (80, 195), "School": (-105, 372), "Castle": (-520, 275)}
    labels |= {"Mill": (520, -50), "Station": (60, -502), "Bath": (-190, -82), "Olsza": (528, 180)}
    for words, at in labels.items():
        draw.text(on_sheet(at), words, fill=INK, font=font(22), anchor="mm")
    draw.text((90, 70), "PLAN OF THE TOWN OF OLSZANY", fill=INK, font=font(34))
    draw.text((90, 116), "1 : 2500   drawn in 1938   (an invented town)", fill=INK, font=font(22))
    draw.rectangle((90, 1120, 290, 1128), fill=INK)
    draw.text((300, 1124), "200 m", fill=INK, font=font(20), anchor="lm")
    draw.rectangle((40, 40, SIZE[0] - 40, SIZE[1] - 40), outline=INK, width=3)


def _aged(sheet: Image.Image, rng: random.Random) -> Image.Image:
    """Folds, a stain and the grain of paper."""
    marks = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(marks)
    for x in (500, 1000):
        draw.line([(x, 0), (x + 4, SIZE[1])], fill=60, width=3)
    draw.line([(0, 600), (SIZE[0], 604)], fill=60, width=3)
    left, top = rng.uniform(980, 1080), rng.uniform(760, 860)
    draw.ellipse((left, top, left + 240, top + 180), outline=90, width=9)
    brown = Image.new("RGB", SIZE, (150, 110, 70))
    return Image.composite(brown, sheet, marks.filter(ImageFilter.GaussianBlur(4)))


TITLE = "THE HOUSE AT OLSZANY   ground floor, 12 m across"
ROOMS: dict[str, tuple[int, int, int, int]] = {
    "Porch": (560, 760, 740, 900),
    "Hall": (500, 440, 800, 760),
    "Kitchen": (120, 440, 500, 820),
    "Pantry": (120, 240, 360, 440),
    "Parlour": (800, 440, 1220, 820),
    "Bedroom": (800, 160, 1220, 440),
    "Workshop": (360, 160, 800, 440),
}
DOORS = (
    *((620, 900, 680, 900), (620, 760, 680, 760), (500, 580, 500, 640), (800, 580, 800, 640)),
    *((220, 440, 280, 440), (980, 440, 1040, 440), (620, 440, 680, 440)),
)


def museum_floor() -> Image.Image:
    """The floor of a house that is a museum, with what stands in its rooms."""
    floor = Image.new("RGB", (1340, 1000), (240, 236, 226))
    draw = ImageDraw.Draw(floor)
    for name, (left, top, right, bottom) in ROOMS.items():
        fill = (226, 206, 172) if name in ("Hall", "Workshop") else (236, 222, 196)
        draw.rectangle((left, top, right, bottom), fill=fill)
        for y in range(top + 14, bottom, 14):
            draw.line((left, y, right, y), fill=(222, 202, 170))
        draw.rectangle((left, top, right, bottom), outline=INK, width=12)
    for door in DOORS:
        draw.line(door, fill=(250, 246, 236), width=14)
    _furniture(draw)
    for name, (left, _top, _right, bottom) in ROOMS.items():
        draw.text((left + 22, bottom - 48), name, fill=INK, font=font(26))
    draw.text((120, 70), TITLE, fill=INK, font=font(26))
    return floor


def _furniture(draw: ImageDraw.ImageDraw) -> None:
    wood, iron, cloth = (150, 104, 62), (90, 90, 94), (150, 66, 60)
    draw.rectangle((150, 500, 260, 660), fill=iron, outline=INK, width=3)
    draw.rectangle((330, 640, 460, 740), fill=wood, outline=INK, width=3)
    draw.ellipse((960, 580, 1080, 700), fill=wood, outline=INK, width=3)
    draw.rectangle((1150, 480, 1205, 660), fill=wood, outline=INK, width=3)
    draw.rectangle((1040, 210, 1200, 320), fill=cloth, outline=INK, width=3)
    draw.rectangle((400, 220, 560, 280), fill=wood, outline=INK, width=3)
    draw.ellipse((640, 230, 740, 330), fill=iron, outline=INK, width=3)
    draw.rectangle((520, 480, 556, 620), fill=wood, outline=INK, width=3)
    draw.rectangle((150, 270, 330, 310), fill=wood, outline=INK, width=3)


def main() -> None:
    """Write both pictures."""
    for example, name, picture in (
        ("town", "plan-1938.png", town_plan()),
        ("museum", "floor.png", museum_floor()),
    ):
        folder = EXAMPLES / example / "images"
        folder.mkdir(parents=True, exist_ok=True)
        picture.quantize(64, dither=Image.Dither.NONE).save(folder / name, optimize=True)


if __name__ == "__main__":
    main()
