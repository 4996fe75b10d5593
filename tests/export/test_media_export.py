"""Pictures and sounds in the files for other programs: by name, with whose they are, no bytes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.compose.test_media import FILES
from tests.exports import exports_of
from tests.stories import write_story


def test_each_file_tells_of_media_as_its_format_can(tmp_path: Path) -> None:
    files = exports_of(write_story(tmp_path, FILES))
    assert all(b"base64" not in content for content in files.values())

    whole = json.loads(files["story.geojson"])
    assert whole["features"][0]["properties"]["media"] == (
        "images/a.jpg;media/song.mp3;images/bear.svg"
    )
    assert whole["features"][2]["properties"]["media"] == "images/b.tiff"
    letter = next(one for one in whole["story"]["media"] if one["file"] == "images/letter.png")
    assert letter["credit"] == {"en": "Museum"}

    places = json.loads(files["story.lpf.json"])["features"]
    assert places[1]["depictions"] == [
        {
            "@id": "https://example.org/l",
            "title": "From home",
            "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        }
    ]
    assert "depictions" not in places[0]  # none of its pictures has an address

    said = "images/letter.png, From home, Museum, cc by-sa 4.0, https://example.org/l"
    assert said in files["story.kml"].decode()
    assert said in files["story.gpx"].decode()

    rows = csv.DictReader(io.StringIO(files["places.csv"].decode("utf-8-sig")))
    assert [row["media"] for row in rows][1] == "images/letter.png;images/a.jpg"
