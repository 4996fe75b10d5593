"""The places of a draft while its legs are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from itinerarium.geo.coordinates import LonLat
from itinerarium.new.draft import FreeIds, Row
from itinerarium.new.place_index import PlaceIndex
from itinerarium.vocabulary.atlas import WAYPOINT


@dataclass(slots=True)
class Gathering:
    """The places so far, and those that lines have come to, in their order."""

    rows: list[Row] = field(default_factory=list)
    places: PlaceIndex = field(default_factory=PlaceIndex)
    visited: dict[str, None] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
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
