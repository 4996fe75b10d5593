from typing import Any

from itinerarium.compose.hops import hops_of
from itinerarium.vocabulary.atlas import Leg, Route
from itinerarium.vocabulary.traced import TracedLeg, TracedRoute


def leg(
    origin: str,
    destination: str,
    km: float = 10.0,
    via: tuple[str, ...] = (),
    via_km: tuple[float, ...] = (),
) -> TracedLeg:
    return TracedLeg(Leg(origin, destination, via=via), (), km, via_km)


def hops(*legs: TracedLeg, marked: str = "abcdefgh") -> Any:
    route = Route("r", {}, "#000000", tuple(leg.leg for leg in legs))
    return hops_of(TracedRoute(route, legs), set(marked))


def test_a_route_whose_legs_join_its_places_needs_no_list_of_hops() -> None:
    assert hops(leg("a", "b", 1.26), leg("b", "c", 2.0)) is None
    assert hops(leg("a", "b", 10.0, via=("x",), via_km=(2.0,))) is None


def test_places_without_markers_are_passed_over() -> None:
    assert hops(leg("a", "x", 1.04), leg("x", "y", 2), leg("y", "b", 3)) == [("a", "b", 1, 3, 6.0)]


def test_a_fork_without_a_marker_leads_both_ways() -> None:
    assert hops(leg("a", "x", 1), leg("x", "b", 2), leg("x", "c", 3)) == [
        ("a", "b", 1, 2, 3.0),
        ("a", "c", 1, 3, 4.0),
    ]


def test_a_marked_place_that_a_leg_passes_is_on_the_way() -> None:
    assert hops(leg("a", "b", 10.0, via=("x", "c"), via_km=(2.0, 6.04))) == [
        ("a", "c", 1, 1, 6.0),
        ("c", "b", 1, 1, 3.96),
    ]


def test_two_legs_that_share_an_unmarked_bend_are_not_joined_by_it() -> None:
    there = leg("a", "b", 2.0, via=("x",), via_km=(1.0,))
    across = leg("c", "e", 2.0, via=("x", "d"), via_km=(1.0, 1.5))
    assert hops(there, across) == [
        ("a", "b", 1, 1, 2.0),
        ("c", "d", 2, 2, 1.5),
        ("d", "e", 2, 2, 0.5),
    ]


def test_a_circle_of_unmarked_places_ends() -> None:
    assert hops(leg("a", "x"), leg("x", "y"), leg("y", "x")) == []


def test_a_loop_back_to_its_own_place_is_no_way() -> None:
    assert hops(leg("a", "x"), leg("x", "a")) == []
