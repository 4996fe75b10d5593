"""Small stories with something of everything, for the fuzzer to break."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import TypeAlias
from xml.sax.saxutils import escape

from PIL import Image

Files: TypeAlias = dict[str, bytes]
"""The files of a story's folder by their names."""

PLACES = (
    "id,name,name_pl,lat,lon,kind,rank,start,end,stop,chapter,minutes,lead,text,text_pl,quote,"
    "people,people_note,doubt,sources,figure,links,accuracy_km,image,image_alt,question,answer\n"
    "home,Home,Dom,50.06,19.94,town,1,1941,1941-06-22~,1,Ch,3,Lead,**T** [l](https://example.org),"
    "pl,q,100,note,d,a;b,5,wd:Q1;https://example.org/x,50,x.png,alt,Q?,A\n"
    "port,Port,,54.35,18.65,,2,1942-03,,2,,,,,,,,,,,,,,,,,\n"
    "far,Far,,-33.9,151.2,camp,3,24.03.1943,1944,3,,,,,,,7,,,,,,,photo.jpg,,,\n"
    "w1,W,,45,50,waypoint,,,,,,,,,,,,,,,,,,,,,\n"
)
STOPS = (
    "id,stop,place,bounds,title,title_pl,start,camera,chapter,lead,text,question,media\n"
    'wide,0,,"36.5, 10, 60, 160",All of it,,,home;far,Ch,Lead,From [home](#place=home),,\n'
    ",4,home,,Home again,Znowu,1945-05,,,,**T**,Q?,bear.svg\n"
)
ROAD = (
    "from,to,mode,start,end,people,via,shape,certainty,note\n"
    "home,port,rail,1941,1942,1000,w1,,certain,n\nport,far,ship,1942-03-24,1943,,,t.gpx,,\n"
    "home,far,foot,,,,,k.kml,,\n"
)
TOML = (
    'title = "T"\ntitle_pl = "P"\nsubtitle = "S"\nlanguages = ["en", "pl"]\n'
    '[strands.road]\ntitle = "R"\ncolour = "#ac1517"\n'
    '[sources.a]\ntext = "A"\nurl = "https://example.org"\n[sources.b]\ntext = "B"\n'
    '[layers.l]\ntitle = "L"\nshown = false\n'
    '[[strength]]\ndate = "1941-01"\npeople = 70000\nsources = ["a"]\n'
    '[[counter]]\ntitle = "c"\npoints = [{date = "1940", people = 1}]\n'
)
TRACK = "<trkpt lat='{}' lon='{}'/>"
GPX = (
    "<gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'><wpt lat='54' lon='18'><name>P"
    f"</name></wpt><trk><name>t</name><trkseg>{TRACK.format(54.35, 18.65)}{TRACK.format(10, 80)}"
    f"{TRACK.format(-33.9, 151.2)}</trkseg></trk></gpx>"
)
KML = (
    "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><Placemark><name>k</name><LineString>"
    "<coordinates>19.94,50.06,0 80,20 151.2,-33.9</coordinates></LineString></Placemark>"
    "</Document></kml>"
)


def _feature(form: str, coordinates: object, **properties: object) -> dict[str, object]:
    geometry = {"type": form, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


LAYER = json.dumps(
    {
        "type": "FeatureCollection",
        "title": "LL",
        "features": [
            _feature(
                "Point", [30, 50], name="x", name_pl="y", kind="sea", rank=1, angle=10, km=100
            ),
            _feature("LineString", [[20, 50], [25, 51], [30, 50]], start="1939-09", end="1945"),
            _feature("Polygon", [[[20, 50], [25, 51], [30, 50], [20, 50]]]),
        ],
    }
)


def _picture(form: str, mode: str) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (40, 30), 7).save(file, form)
    return file.getvalue()


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for name, text in SHEETS.items():
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(","))
    del book["Sheet"]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _open_workbook() -> bytes:
    """The same as LibreOffice writes it, with rows and cells that are folded together."""
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{urn}office:1.0" xmlns:table="{urn}table:1.0" '
        f'xmlns:text="{urn}text:1.0"><office:body><office:spreadsheet>'
    )
    for name, text in SHEETS.items():
        content += f'<table:table table:name="{name}">'
        for line in text.splitlines():
            content += f"<table:table-row>{''.join(map(_open_cell, line.split(',')))}"
            content += '<table:table-cell table:number-columns-repeated="9"/></table:table-row>'
        content += '<table:table-row table:number-rows-repeated="99"/></table:table>'
    content += "</office:spreadsheet></office:body></office:document-content>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return file.getvalue()


def _open_cell(text: str) -> str:
    inner = f"<text:p>{escape(text)}</text:p>"
    return f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'


MEDIA = (
    "file,alt,alt_pl,caption,credit,licence,source,transcript\n"
    "bear.svg,A bear,,A drawing,Us,CC0,https://example.org/bear,\n"
    "song.mp3,,,A song,Choir,CC BY 4.0,,La **la**\n"
    "photo.jpg,A photograph,,,,,,\n"
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">\n<!-- by us -->\n'
    '<path d="M0 0h9" fill="#333"/><g transform="rotate(3)"><text x="1">bear</text></g>\n</svg>\n'
)
SHEETS = {"places": PLACES, "road": ROAD, "media": MEDIA}
SOUND = (b"\xff\xfb\x90\xc4" + bytes(413)) * 20
"""A moment of silence."""


def whole_stories() -> tuple[Files, ...]:
    """Stories with something of everything: as tables, and as workbooks."""
    texts: Mapping[str, str] = {
        "places.csv": PLACES,
        "stops.csv": STOPS,
        "routes/road.csv": ROAD,
        "routes/t.gpx": GPX,
        "routes/k.kml": KML,
        "story.toml": TOML,
        "layers/l.geojson": LAYER,
        "media.csv": MEDIA,
        "images/bear.svg": DRAWING,
    }
    pictures = {
        "media/song.mp3": SOUND,
        "images/x.png": _picture("PNG", "RGB"),
        "images/photo.jpg": _picture("JPEG", "L"),
    }
    files = {name: text.encode() for name, text in texts.items()} | pictures
    tables = {"places.csv", "routes/road.csv", "media.csv"}
    book = {name: data for name, data in files.items() if name not in tables}
    excel, libre = {"story.xlsx": _workbook()}, {"story.ods": _open_workbook()}
    return files, {**book, **excel}, {**book, **libre}
