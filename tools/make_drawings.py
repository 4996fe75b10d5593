"""Makes the shipped story's own drawings: flat shapes in the plate's colours, as SVG in ``images``.

Run it as ``python -m tools.make_drawings``; the same drawings come out each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

IMAGES = Path(__file__).parent.parent / "images"
WIDTH, HEIGHT = 480, 320
INK, DARK, MIDDLE, LIGHT, PAPER = "#2a2621", "#57524a", "#8d8168", "#cdc2a8", "#f6f1e4"
SEA, SKY, SNOW, RED = "#8fb3c5", "#e6ebe6", "#fcfaf4", "#a3161f"


def path(data: str, fill: str) -> str:
    """A filled shape."""
    return f'<path d="{data}" fill="{fill}"/>'


def line(data: str, colour: str = INK, width: float = 3) -> str:
    """A line with round ends."""
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def disc(x: float, y: float, radius: float, fill: str) -> str:
    """A filled circle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'


def ground(sky: str, earth: str, horizon: float) -> list[str]:
    """Sky and earth or sea."""
    return [
        path(f"M0 0h{WIDTH}v{HEIGHT}H0z", sky),
        path(f"M0 {horizon:g}h{WIDTH}V{HEIGHT}H0z", earth),
    ]


def pine(x: float, foot: float, height: float) -> str:
    """A spruce: three tiers, one above the other."""
    tiers = ((1, 0, 0.42), (0.72, 0.28, 0.72), (0.45, 0.58, 1))
    return "".join(
        f"M{x - height * 0.24 * wide:.0f} {foot - height * low:.0f}"
        f"h{height * 0.48 * wide:.0f}L{x:.0f} {foot - height * high:.0f}z"
        for wide, low, high in tiers
    )


def heads(data: str, apart: float, size: float) -> str:
    """People in a row, as far as they can be seen."""
    return (
        f'<path d="{data}" fill="none" stroke="{INK}" stroke-width="{size:g}" '
        f'stroke-linecap="round" stroke-dasharray="0 {apart:g}"/>'
    )


def dugout() -> list[str]:
    """A hut dug into the earth in winter: roof of logs, earth and snow, a door, a stove's pipe."""
    spots = ((34, 96), (78, 118), (120, 84), (404, 104), (446, 126))
    trees = path("".join(pine(x, 178, high) for x, high in spots), DARK)
    logs = [disc(x, y, 8, DARK) + disc(x, y, 4.5, LIGHT) for x, y in _gable()]
    return [
        *ground(SKY, SNOW, 176),
        trees,
        path("M0 180C90 168 150 184 240 178S420 170 480 182V320H0z", SNOW),
        path("M72 250C110 200 178 132 240 118C302 132 370 200 408 250z", MIDDLE),
        path(
            "M60 246C108 190 176 122 240 106C304 122 372 190 420 246C372 206 306 146 240 132"
            "C174 146 108 206 60 246z",
            SNOW,
        ),
        line("M60 246C108 190 176 122 240 106C304 122 372 190 420 246", LIGHT, 2),
        path("M168 252L240 168L312 252z", DARK),
        *logs,
        path("M212 252V206H268V252z", INK),
        line("M240 208V250", DARK, 2),
        disc(261, 231, 2.5, LIGHT),
        path("M318 172V122H334V182z", INK),
        line("M326 116C318 104 334 96 326 84S340 66 332 52", LIGHT, 5),
        path("M0 252C90 246 150 256 212 252H268C330 256 400 246 480 252V320H0z", SNOW),
        *(path(f"M{x} {y}q5 -3 10 0t-10 0z", LIGHT) for x, y in _steps()),
    ]


def _gable() -> Iterable[tuple[float, float]]:
    """Where the ends of the logs lie along the gable."""
    sides = [(240 + side * 18 * n, 158 + 22.5 * n) for n in range(1, 5) for side in (-1, 1)]
    return [(240, 158), *sides]


def _steps() -> Iterable[tuple[int, int]]:
    return [(236, 264), (248, 273), (238, 283), (254, 293), (242, 305)]


def wheel(x: float, y: float, radius: float) -> str:
    """A lorry's wheel."""
    return (
        disc(x, y, radius, INK) + disc(x, y, radius * 0.52, MIDDLE) + disc(x, y, radius * 0.2, INK)
    )


def lorry() -> list[str]:
    """An army lorry with a canvas cover on a desert road."""
    bows = [line(f"M{x} 104V202", MIDDLE, 2) for x in (146, 190, 234)]
    return [
        *ground("#f2ead6", "#dccfae", 214),
        path("M0 214C60 196 120 206 170 198S300 190 350 200S450 196 480 206V216H0z", LIGHT),
        path("M96 208V118Q98 100 118 98H256Q274 100 276 118V208z", "#a79a78"),
        *bows,
        path("M60 268C150 262 330 262 450 268C330 276 150 276 60 268z", LIGHT),
        path("M90 204H286V226H90z", DARK),
        path("M286 226V150Q287 142 296 142H334L350 176H396Q410 178 412 192V226z", "#6f6a4e"),
        path("M298 152H329L341 177H298z", PAPER),
        line("M318 152V177", "#6f6a4e", 3),
        line("M352 188H398", DARK, 3),
        line("M352 198H402", DARK, 3),
        disc(410, 196, 7, PAPER),
        path("M84 226H420V236H84z", INK),
        path("M128 236a34 34 0 0 1 68 0zM330 236a34 34 0 0 1 68 0z", DARK),
        wheel(162, 240, 28),
        wheel(364, 240, 28),
        line("M20 286H180M230 292H460", LIGHT, 3),
    ]


