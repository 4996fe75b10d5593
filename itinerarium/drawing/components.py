"""Story, timeline and labels for any folium map, from plain dicts: in a script or a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from itinerarium.compose.from_dicts import Places, Routes, plain_story
from itinerarium.drawing.component import Component
from itinerarium.drawing.data_block import DataBlock, StoryBlock
from itinerarium.drawing.figure import figure_of
from itinerarium.drawing.inline_assets import has_assets, links_to_leaflet, put_assets
from itinerarium.language.control_texts import all_control_texts


class StandaloneComponent(Component):
    """A component that carries its own data and adds the assets it needs, on any folium map."""

    template_name = "standalone.jinja"
    js_class: ClassVar[str]
    """The class in the browser."""
    requires: ClassVar[Sequence[str]] = ()
    """Further classes that it needs in the browser, each once a map."""

    def __init__(
        self,
        places: Places,
        routes: Routes = (),
        settings: Mapping[str, Any] | None = None,
        **page_options: Any,
    ) -> None:
        super().__init__(self.js_class, "", **page_options)
        self.block = f"story-data-{self._id}"
        self.story = plain_story(places, routes, settings)

    def _get_self_bounds(self) -> list[list[float | None]]:
        """The story's bounds: [[south, west], [north, east]] in degrees."""
        return [list(corner) for corner in self.story["bounds"]]

    def render(self, **kwargs: Any) -> str:
        """Put the data, and the assets where they are missing, into the page of the map."""
        figure = figure_of(self)
        if not has_assets(figure):
            put_assets(figure, has_leaflet=links_to_leaflet(self._parent))
        texts = DataBlock("control-texts", all_control_texts())
        for block in (StoryBlock(self.block, self.story), texts):
            block._parent = self
            block.render()
        super().render(**kwargs)  # type: ignore[no-untyped-call]  # branca
        return ""


class StoryControl(StandaloneComponent):
    """A card that goes through the places one by one, and the map with it.

    A button begins; the card's buttons, the arrow keys, PageUp and PageDown (so a presenter's
    clicker), Home and Esc lead on. Give the same places to a ``TimelineControl`` on the same map,
    and both show one moment.

    Parameters
    ----------
    places
        A dict for each place, in the order of the story. Its keys: ``lat``, ``lon`` (degrees),
        ``name``; optionally ``id``, ``text`` (paragraphs, ``**bold**``, ``*italic*``, links),
        ``lead``, ``title``, ``start``, ``end`` (EDTF: ``1942-03-24``, ``1942-03~``, ``1942``),
        ``quote``, ``quote_by``, ``people``, ``modern``, ``variants`` (a list), ``question``,
        ``answer``, ``stop`` (its number in the story; then places without one are left out). A
        text may be a dict by language. Or a ``DataFrame`` with these columns, a ``GeoDataFrame`` of
        points, or a whole ``Story``.
    routes
        Dicts with ``from`` and ``to`` (ids of places; a name's id is the name in small letters
        without marks), optionally ``mode``, ``start``, ``end``, ``via``; one list, or lists by
        route; or a ``DataFrame``, whose column ``route`` names the routes. They say what belongs
        to a place, and are drawn by a ``RouteLayer``.
    settings
        What a whole story says: ``{"title": ..., "languages": [...], "sources": {...}}``.
    page_options
        Options of the control in the browser: ``position``, a corner by Leaflet's name.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.

    Examples
    --------
    >>> import folium
    >>> places = [
    ...     {"name": "Oslo", "lat": 59.91, "lon": 10.75, "start": "1940-04-09", "text": "Morning."},
    ...     {"name": "Bergen", "lat": 60.39, "lon": 5.32, "start": "1940-04-10"},
    ... ]
    >>> m = folium.Map()
    >>> card = StoryControl(places).add_to(m)
    """

    js_class = "StoryControl"
    requires = ("BeginControl", "Camera", "Keyboard")

    def __init__(
        self,
        places: Places,
        routes: Routes = (),
        settings: Mapping[str, Any] | None = None,
        **page_options: Any,
    ) -> None:
        super().__init__(places, routes, settings, **{"quiz": False, **page_options})


class TimelineControl(StandaloneComponent):
    """A line of days along the map's lower edge, with a handle to drag, to step and to play.

    Other layers of ours on the map follow the day: a ``RouteLayer`` draws its legs so far, a
    ``PlaceLayer`` fades what is not reached yet. Other code hears it in the browser as the map's
    event ``itinerarium:day``, whose ``day`` is an ISO date, empty outside time.

    Parameters
    ----------
    places
        As for ``StoryControl``; those with a ``start`` stand on the line. Without any date in
        places, routes or settings nothing is shown.
    routes
        As for ``StoryControl``; legs with ``start`` and ``end`` are drawn day by day.
    settings
        As for ``StoryControl``; ``{"strength": [{"date": "1942-03", "people": 33000}, ...]}``
        draws a curve above the line.
    page_options
        Options of the control in the browser: ``speeds``, those to choose from, 1 the plain one.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.
    """

    js_class = "TimelineControl"


class LabelLayer(StandaloneComponent):
    """The places' names on the map, none over another nor over a marker: the higher rank wins.

    More appear as one zooms in. Markers themselves are drawn by a ``PlaceLayer``, or by you.

    Parameters
    ----------
    places
        As for ``StoryControl``; ``rank`` (1 to 4, else 3) decides size and which name wins.
    routes
        As for ``StoryControl``; names keep off these lines where they can.
    settings
        As for ``StoryControl``.
    page_options
        Options of the layer in the browser: ``pane``, the Leaflet pane to lie in.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.
    """

    js_class = "LabelLayer"


class RouteLayer(StandaloneComponent):
    """The routes as lines: a style for each way of travel, a colour for each route, arrows.

    Parameters
    ----------
    places, routes, settings
        As for ``StoryControl``; ``mode`` is rail, ship, road, foot, air, ...; colours by
        ``{"strands": {"my-route": {"colour": "#b3202a"}}}``.
    page_options
        Options of the layer in the browser: ``pane``, the Leaflet pane to lie in.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.
    """

    js_class = "RouteLayer"


class PlaceLayer(StandaloneComponent):
    """The places as buttons with a sign of their kind; pressed, each opens its popup.

    Parameters
    ----------
    places, routes, settings
        As for ``StoryControl``; ``kind`` (port, camp, battle, city, ...) decides the sign, ``rank``
        the size.
    page_options
        Options of the layer in the browser: ``pane``, the Leaflet pane to lie in.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.
    """

    js_class = "PlaceLayer"
    requires = ("PopupControl",)
