"""A town is picked without asking only where nothing speaks for another one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from itinerarium.check.tables.places import place_ids
from itinerarium.geo.coordinates import LatLon
from itinerarium.geo.distance import km_between
from itinerarium.locate.candidates import (
    Candidate,
    GazetteerHit,
    Match,
    Spelled,
)
from itinerarium.locate.choice import choose, decide
from itinerarium.locate.neighbours import (
    Neighbour,
    Pair,
    neighbours,
    ways,
)
from itinerarium.locate.wanted import (
    Name,
    Role,
    Wanted,
    wanted_rows,
)
from itinerarium.read import Table
from itinerarium.read.table import parse_table


def candidate(
    at: tuple[float, float],
    people: int = 10_000,
    *,
    role: Role = Role.modern,
    spelled: Spelled = Spelled.so,
) -> Candidate:
    town = GazetteerHit("Alpha", "IT", LatLon(at), people, f"test {at}", spelled)
    return Candidate(town, (Match(role, spelled, "Alpha"),))


def wanted(country: str = "IT", *, role: Role = Role.modern, has_aside: bool = False) -> Wanted:
    return Wanted(0, 2, "alpha", "Alpha", (Name("Alpha", role),), country, has_aside)


def between(*points: tuple[float, float]) -> tuple[Pair, ...]:
    before, after = (Neighbour(f"n{at}", LatLon(at), 1) for at in points)
    return ((before, after),)


HERE, NEARBY, AWAY = (45.0, 10.0), (45.0, 10.1), (40.0, 16.0)
ON_THE_WAY = between((45.0, 9.0), (45.0, 11.0))
ELSEWHERE = between((-30.0, 140.0), (-31.0, 141.0))


@pytest.mark.parametrize(
    ("found", "pairs", "reason"),
    [
        ([candidate(HERE)], (), "the only one of that name in the country"),
        ([candidate(HERE), candidate(NEARBY)], (), "the only one of that name in the country"),
        (
            [candidate(HERE, 300_000), candidate(AWAY, 900)],
            (),
            "by far the largest of that name in the country",
        ),
        (
            [candidate(HERE), candidate(AWAY)],
            ON_THE_WAY,
            "the only one of that name on the way",
        ),
        ([candidate(HERE, 300)], ON_THE_WAY, "the only one of that name in the country"),
        (
            [candidate(HERE, spelled=Spelled.by_rule)],
            (),
            "the only one of that name in the country",
        ),
    ],
)
def test_a_town_is_clear_by_its_country_its_size_or_its_way(
    found: Sequence[Candidate], pairs: tuple[Pair, ...], reason: str
) -> None:
    choice = choose(wanted(), found, pairs)
    assert (choice.clear, choice.reason) == (found[0], reason)


@pytest.mark.parametrize(
    ("row", "found", "pairs", "reason"),
    [
        (wanted(), [candidate(HERE), candidate(AWAY)], (), "several towns bear its name"),
        (wanted(""), [candidate(HERE, 300)], (), "nothing confirms it"),
        (wanted(), [candidate(HERE)], ELSEWHERE, "far off the way"),
        (
            wanted(),
            [candidate(HERE, spelled=Spelled.loosely)],
            (),
            "spelled otherwise, and nothing confirms it",
        ),
        (wanted(), [candidate(HERE, role=Role.variant)], (), "no town bears its main name"),
        (wanted(""), [candidate(HERE, 4_000)], (), "nothing confirms it"),
        (
            wanted("", role=Role.then),
            [candidate(HERE, 90_000, role=Role.then, spelled=Spelled.otherwise)],
            (),
            "nothing confirms it",
        ),
        (
            wanted(role=Role.then, has_aside=True),
            [candidate(HERE, role=Role.then)],
            (),
            "it names two places",
        ),
        (
            wanted(),
            [candidate(HERE), candidate((45.0, 10.5), role=Role.part)],
            (),
            "it names two places",
        ),
        (
            wanted(),
            [candidate(HERE, 900), candidate(AWAY)],
            ON_THE_WAY,
            "several towns bear its name",
        ),
        (wanted(), [], (), "no town bears its main name"),
    ],
)
def test_a_doubt_leaves_it_open_and_says_why(
    row: Wanted, found: Sequence[Candidate], pairs: tuple[Pair, ...], reason: str
) -> None:
    choice = choose(row, found, pairs)
    assert (choice.clear, choice.reason) == (None, reason)


def test_the_candidate_on_the_way_comes_before_a_larger_one_elsewhere() -> None:
    far, near = candidate(AWAY, 40_000), candidate(HERE, 900)
    assert choose(wanted(), [far, near], ON_THE_WAY).candidates == (near, far)


def test_among_namesakes_off_the_way_the_nearest_comes_first() -> None:
    far, near = candidate((20.0, -100.0), 40_000), candidate(AWAY, 900)
    assert choose(wanted(""), [far, near], between((52.0, 14.0), (52.0, 15.0))).candidates == (
        near,
        far,
    )


def test_a_famous_name_that_only_one_town_has_needs_no_country() -> None:
    famous = candidate(HERE, 500_000)
    assert choose(wanted(""), [famous], ()).clear == famous


def test_what_is_clear_helps_its_neighbours() -> None:
    first, second = (
        Wanted(row, row + 2, id_, id_, (Name(id_, Role.then),), country)
        for row, id_, country in ((0, "a", "IT"), (1, "b", ""))
    )
    found = {
        first: (candidate((45.0, 9.5), role=Role.then),),
        second: (candidate(HERE, role=Role.then), candidate(AWAY, role=Role.then)),
    }
    choices = decide(found, [("a", "b")], {})
    assert [one.clear and one.clear.town.at for one in choices] == [(45.0, 9.5), HERE]


def table(text: str, kind: str) -> Table:
    found, _ = parse_table(f"{kind}.csv", text, kind)
    assert found is not None
    return found


def test_neighbours_are_the_nearest_known_stops_along_all_legs() -> None:
    route = table("from,via,to\na,b;c,d\nd,,e\nx,,y\n", "routes")
    routes = ways([route], "abcdexy")
    assert routes == ((), ("a", "b", "c", "d", "e"), ("x", "y"))
    known = {id_: LatLon((at, at)) for id_, at in (("a", 1.0), ("e", 2.0), ("y", 3.0))}
    assert neighbours("c", routes, known) == (
        (Neighbour("a", LatLon((1.0, 1.0)), 2), Neighbour("e", LatLon((2.0, 2.0)), 2)),
    )
    assert neighbours("x", routes, known) == ((None, Neighbour("y", LatLon((3.0, 3.0)), 1)),)
    assert neighbours("z", routes, known) == ()


def test_a_degree_of_latitude_is_111_km_also_over_the_antimeridian() -> None:
    east, west = LatLon((0.0, 179.5)), LatLon((0.0, -179.5))
    assert km_between(east, west) == pytest.approx(111.195, abs=0.01)
    assert km_between(LatLon((90.0, 0.0)), LatLon((-90.0, 0.0))) == pytest.approx(20015.1, abs=0.1)


@pytest.mark.parametrize(
    ("cells", "country", "names"),
    [
        ("Pahlewi,Bandar-e Anzali; Iran", "IR", ["Bandar-e Anzali", "Pahlewi"]),
        ("Tockoje,Totskoye; Rosja", "RU", ["Totskoye", "Tockoje"]),
        ("Iraq (Khanaqin),", "IQ", ["Khanaqin"]),
        ("Loreto (Italy),", "IT", ["Loreto"]),
        ("Suez (Port Tewfik),", "", ["Suez (Port Tewfik)", "Suez", "Port Tewfik"]),
        ("Guzar – 7th Division,", "", ["Guzar – 7th Division", "Guzar"]),
        ("Brest; Belarus,", "BY", ["Brest"]),
        (",", "", ["P1"]),
    ],
)
def test_a_row_tells_its_names_and_its_country(cells: str, country: str, names: list[str]) -> None:
    name, modern = (f'"{one}"' for one in cells.split(","))
    text = f"id,name,modern,lat,lon\np1,{name},{modern},,\n".replace(";", ",")
    (row,) = wanted_rows(table(text, "places"), [0], ("en", "pl"))
    assert (row.country, [one.text for one in row.names]) == (country, names)


def test_names_in_other_languages_and_variants_are_asked_too() -> None:
    text = "id,name,name_pl,variants,lat,lon\na,Guzar,Guzar,Huzar@pl;Гузар@ru,,\n"
    places = table(text, "places")
    assert place_ids(places).values == ["a"]
    (row,) = wanted_rows(places, [0], ("en", "pl"), "UZ")
    assert row.country == "UZ"
    assert row.names == (
        Name("Guzar", Role.then),
        Name("Guzar", Role.then, "pl"),
        Name("Huzar", Role.variant, "pl"),
        Name("Гузар", Role.variant, "ru"),
    )
