"""A small story that is hard to export, and what a build writes beside its page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from itinerarium.check import check
from itinerarium.compose.media import embed_media
from itinerarium.compose.story import compose
from itinerarium.export import exported
from itinerarium.read import read_folder
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.story import Story
from tests.stories import REPOSITORY

HARD_STORY: Mapping[str, str] = {
    "places.csv": (
        "id,name,name_pl,variants,modern,lat,lon,accuracy_km,kind,rank,start,end,stop,lead,title,"
        "text,text_pl,quote,quote_by,people,people_note,doubt,sources,links,question,answer,"
        "text_easy,answer_easy_pl,camera\n"
        'fiji,"Suva & <Levuka>",Suwa,Suva@en;’Ovalau,Fiji,-18.1416,178.4419,3,port,1,1942-03~,'
        '1942-05-02,10,"The ships, the ""Hope"" and others, leave.",Out to sea,"First **bold** and '
        '*slanted*.\n\nThen [a page](https://example.org/a?b=1&c=2), 3 < 4 & 5 * 6.",'
        "Pierwszy **tekst**.,No land for days.,A sailor,1200,sailors,Some say *May*.,log;map,"
        "wd:Q38807;gn:2198148;https://example.org/x?y=1&z=2,Why?,Because.,*They* left.,Bo tak.,"
        "samoa;tonga\n"
        "samoa,=Apia,,,Samoa,-13.8333,-171.7667,12.5,port,2,1942?,,20,@home,-,+1 and more,"
        "'=already guarded,,,,,,map,,,,,,\n"
        "tonga,Nukuʻalofa,,,,-21.1394,-175.2018,40,,3,,1943%,,,,,,,,0,,,,,,,,,\n"
        "tuvalu,Funafuti,,,,-8.5167,179.2167,,waypoint,,,,,,,,,,,,,,,,,,,,\n"
        "date_line,On the line,,,,-10,180,,waypoint,,,,,,,,,,,,,,,,,,,,\n"
    ),
    "routes/hope.csv": (
        "from,to,via,mode,start,end,people,certainty,text,sources\n"
        "fiji,samoa,tuvalu;date_line,ship,1942-05-02,1942-06,1200,likely,*Slowly*.,log\n"
        "samoa,tonga,,air,1942,,,guess,,\n"
        "tonga,fiji,,ship,,,,,,\n"
    ),
    "routes/drawn.csv": "from,to,shape,mode\nfiji,tonga,arc.geojson,ship\n",
    "routes/arc.geojson": (
        '{"type":"MultiLineString","coordinates":[[[178.5,-18.5],[179.1,-19.25],[180,-20]],'
        "[[-180,-20],[-177.5,-20.5],[-175.3,-21.1]]]}"
    ),
    "layers/sea.geojson": (
        '{"type":"FeatureCollection","shown":false,"title":"Seas","note":"Roughly.","features":['
        '{"type":"Feature","properties":{"name":"Koro Sea","name_pl":"Morze Koro","kind":"sea",'
        '"rank":2,"angle":12.5},"geometry":{"type":"Point","coordinates":[179.5,-17.5]}},'
        '{"type":"Feature","properties":{"kind":"border","start":"1942"},"geometry":'
        '{"type":"LineString","coordinates":[[-179,-15],[-178,-16]]}},'
        '{"type":"Feature","properties":{"kind":"area","name":"Here"},"geometry":'
        '{"type":"Polygon","coordinates":[[[-176,-22],[-175,-22],[-175,-21],[-176,-22]]]}}]}'
    ),
    "story.toml": (
        'title = "Over the \\"Line\\""\ntitle_pl = "Przez linię"\nsubtitle = "A & B"\n'
        'languages = ["en", "pl"]\n[layers.sea]\n[strands.hope]\ntitle = "The Hope"\n'
        'colour = "#ac1517"\n[sources.log]\ntext = "The log"\nurl = "https://example.org/log"\n'
        '[sources.map]\ntext = "A map"\n[[strength]]\ndate = "1942-04"\npeople = 1500\n'
        'sources = ["log"]\n[[counter]]\ntitle = "at sea"\ntitle_pl = "na morzu"\n'
        'points = [{ date = "1942", people = 7 }]\n[[figures]]\ntitle = "How many?"\n'
        'chosen = "1500"\nspread = "1200 to 1600"\nsources = ["map"]\n'
    ),
}


def story_of(folder: Path) -> Story:
    """A story folder as the page has it; the repository's own stories are composed once."""
    return _composed_once(folder) if folder.is_relative_to(REPOSITORY) else _composed(folder)


def _composed(folder: Path) -> Story:
    atlas = check(read_folder(folder)).atlas
    return compose(atlas, trace(atlas), embed_media(atlas.media))


_composed_once = cache(_composed)


def exports_of(folder: Path) -> dict[str, bytes]:
    return {name: b"".join(pieces) for name, pieces in exported(story_of(folder))}
