"""What a map without a network refuses of folium's, and how it is saved, sized and measured."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import branca.colormap
import folium
import pytest
from branca.element import CssLink, Element, Figure, IFrame, JavascriptLink, MacroElement
from folium import plugins
from folium.features import Choropleth, CustomIcon, DivIcon, VegaLite
from folium.raster_layers import ImageOverlay, VideoOverlay, WmsTileLayer

from itinerarium import (
    OfflineMap,
    PlaceLayer,
    draw,
    read_story,
)
from itinerarium.drawing.foreign.fetches import fetches_of, stopped_by_policy
from itinerarium.drawing.foreign.html_tree import text_of, trees_of
from itinerarium.drawing.offline_map import highest_zoom
from itinerarium.story_map import StoryMap
from itinerarium.vocabulary.errors import OfflineError
from tests.stories import write_story

FAR = "https://far.example/x"
BOX = [[50, 20], [54, 24]]
RING = [[[20, 50], [24, 50], [24, 54], [20, 50]]]
FEATURES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "a",
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[20, 50], [24, 50], [24, 54], [20, 50]]],
            },
        }
    ],
}


class Fetching(MacroElement):
    """A stranger's element that links to a script without saying so before it is rendered."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca

    def render(self, **_: object) -> str:
        figure = self.get_root()
        assert isinstance(figure, Figure)
        figure.header.add_child(JavascriptLink(FAR), name="far")
        return ""


def with_head(element: Element) -> Callable[[folium.Map], None]:
    def add(page_map: folium.Map) -> None:
        figure = page_map.get_root()
        assert isinstance(figure, Figure)
        figure.header.add_child(element)

    return add


def with_body(html: str) -> Callable[[folium.Map], None]:
    def add(page_map: folium.Map) -> None:
        figure = page_map.get_root()
        assert isinstance(figure, Figure)
        figure.html.add_child(Element(html))

    return add


def marker(**options: Any) -> folium.Marker:
    return folium.Marker([52, 22], **options)


# branca reads the names of its colour maps from a file, so that no type has them.
YLGN = branca.colormap.linear.YlGn_09  # type: ignore[attr-defined]
REFUSED: dict[str, object] = {
    'folium.TileLayer "openstreetmap" fetches https://tile.openstreetmap.org': folium.TileLayer(),
    "folium.WmsTileLayer fetches https://far": WmsTileLayer(FAR, "x"),
    "folium.VideoOverlay plays https://far": VideoOverlay(FAR, BOX),
    "folium.ImageOverlay shows https://far": ImageOverlay(FAR, BOX),
    "folium.CustomIcon shows https://far": marker(icon=CustomIcon(FAR)),
    "folium.Popup shows photo.jpg": marker(popup="<img src='photo.jpg'>"),
    "folium.Popup shows data:text/html": marker(popup=folium.Popup(IFrame("<p>x</p>", height="9"))),
    "folium.Tooltip shows //far": marker(tooltip="<img srcset='//far.example/x 2x'>"),
    "folium.DivIcon shows https://far": marker(icon=DivIcon(f"<p style='background:url({FAR})'>")),
    "folium.plugins.MiniMap links to https://": plugins.MiniMap(),
    "folium.plugins.MarkerCluster links to https://": plugins.MarkerCluster(),
    "folium.plugins.HeatMap links to https://": plugins.HeatMap([[52, 22, 1]]),
    "folium.plugins.Fullscreen links to https://": plugins.Fullscreen(),
    "folium.plugins.TimestampedGeoJson links to https://": plugins.TimestampedGeoJson(FEATURES),
    "folium.plugins.BeautifyIcon links to https://": marker(icon=plugins.BeautifyIcon()),
    "folium.plugins.FloatImage fetches https://far": plugins.FloatImage(FAR),
    "folium.TopoJson links to https://": folium.TopoJson({"objects": {}}, "objects"),
    "folium.VegaLite links to https://": marker(popup=folium.Popup().add_child(VegaLite({}))),
    "folium.GeoJson reads https://far": folium.GeoJson(FEATURES, name="", embed=True),
    "branca.LinearColormap links to https://": YLGN.scale(0, 1),
    "tests.Fetching links to https://far": Fetching(),
    "the head of the page links to https://far": with_head(CssLink(FAR)),
    "an element that was added to the page fetches https://far": with_body(f"<img src='{FAR}'>"),
    "an element that was added to the page fetches a.css": with_head(
        Element("<link rel=stylesheet href=a.css>")
    ),
}