def ship() -> list[str]:
    """A steamer of the Caspian with people at every rail."""
    spots = ((24, 262), (150, 282), (300, 270), (392, 296), (60, 304))
    waves = line("".join(f"M{x} {y}q14-9 28 0t28 0" for x, y in spots), "#e9f1f4", 2.5)
    return [
        *ground(SKY, SEA, 226),
        path("M0 226C50 206 96 214 130 208S230 218 300 212S430 200 480 214V228H0z", LIGHT),
        line("M132 190V76M362 190V88", DARK, 4),
        line("M132 84L226 142M132 84L84 182M362 96L300 142M362 96L414 184", MIDDLE, 1.5),
        path("M250 140L254 70H292L296 140z", INK),
        path("M253 88H293L294 102H252z", RED),
        path(
            "M272 62C262 46 300 40 316 44S372 22 412 34C384 38 366 52 330 58S290 56 284 64z", MIDDLE
        ),
        heads("M196 145H316", 9, 7),
        path("M186 148H322V190H186z", PAPER),
        *(disc(x, 168, 6, DARK) for x in (206, 232, 258, 284, 306)),
        heads("M108 182H376M113 178H372", 9.4, 8),
        path("M64 184H420L398 240Q396 248 386 248H112Q104 248 100 240z", DARK),
        path("M64 184H420L417 192H67z", PAPER),
        path("M97 232H401L398 240Q396 248 386 248H112Q104 248 100 240z", RED),
        path(
            "M0 246C40 240 80 250 120 246S200 250 240 246S320 250 360 246S440 250 480 246V320H0z",
            SEA,
        ),
        waves,
    ]


def shell() -> str:
    """An artillery shell, leaning back against whoever carries it."""
    shapes = [
        path("M140 86C152 98 158 114 158 134V236H122V134C122 114 128 98 140 86z", "#5f6650"),
        path("M122 216H158V224H122z", "#b08d4f"),
        path("M133 98C137 92 139 88 140 86C141 88 143 92 147 98z", "#b08d4f"),
        line("M150 132V210", "#7d846c", 3),
    ]
    return f'<g transform="rotate(-14 150 170)">{"".join(shapes)}</g>'


def bear() -> list[str]:
    """A brown bear that walks upright and carries a shell."""
    fur, far, near = "#6b4f36", "#4d3927", "#7a5c40"
    return [
        *ground("#f2ead6", "#e6dcc2", 268),
        path("M96 290C160 280 330 280 404 290C330 300 160 300 96 290z", LIGHT),
        path(
            "M252 214C240 236 232 252 226 270C214 274 206 280 206 288H256C268 262 282 246 288 226z",
            far,
        ),
        path(
            "M214 136C190 150 168 160 146 164C134 166 132 182 146 184C176 186 204 178 226 164z", far
        ),
        shell(),
        path(
            "M206 108C236 96 278 104 302 138C324 168 330 206 316 234C300 252 262 252 238 238"
            "C214 220 200 186 196 152C194 134 196 118 206 108z",
            fur,
        ),
        path(
            "M262 212C296 206 322 216 322 234C320 254 312 264 308 272C306 280 300 288 292 288H238"
            "C238 278 246 272 262 268C256 250 252 232 262 212z",
            near,
        ),
        path("M316 204C326 202 334 208 334 216C334 224 326 228 318 224z", fur),
        *bear_head(fur, far),
        path(
            "M232 132C254 134 262 152 252 170C238 194 206 206 168 206C152 206 144 190 158 182"
            "C184 176 206 166 214 146C218 136 224 132 232 132z",
            near,
        ),
        line("M160 190H152M162 197H153M168 203L160 206", INK, 2),
        line("M248 288v-6M256 288v-6M264 288v-6", INK, 2),
    ]


def bear_head(fur: str, inside: str) -> list[str]:
    """Its head from the left: muzzle, nose, mouth, eye and one ear."""
    return [
        path(
            "M226 62C246 64 258 82 256 104C254 124 236 136 214 134C196 134 186 128 178 124"
            "C166 124 154 120 152 112C150 102 160 94 172 92C180 72 202 60 226 62z",
            fur,
        ),
        path(
            "M152 112C150 102 160 94 172 92C184 92 190 100 188 110C186 120 170 126 160 122z",
            "#b59672",
        ),
        path("M152 110C148 102 154 96 161 97C166 99 162 110 152 110z", INK),
        line("M160 117Q172 120 181 114", INK, 2),
        disc(198, 92, 3.6, INK),
        disc(238, 62, 13, fur),
        disc(239, 63, 7, inside),
    ]


DRAWINGS = {"dugout": dugout, "lorry": lorry, "ship": ship, "bear": bear}


def drawing(shapes: Iterable[str]) -> str:
    """The text of an SVG file."""
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {box}>', *shapes, "</svg>\n"])


def main() -> None:
    """Write the drawings."""
    IMAGES.mkdir(exist_ok=True)
    for name, make in DRAWINGS.items():
        (IMAGES / f"{name}.svg").write_text(drawing(make()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
