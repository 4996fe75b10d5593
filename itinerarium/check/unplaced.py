"""Places without coordinates -> routes and settings that do without them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from itinerarium.vocabulary.atlas import Atlas, Leg, Place, Route

PLAIN = "road"


def bridged(routes: Iterable[Route], unplaced: Collection[str]) -> tuple[Route, ...]:
    """The routes, each joining the places before and after one that is not on the map."""
    if not unplaced:
        return tuple(routes)
    kept = (replace(route, legs=tuple(_legs(route.legs, unplaced))) for route in routes)
    return tuple(route for route in kept if route.legs)


def _legs(legs: Iterable[Leg], unplaced: Collection[str]) -> Iterator[Leg]:
    """The legs between places on the map; two that met at another are one, which is a guess."""
    begun: Leg | None = None
    for leg in legs:
        whole = _joined(begun, leg) if begun and begun.destination == leg.origin else leg
        begun = None
        if whole.origin in unplaced:
            continue
        if whole.destination in unplaced:
            begun = whole
        elif whole.origin != whole.destination:
            yield replace(whole, via=tuple(one for one in whole.via if one not in unplaced))


def _joined(one: Leg, other: Leg) -> Leg:
    return replace(
        one,
        destination=other.destination,
        mode=one.mode if one.mode == other.mode else PLAIN,
        via=(*one.via, *other.via),
        shape=(),
        breaks=(),
        thinned_km=0.0,
        end=other.end or other.start or one.end,
        certainty="guess",
        text=one.text or other.text,
    )


def without_unplaced(atlas: Atlas, unplaced: tuple[Place, ...]) -> Atlas:
    """The atlas whose charts, annotations, lessons and cameras name places on the map alone."""
    if not unplaced:
        return atlas
    lost = {place.id for place in unplaced}
    charts = (replace(one, places=_kept(one.places, lost)) for one in atlas.charts)
    annotations = (
        replace(one, stops=_kept(one.stops, lost))
        for one in atlas.annotations
        if one.place not in lost
    )
    lessons = (replace(one, stops=_kept(one.stops, lost)) for one in atlas.lessons)
    return replace(
        atlas,
        places=tuple(replace(one, camera=_kept(one.camera, lost)) for one in atlas.places),
        own_stops=tuple(
            replace(one, told=replace(one.told, camera=_kept(one.told.camera, lost)))
            for one in atlas.own_stops
        ),
        unplaced=unplaced,
        charts=tuple(one for one in charts if one.places),
        annotations=tuple(annotations),
        lessons=tuple(one for one in lessons if one.stops),
    )


def _kept(ids: Iterable[str], lost: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one.partition(":")[0] not in lost)
