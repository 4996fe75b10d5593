from routemap.model import Leg, Route, TracedLeg, TracedRoute
from routemap.ways import ways_of


def route_of(*legs):
    route = Route("r", {}, "#000000", tuple(leg.leg for leg in legs))
    return TracedRoute(route, legs)


def leg(origin, destination, km=10.0, via=(), via_km=()):
    return TracedLeg(Leg(origin, destination, via=via), (), km, via_km)


def ways(*legs, marked="abcdefgh"):
    found = ways_of([route_of(*legs)], set(marked))
    return {
        place: [(way[2], way[1], way[3], way[4]) for way in there] for place, there in found.items()
    }


def test_each_place_knows_what_is_before_and_after_it():
    assert ways(leg("a", "b", 1.26), leg("b", "c", 2.0)) == {
        "a": [("next", 1, "b", 1.3)],
        "b": [("previous", 1, "a", 1.3), ("next", 2, "c", 2.0)],
        "c": [("previous", 2, "b", 2.0)],
    }


def test_places_without_markers_are_passed_over():
    assert ways(leg("a", "x", 1), leg("x", "y", 2), leg("y", "b", 3)) == {
        "a": [("next", 1, "b", 6.0)],
        "b": [("previous", 3, "a", 6.0)],
    }


def test_a_fork_without_a_marker_leads_both_ways():
    assert ways(leg("a", "x", 1), leg("x", "b", 2), leg("x", "c", 3))["a"] == [
        ("next", 1, "b", 3.0),
        ("next", 1, "c", 4.0),
    ]


def test_a_marked_place_that_a_leg_passes_is_on_the_way():
    assert ways(leg("a", "b", 10.0, via=("x", "c"), via_km=(2.0, 6.0))) == {
        "c": [("previous", 1, "a", 6.0), ("next", 1, "b", 4.0)],
        "b": [("previous", 1, "c", 4.0)],
        "a": [("next", 1, "c", 6.0)],
    }


def test_two_legs_that_share_an_unmarked_bend_are_not_joined_by_it():
    there = leg("a", "b", 2.0, via=("x",), via_km=(1.0,))
    across = leg("c", "d", 2.0, via=("x",), via_km=(1.0,))
    assert ways(there, across)["a"] == [("next", 1, "b", 2.0)]


def test_a_way_gone_twice_is_named_once_with_its_first_leg():
    assert ways(leg("a", "b", 5), leg("c", "a", 7), leg("a", "b", 6))["a"] == [
        ("previous", 2, "c", 7.0),
        ("next", 1, "b", 5.0),
    ]


def test_a_circle_of_unmarked_places_ends():
    assert ways(leg("a", "x"), leg("x", "y"), leg("y", "x")) == {}


def test_a_loop_back_to_its_own_place_is_no_way():
    assert ways(leg("a", "x"), leg("x", "a")) == {}


def test_routes_come_in_their_order():
    first, second = route_of(leg("a", "b")), route_of(leg("c", "a"))
    second = TracedRoute(Route("s", {}, "#000000", ()), second.legs)
    found = ways_of([first, second], {"a", "b", "c"})["a"]
    assert [(route, direction) for route, _, direction, _, _ in found] == [
        ("r", "next"),
        ("s", "previous"),
    ]