def make_offline() -> OfflineMap:
    return OfflineMap(BOX, relief=False)


def add(thing: object, page_map: folium.Map) -> None:
    if isinstance(thing, Element):
        page_map.add_child(thing)
    else:
        assert callable(thing)
        thing(page_map)


def test_what_would_be_fetched_is_refused_by_its_name() -> None:
    unlike = {}
    for expected, thing in REFUSED.items():
        page_map = make_offline()
        if isinstance(thing, folium.GeoJson):
            thing.embed, thing.embed_link = False, FAR  # as GeoJson(address, embed=False) is
        add(thing, page_map)
        try:
            page_map.save(io.BytesIO())
            unlike[expected] = "nothing was raised"
        except OfflineError as error:
            if f"\n- {expected}" not in str(error):
                unlike[expected] = str(error)
    assert unlike == {}


def test_all_that_would_be_fetched_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    page_map = make_offline()
    for one in (folium.TileLayer(), plugins.MiniMap(), marker(popup=f"<img src='{FAR}'>")):
        page_map.add_child(one)
    with pytest.raises(OfflineError) as raised:
        page_map.save(tmp_path / "map.html")
    assert [line.split()[1] for line in str(raised.value).splitlines()[1:]] == [
        "folium.TileLayer",
        "folium.plugins.MiniMap",
        "folium.Popup",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_map_is_saved_when_the_culprit_is_gone() -> None:
    page_map = make_offline()
    page_map.add_child(Fetching(), name="culprit")
    with pytest.raises(OfflineError):
        page_map.save(io.BytesIO())
    del page_map._children["culprit"]
    page_map.save(io.BytesIO())


def test_what_is_in_the_page_is_not_refused(tmp_path: Path) -> None:
    picture = tmp_path / "dot.png"
    picture.write_bytes(b"\x89PNG")
    page_map = make_offline()
    ImageOverlay(str(picture), BOX).add_to(page_map)
    marker(icon=CustomIcon(str(picture)), popup="<a href='https://far.example'>far</a>").add_to(
        page_map
    )
    Choropleth(FEATURES, fill_color="red").add_to(page_map)
    folium.FitBounds(BOX).add_to(page_map)
    folium.LayerControl().add_to(page_map)
    with_body("<h1>Title</h1>")(page_map)
    written = saved_bytes(page_map)
    assert written.count(b"data:image/png;base64,iVBORw==") == 2
    assert b"https://far.example" in written


def saved_bytes(page_map: folium.Map) -> bytes:
    file = io.BytesIO()
    page_map.save(file, close_file=False)
    return file.getvalue()


@pytest.fixture
def drawn(tmp_path: Path) -> StoryMap:
    return draw(read_story(write_story(tmp_path / "story", {})))


def test_a_storys_map_refuses_what_its_policy_would_stop(drawn: folium.Map) -> None:
    with_body('<h1 style="color: red" onclick="x()">Title</h1>')(drawn)
    plugins.MiniMap().add_to(drawn)
    with pytest.raises(OfflineError, match=r"folium\.plugins\.MiniMap links to https://"):
        saved_bytes(drawn)
    del drawn._children[next(name for name in drawn._children if name.startswith("mini_map"))]
    with pytest.raises(OfflineError) as raised:
        saved_bytes(drawn)
    assert "has onclick= in its HTML" in str(raised.value)
    assert "has style= in its HTML" in str(raised.value)


@pytest.mark.parametrize("kind", ["offline", "draw"])
def test_an_open_file_is_written_for_text_or_bytes_and_closed_like_foliums(
    kind: str, drawn: StoryMap, tmp_path: Path
) -> None:
    page_map = drawn if kind == "draw" else make_offline()
    page_map.save(tmp_path / "one.html")
    page = (tmp_path / "one.html").read_bytes()
    page_map.save(str(tmp_path / "one.html"))
    assert (tmp_path / "one.html").read_bytes() == page
    binary = (tmp_path / "two.html").open("wb")
    page_map.save(binary)
    text = io.StringIO()
    page_map.save(text, close_file=False)
    assert binary.closed
    assert (tmp_path / "two.html").read_bytes() == page == text.getvalue().encode("utf-8")


def test_bounds_are_those_of_the_story_and_of_all_children(drawn: StoryMap) -> None:
    assert make_offline().get_bounds() == [[None, None], [None, None]]
    offline = make_offline()
    marker().add_to(offline)
    assert offline.get_bounds() == [[52, 22], [52, 22]]
    PlaceLayer([{"name": "Oslo", "lat": 59.9, "lon": 10.7}]).add_to(offline)
    assert offline.get_bounds() == [[52, 10.7], [59.9, 22]]
    story = read_story_bounds(drawn)
    assert drawn.get_bounds() == story
    folium.Marker([-70, 120]).add_to(drawn)
    assert drawn.get_bounds() == [[-70, story[0][1]], [story[1][0], 120]]


def read_story_bounds(page_map: StoryMap) -> list[list[float]]:
    return [list(corner) for corner in page_map.story["bounds"]]


def test_wrong_bounds_are_told_apart_from_a_location() -> None:
    with pytest.raises(ValueError, match=r"instead got \[52, 22\]; for one point write location="):
        OfflineMap([52, 22])  # type: ignore[list-item]  # just what is refused
    with pytest.raises(ValueError, match="Location should consist of"):
        OfflineMap(location=["a", "b"])  # type: ignore[list-item]  # just what is refused


def test_a_map_that_is_written_twice_is_the_same() -> None:
    page_map = make_offline()
    popup = folium.Popup("one")
    marker(popup=popup, tooltip="two").add_to(page_map)
    assert saved_bytes(page_map) == saved_bytes(page_map)
    assert popup._template is folium.Popup._template


TREES = {
    "a <b class='x'>bold</b> &amp; more": ["a ", ["b", {"class": "x"}, "bold"], " & more"],
    "<p>one<br>two": [["p", {}, "one", ["br", {}], "two"]],
    "<script>x()</script><style>y</style>z": ["z"],
    "<b onclick='x()' id='map'>z</b>": [["b", {}, "z"]],
    "<a href='javascript:x()'>z</a>": [["a", {}, "z"]],
    "<a href=' JaVaScript:x()'>z</a>": [["a", {}, "z"]],
    "<a href='https://a.b' target='_blank'>z</a>": [
        ["a", {"href": "https://a.b", "target": "_blank", "rel": "noopener noreferrer"}, "z"]
    ],
    "<img src='https://a.b/c.png' alt='z'>": [["img", {"alt": "z"}]],
    "<p style='background: u\\72l(//a.b)'>z</p>": [["p", {}, "z"]],
    "<form><input value='z'>z</form></b></i>": ["z"],
    "5 < 6 and <Warszawa> is z": ["5 ", "<", " 6 and ", " is z"],
    "<svg viewBox='0 0 1 1'><circle r='1'/></svg>": [
        ["svg", {"viewBox": "0 0 1 1"}, ["circle", {"r": "1"}]]
    ],
}


def test_html_becomes_a_tree_of_what_is_allowed() -> None:
    assert {html: trees_of(html) for html in TREES} == TREES
    assert text_of("<b>a</b> &lt; <i>b</i>") == "a &lt; b"


def test_what_html_fetches_is_found() -> None:
    found = {
        "<img src=a.png>": ["a.png"],
        "<img src='data:image/png;base64,x'>": [],
        "<a href='https://a.b'>x</a>": [],
        "<link rel=stylesheet href=a.css>": ["a.css"],
        "<script src='https://a.b/c.js'></script>": ["https://a.b/c.js"],
        "<style>p { background: url( 'a.png' ) } @import 'b.css';</style>": ["a.png", "b.css"],
        "<p style='background: url(data:image/png,x)'>": [],
        "<svg><image xlink:href='a.png'/><use href='#a'/></svg>": ["a.png"],
        "<iframe src='data:text/html,x'></iframe>": ["data:text/html,x"],
    }
    assert {html: fetches_of(html) for html in found} == found
    assert stopped_by_policy("<p style='a: b' onclick='c()' class='d'>") == ["style=", "onclick="]


def test_one_comes_as_near_as_the_places_lie_together() -> None:
    world, country = [[-60.0, -170.0], [75.0, 179.0]], [[49.0, 14.0], [55.0, 24.0]]
    county, town = [[50.0, 19.0], [50.5, 19.8]], [[50.04, 19.93], [50.07, 19.96]]
    street, place = [[50.0, 19.0], [50.0003, 19.0]], [[50.0, 19.0], [50.0, 19.0]]
    boxes = [world, country, county, town, street, place]
    assert [highest_zoom(box) for box in boxes] == [9, 9, 13, 17, 18, 9]
    assert "maxZoom" not in OfflineMap(country, relief=False).page_options
    assert OfflineMap(town, relief=False).page_options["maxZoom"] == 17
