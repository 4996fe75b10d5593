"""The plate: what the relief shows where, how fine the coasts are, that it stays the same."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from PIL import Image

from itinerarium.basemap import plate as plate_module
from itinerarium.basemap.coast import (
    FINEST,
    Bounds,
    coast_strings,
    encoded,
    read_coast,
    simplified_rings,
    without_needles,
    zones_of,
)
from itinerarium.basemap.plate import (
    HERE,
    Plate,
    core_bounds,
    make_plate,
)
from itinerarium.basemap.relief import (
    WORLD,
    Relief,
    in_mercator,
    read_relief,
    relief_picture,
)
from itinerarium.basemap.waters import read_waters
from itinerarium.geo.line_codec import ALPHABET
from itinerarium.geo.mercator import GRID, mercator
from itinerarium.vocabulary.errors import AssetError

ITALY = (6.0, 36.0, 19.0, 47.0)
NEAR_ITALY = ((13.8, 41.5), (17.2, 40.5))
NOWHERE = np.empty((0, 2))


@pytest.fixture(scope="module")
def rings() -> list[NDArray[np.int32]]:
    return [*read_coast(HERE / "coast.bin"), *read_waters(HERE / "waters.bin").lakes]


@pytest.fixture(scope="module")
def italy(tmp_path_factory: pytest.TempPathFactory) -> Plate:
    return make_plate(ITALY, tmp_path_factory.mktemp("plates"), NEAR_ITALY)


def is_land(rings: list[NDArray[np.int32]], lon: float, lat: float) -> bool:
    point = shapely.Point(mercator(np.array([[lon, lat]]))[0] * GRID)
    around = [ring for ring in rings if len(ring) > 3 and shapely.Polygon(ring).contains(point)]
    return len(around) % 2 == 1


def decoded(text: str) -> list[tuple[int, int]]:
    numbers, number, shift = [], 0, 0
    for character in text:
        bits = ALPHABET.index(character)
        number, shift = number + (bits % 32 << shift), shift + 5
        if bits < 32:
            numbers.append(-(number + 1) // 2 if number % 2 else number // 2)
            number = shift = 0
    steps = np.array(numbers).reshape(-1, 2)
    return [tuple(point) for point in np.cumsum(steps, axis=0).tolist()]


def picture_of(src: str) -> Image.Image:
    content = base64.b64decode(src.removeprefix("data:image/webp;base64,"))
    return Image.open(BytesIO(content))


@pytest.mark.parametrize(
    ("lon", "lat", "land"),
    [
        (21.0, 52.2, True),  # Warsaw
        (51.0, 42.0, False),  # the middle of the Caspian
        (59.8, 44.9, False),  # the Aral Sea as it was in 1940
        (108.0, 53.4, False),  # Baikal
        (178.0, 68.0, True),  # Chukotka, this side of the antimeridian
        (-175.0, 67.0, True),  # Chukotka, the other side
        (179.0, -16.6, True),  # Vanua Levu
        (0.0, -80.0, True),  # Antarctica
        (-30.0, 40.0, False),  # the Atlantic
        (174.8, -39.0, True),  # New Zealand
    ],
)
def test_land_is_land_and_sea_is_sea(
    rings: list[NDArray[np.int32]], lon: float, lat: float, land: bool
) -> None:
    assert is_land(rings, lon, lat) is land


def test_no_coast_jumps_across_the_world(rings: list[NDArray[np.int32]]) -> None:
    longest = max(np.abs(np.diff(ring[:, 0])).max() for ring in rings if ring[:, 1].max() < GRID)
    assert longest < GRID / 30


def test_every_coast_lies_on_the_grid(rings: list[NDArray[np.int32]]) -> None:
    points = np.concatenate(rings)
    assert points.min() >= 0
    assert points.max() <= GRID


def test_a_ring_comes_back_from_its_string_as_it_was() -> None:
    ring = np.array([[5, 7], [100000, 7], [262144, 3], [0, 200000], [5, 7]], dtype=np.int32)
    assert decoded(encoded(ring)) == [tuple(point) for point in ring[:-1].tolist()]


def test_a_ring_needs_no_sign_that_json_or_html_would_escape() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 64
    assert json.dumps(ALPHABET) == f'"{ALPHABET}"'
    assert not set(ALPHABET) & set("<>&'`$")


def test_coasts_are_finer_in_the_core_and_finest_near_a_place(
    rings: list[NDArray[np.int32]],
) -> None:
    place = mercator(np.array([[14.25, 40.8]]))[0] * GRID

    def points_around(core: Bounds, near: NDArray[np.float64]) -> int:
        allowed = FINEST.of(zones_of(rings, core, near))
        points = np.concatenate(simplified_rings(rings, allowed))
        return int(np.sum(np.all(np.abs(points - place) < 700, axis=1)))

    elsewhere = points_around((100.0, 0.0, 110.0, 10.0), NOWHERE)
    core = points_around(ITALY, NOWHERE)
    near = points_around(ITALY, np.array([[14.25, 40.8]]))
    assert 2 * elsewhere < core < near


def test_the_coast_around_a_place_outside_the_core_is_no_blank(
    rings: list[NDArray[np.int32]],
) -> None:
    vorkuta = np.array([[64.0, 67.5]])
    kara_bay = mercator(np.array([[64.8, 69.0]]))[0] * GRID

    def points_there(near: NDArray[np.float64]) -> int:
        strings = coast_strings(rings, ITALY, near, 60_000)
        points = np.concatenate([decoded(text) for text in strings if text])
        return int(np.sum(np.all(np.abs(points - kara_bay) < 2500, axis=1)))

    assert points_there(vorkuta) > 4 * points_there(NOWHERE)


def test_a_thinned_coast_is_off_no_more_than_was_allowed(rings: list[NDArray[np.int32]]) -> None:
    before = max(rings, key=len)
    (after,) = simplified_rings([before], FINEST.of(zones_of([before], WORLD, NOWHERE)))
    off = shapely.distance(shapely.points(before[::50]), shapely.LineString(after))
    assert off.max() <= FINEST.core + 1


def test_a_coast_far_from_the_story_has_no_needles_where_an_inlet_was() -> None:
    inlet = [[9000, 9000], [9000, 9800], [9400, 9800], [9450, 9100], [9500, 9800], [9900, 9800]]
    ring = np.array([*inlet, [9900, 9000], [9000, 9000]], dtype=np.int32)
    (blunted,) = without_needles([ring], (170.0, -80.0, 171.0, -79.0), NOWHERE)
    assert blunted.tolist() == [point for point in ring.tolist() if point != [9450, 9100]]
    (near,) = without_needles([ring], WORLD, NOWHERE)
    assert near.tolist() == ring.tolist()


def test_coasts_keep_to_the_characters_they_may_have(rings: list[NDArray[np.int32]]) -> None:
    strings = coast_strings(rings, ITALY, NOWHERE, 60_000)
    assert 40_000 < len(json.dumps(strings, separators=(",", ":"))) <= 60_000


def test_the_plate_keeps_to_its_share_of_the_page(italy: Plate) -> None:
    data = italy.as_data()
    assert len(data["relief"]["src"]) + len(data["world"]["src"]) <= 470_000
    assert len(json.dumps(data["coast"], separators=(",", ":"))) <= 150_000


def relief_of(world: Image.Image, folder: Path, bands: int = 4) -> Relief:
    """A picture of the world written in bands."""
    height = world.height // bands
    for number in range(bands):
        band = world.crop((0, number * height, world.width, (number + 1) * height))
        band.save(folder / f"{number}.webp", lossless=True)
    return read_relief(folder)


@pytest.mark.parametrize("bounds", [WORLD, ITALY, (-30.0, -90.0, 20.0, 10.0), (170, 1, 189, 89)])
@pytest.mark.parametrize("width", [40, 700])
def test_a_relief_read_in_bands_is_the_one_read_whole(
    tmp_path: Path, bounds: Bounds, width: int
) -> None:
    noise = np.random.default_rng(24).integers(0, 256, (360, 720, 3), dtype=np.uint8)
    world = Image.fromarray(noise)
    (tmp_path / "bands").mkdir()
    pictures = [
        in_mercator(relief_of(world, folder, bands), bounds, width)
        for folder, bands in ((tmp_path, 1), (tmp_path / "bands", 9))
    ]
    assert pictures[0].tobytes() == pictures[1].tobytes()


def test_a_place_in_the_relief_lies_where_mercator_puts_it(tmp_path: Path) -> None:
    """A white cross in the source at Rome must be found at Rome in the picture."""
    world = Image.new("RGB", (3600, 1800))
    world.paste((255, 255, 255), (1919, 476, 1930, 487))  # 12.4 E, 41.9 N
    relief = relief_of(world, tmp_path)
    picture = np.asarray(in_mercator(relief, ITALY, 1300).convert("L"), dtype=float)
    rows, columns = np.nonzero(picture > 128)
    corner, other = mercator(np.array([[ITALY[0], ITALY[3]], [ITALY[2], ITALY[1]]]))
    expected = (mercator(np.array([[12.45, 41.85]]))[0] - corner) / (other - corner)
    found = (columns.mean() / picture.shape[1], rows.mean() / picture.shape[0])
    assert found == pytest.approx(tuple(expected), abs=0.003)


def test_a_core_beyond_the_antimeridian_shows_both_sides(tmp_path: Path) -> None:
    world = Image.new("RGB", (720, 360))
    world.paste((255, 0, 0), (700, 0, 720, 360))
    world.paste((0, 0, 255), (0, 0, 20, 360))
    picture = in_mercator(relief_of(world, tmp_path), (170.0, -10.0, 190.0, 10.0), 40)
    assert [picture.getpixel((x, 20)) for x in (5, 35)] == [(255, 0, 0), (0, 0, 255)]


def test_a_relief_fades_out_where_the_world_goes_on_and_nowhere_else(tmp_path: Path) -> None:
    world = Image.new("RGB", (720, 360), (200, 190, 170))
    relief = relief_picture(relief_of(world, tmp_path), (0.0, 0.0, 180.0, 60.0), 300, 10**6)
    alpha = picture_of(relief.src).getchannel("A")
    middle = alpha.height // 2
    assert [alpha.getpixel((x, middle)) for x in (0, 150, 299)] == [
        pytest.approx(20, abs=15),
        255,
        255,
    ]


def test_the_pictures_are_as_wide_as_their_bounds_on_the_map(italy: Plate) -> None:
    for picture in (italy.relief, italy.world):
        west, south, east, north = picture.bounds
        (_, top), (_, bottom) = mercator(np.array([[west, north], [east, south]]))
        width, height = picture_of(picture.src).size
        assert height / width == pytest.approx((bottom - top) / ((east - west) / 360), rel=0.002)


def test_the_core_of_a_story_holds_its_places_with_a_margin() -> None:
    assert core_bounds([(10.0, 40.0), (60.0, 55.0)]) == (7.0, 37.0, 63.0, 58.0)


def test_the_core_of_a_single_town_is_the_country_around_it() -> None:
    assert core_bounds([(20.0, 50.0)]) == (14.0, 44.0, 26.0, 56.0)


def test_a_story_without_places_has_the_world_for_its_core() -> None:
    assert core_bounds([]) == WORLD


def test_a_core_across_the_antimeridian_goes_on_beyond_it() -> None:
    assert core_bounds([(170.0, 0.0), (200.0, 10.0)]) == (168.0, -2.0, 202.0, 12.0)


def noting(calls: list[object], plate: Plate) -> Callable[..., Plate]:
    """A function that gives the plate and notes what it was called with."""

    def give(*made_of: object) -> Plate:
        calls.append(made_of)
        return plate

    return give


def test_a_plate_is_kept_for_the_next_build(
    italy: Plate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(plate_module, "_drawn", noting(drawn, italy))
    plates = [make_plate(ITALY, tmp_path / "new", NEAR_ITALY) for _ in range(3)]
    assert plates == [italy, italy, italy]
    assert len(drawn) == 1


def test_another_core_is_another_plate(
    italy: Plate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(plate_module, "_drawn", noting(drawn, italy))
    make_plate(ITALY, tmp_path)
    make_plate((0.0, 0.0, 10.0, 10.0), tmp_path)
    make_plate(ITALY, tmp_path, [(1.0, 1.0)])
    assert len(drawn) == 3


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"pictures": [], "coast": []}', b"\xff"])
def test_a_damaged_kept_plate_is_made_anew(
    italy: Plate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setattr(plate_module, "_drawn", lambda *_: italy)
    make_plate(ITALY, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert make_plate(ITALY, tmp_path) == italy
    assert make_plate(ITALY, tmp_path) == italy


def test_builds_at_the_same_time_leave_one_whole_plate(
    italy: Plate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plate_module, "_drawn", lambda *_: italy)
    with ThreadPoolExecutor(8) as builds:
        plates = list(builds.map(lambda _: make_plate(ITALY, tmp_path), range(24)))
    assert plates == [italy] * 24
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]


def test_a_folder_that_cannot_be_written_to_is_no_error(
    italy: Plate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plate_module, "_drawn", lambda *_: italy)
    (tmp_path / "file").write_text("in the way")
    assert make_plate(ITALY, tmp_path / "file" / "folder") == italy


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_another_process_makes_the_same_plate_in_little_memory(italy: Plate) -> None:
    """Read whole, the relief of the world alone would fill a gigabyte."""
    program = (
        "import hashlib, json; from itinerarium.basemap.plate import make_plate;"
        f"data = make_plate({ITALY!r}, None, {NEAR_ITALY[::-1]!r}).as_data();"
        "print(hashlib.sha256(json.dumps(data).encode()).hexdigest());"
        "print(*(line.split()[1] for line in open('/proc/self/status') if 'VmHWM' in line))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parents[1],
    )
    digest, kilobytes = run.stdout.split()
    assert digest == hashlib.sha256(json.dumps(italy.as_data()).encode()).hexdigest()
    assert int(kilobytes) < 300_000


@pytest.mark.parametrize("read", [read_coast, read_relief, read_waters])
def test_missing_data_is_told_as_an_asset_error(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    with pytest.raises(AssetError, match=r"the basemap's gone\.bin cannot be read"):
        read(tmp_path / "gone.bin")


def test_the_committed_data_stay_small() -> None:
    assert sum(path.stat().st_size for path in (HERE / "relief").iterdir()) < 4_000_000
    assert (HERE / "coast.bin").stat().st_size < 1_500_000
    assert (HERE / "waters.bin").stat().st_size < 600_000
