"""Story -> the map of its page: a ``folium.Map`` for a file, a notebook, or more layers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from itinerarium.assets.ascii import html_in_ascii
from itinerarium.assets.fonts import font_rules
from itinerarium.assets.minify import minified
from itinerarium.basemap.coast import Bounds
from itinerarium.basemap.names import NamesData
from itinerarium.basemap.plate import NO_PLATE, Plate, core_bounds, make_plate
from itinerarium.compose.from_dicts import Places, Routes, plain_story
from itinerarium.compose.modes import with_mode_words
from itinerarium.compose.reference import reference_names, with_layers_of_today
from itinerarium.drawing.controls import draw_on, stable_ids
from itinerarium.drawing.offline_map import OfflineMap
from itinerarium.files.cache import cache_folder
from itinerarium.language.control_texts import control_texts
from itinerarium.page.article import article_html
from itinerarium.page.html import in_frame, page_pieces
from itinerarium.page.unscripted import further_html, notice_html
from itinerarium.vocabulary.limits import MAX_DETAILED_PLACES
from itinerarium.vocabulary.story import Story
from itinerarium.vocabulary.story_parts import page_data

FRAME_HEIGHT = "42rem"
"""How high a map stands in a notebook, unless set otherwise."""


class StoryMap(OfflineMap):
    """A story's whole page as a folium map; as the last line of a notebook's cell it is shown.

    Attributes
    ----------
    story
        What is drawn, as plain data.
    frame_height
        The height in a notebook, as in CSS.
    """

    story: Story
    frame_height = FRAME_HEIGHT
    has_policy = True

    def pieces(self) -> Iterator[bytes]:
        """Give the page in UTF-8 piece by piece: the same each time, and as ``build`` writes it."""
        with stable_ids():
            parts = (part(self.story) for part in (article_html, notice_html, further_html))
            compact = (html_in_ascii(minified("text/html", part)) for part in parts)
            return page_pieces(self, self.story, *compact)

    def _get_self_bounds(self) -> list[list[float | None]]:
        """Give the story's bounds: [[south, west], [north, east]] in degrees."""
        return [list(corner) for corner in self.story["bounds"]]

    def _repr_html_(self, **_: Any) -> str:
        """Give the page in a frame, as notebooks show it."""
        page = b"".join(self.pieces()).decode("utf-8")
        return in_frame(page, _title(self.story), self.frame_height)


def draw(story: Places, routes: Routes = (), settings: Mapping[str, Any] | None = None) -> StoryMap:
    """Draw the map of a story, with everything that its page has.

    Parameters
    ----------
    story
        As ``read_story`` gives it; or places, as a ``DataFrame``, a ``GeoDataFrame`` or dicts.
    routes, settings
        As for ``plain_story``, where places are given.

    Returns
    -------
    StoryMap
        A ``folium.Map``: ``.save("map.html")`` writes the page that ``itinerarium build`` writes,
        the last line of a notebook's cell shows it, and layers that fetch nothing can be added.

    Raises
    ------
    DataError
        If places, routes or settings have a value that cannot be used; its notes list every
        problem.

    Examples
    --------
    >>> from itinerarium import draw, read_story
    >>> page_map = draw(read_story("examples/endurance"))
    >>> page_map.save("endurance.html")  # doctest: +SKIP
    """
    whole = plain_story(story, routes, settings)
    is_on_map = "ground" not in whole
    names: NamesData = reference_names(whole) if is_on_map else {"grid": 1, "kinds": []}
    texts = {
        language: with_mode_words(whole, words, language)
        for language, words in control_texts(whole["languages"]).items()
    }
    blocks = {
        "plate-data": (plate_of(whole) if is_on_map else NO_PLATE).as_data(),
        "names-data": names,
        "control-texts": texts,
    }
    shown = with_layers_of_today(whole, core_of(whole)) if is_on_map else whole
    with stable_ids():
        page_map = draw_on(StoryMap, shown, blocks, fonts_of(shown, texts, names))
    page_map.story = whole
    return page_map


def _title(story: Story) -> str:
    return story["title"].get(story["languages"][0], "")


def fonts_of(story: Story, texts: Mapping[str, Mapping[str, str]], reference: NamesData) -> str:
    """Give the fonts with the page's letters; those of most pages for a very large story."""
    cache = cache_folder()
    if len(story["places"]) > MAX_DETAILED_PLACES:
        return font_rules(set(), cache=cache)
    names = [place.get("variants", []) for place in story["places"]]
    bare: list[dict[str, object]] = [{**place, "variants": []} for place in story["places"]]
    told = {**page_data(story), "places": bare}
    return font_rules(
        _letters([told, texts, reference["kinds"]]),
        _letters(names),
        cache,
    )


def _letters(data: object) -> set[str]:
    return set(orjson.dumps(data).decode("utf-8"))


def plate_of(story: Story) -> Plate:
    """Give the basemap of a story: fine where its stops are, finest at its places."""
    places = story["places"]
    near = [(place["lon"], place["lat"]) for place in places]
    if len(near) > MAX_DETAILED_PLACES:
        return make_plate(core_of(story), cache_folder())
    ways = [(place["lon"], place["lat"]) for place in story["waypoints"]]
    return make_plate(core_of(story), cache_folder(), near, ways)


def core_of(story: Story) -> Bounds:
    """Give the region of a story's stops, or of its places where it has none: in degrees."""
    places = story["places"]
    visited = {stop["at"] for stop in story.get("ownStops", ()) if "at" in stop}
    stops = [one for one in places if "stop" in one or one["id"] in visited] or places
    return core_bounds((place["lon"], place["lat"]) for place in stops)
