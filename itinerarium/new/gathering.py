"""The places of a draft while its legs are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from itinerarium.geo.coordinates import LonLat
from itinerarium.language.fold import fold
from itinerarium.new.draft import FreeIds, Row
from itinerarium.new.place_index import PlaceIndex
from itinerarium.vocabulary.atlas import WAYPOINT

SAME_NAME_KM = 5.0
"""So far apart the end of a track and the start of the next are one place if they are named so."""


@dataclass(slots=True)
class Gathering:
    """The places so far, and those that lines have come to, in their order."""

    rows: list[Row] = field(default_factory=list)
    places: PlaceIndex = field(default_factory=PlaceIndex)
    visited: dict[str, None] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Where tracks begin and end whose names tell it, by these names."""
    _free_ids: FreeIds = field(default_factory=FreeIds)

    def add(self, row: Row) -> str:
        """The id of a new place."""
        self.rows.append(self._free_ids.with_id(row))
        id_ = str(self.rows[-1]["id"])
        if row.get("lat", "") != "":
            self.places.add(id_, LonLat((row["lon"], row["lat"])))
        return id_

    def at_end(self, point: LonLat, name: str, reach: float, *, is_bend: bool = False) -> str:
        """The place at an end of a line, a new one where there is none."""
        known = self.places.nearest(point, reach)
        if known:
            return known
        kind = {"kind": WAYPOINT} if is_bend else {"rank": 4}
        return self.add({"name": name, "lat": point[1], "lon": point[0], **kind})

    def at_end_of(
        self, track: str, point: LonLat, reach: float, *, is_last: bool, is_bend: bool
    ) -> str:
        """The place at an end of a track, called so if the track's name tells its ends."""
        if track in self.ends and not is_bend:
            return self._at_named_end(point, self.ends[track][is_last], reach)
        which = "end" if is_last else "start"
        return self.at_end(point, f"{track}, {which}", reach, is_bend=is_bend)

    def _at_named_end(self, point: LonLat, name: str, reach: float) -> str:
        """The place at a point, or one of that name not far off."""
        known = self.places.nearest(point, SAME_NAME_KM)
        if any(row["id"] == known and fold(str(row["name"])) == fold(name) for row in self.rows):
            return known
        return self.places.nearest(point, reach) or self.add(
            {"name": name, "lat": point[1], "lon": point[0]}
        )
