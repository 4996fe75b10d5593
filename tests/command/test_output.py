"""A build writes over what a build wrote, and over nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from itinerarium.build import PAGE_NAME, build
from itinerarium.export import EXPORTS
from itinerarium.export.ours import RECORD
from itinerarium.vocabulary.errors import RequestError
from tests.stories import write_story

NAMES = (PAGE_NAME, *EXPORTS)
FOREIGN = {
    "index.html": "<!DOCTYPE html>\n<html lang='en'><p>My home page</p>",
    "places.csv": "\ufeffid,name,lat,lon,notes\r\norenburg,Orenburg,51.77,55.1,mine\r\n",
    "story.geojson": '{"type":"FeatureCollection","features":[]}',
    "story.lpf.json": '{"type":"FeatureCollection","features":[]}',
    "story.kml": '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="x"><Document/></kml>',
    "story.gpx": '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Garmin"/>',
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    places = (
        "id,name,lat,lon,text,name_pl,stop,notes\n"
        "orenburg,Orenburg,51.77,55.10,=1+1,,1,a note\n"
        'tashkent,Tashkent,41.31,69.28,"**Two**, lines\n\nwith [links](https://a.b)",Taszkent,2,\n'
    )
    return write_story(tmp_path / "story", {"places.csv": places})


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_no_build_wrote_is_not_written_over(
    name: str, story: Path, tmp_path: Path
) -> None:
    output = tmp_path / "site"
    output.mkdir()
    (output / name).write_bytes(FOREIGN[name].encode())
    with pytest.raises(RequestError, match=f"^{name} in .* would be written over"):
        build(story, output)
    assert contents(output) == {name: FOREIGN[name].encode()}


def test_all_foreign_files_are_told_at_once(story: Path, tmp_path: Path) -> None:
    for name, text in FOREIGN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RequestError) as raised:
        build(story, tmp_path)
    assert all(name in str(raised.value) for name in NAMES)


def test_a_page_alone_leaves_other_files_be(story: Path, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("mine")
    build(story, tmp_path, page_only=True)
    assert (tmp_path / "places.csv").read_text() == "mine"


def test_a_page_alone_is_not_left_beside_the_files_of_an_older_story(
    story: Path, tmp_path: Path
) -> None:
    build(story, tmp_path)
    (tmp_path / "story.kml").write_text("changed by hand")
    build(story, tmp_path, page_only=True)
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert left == {PAGE_NAME, RECORD, "story.kml"}


def test_what_a_build_wrote_is_written_over(story: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(story, output)
    (story / "story.toml").write_text('title = "Another"\n')
    build(story, output)
    assert "Another" in (output / "story.kml").read_text(encoding="utf-8")
    build(story, output, page_only=True)
    build(story, output)


def test_what_a_build_of_an_earlier_version_wrote_is_written_over(
    story: Path, tmp_path: Path
) -> None:
    """Those versions left no record: the files themselves tell."""
    output = tmp_path / "output"
    build(story, output)
    (output / RECORD).unlink()
    gpx = output / "story.gpx"
    gpx.write_text(gpx.read_text().replace('"itinerarium"', '"routemap"'))
    build(story, output)
    assert 'creator="itinerarium"' in gpx.read_text()


@pytest.mark.parametrize("has_record", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [(b"a note", b"another note"), (b"51.77", b"51.78"), (b"\r\n", b"\r\nc,Camp,1,2,,,,\r\n")],
)
def test_a_table_with_an_authors_own_changes_is_not_written_over(
    story: Path, tmp_path: Path, old: bytes, new: bytes, *, has_record: bool
) -> None:
    output = tmp_path / "output"
    build(story, output)
    table = output / "places.csv"
    table.write_bytes(table.read_bytes().replace(old, new))
    if not has_record:
        (output / RECORD).unlink()
    before = contents(output)
    with pytest.raises(RequestError, match=r"places\.csv"):
        build(story, output)
    assert contents(output) == before


@pytest.mark.parametrize("part", ["routes", "layers", "images", "routes/new"])
@pytest.mark.parametrize("page_only", [True, False])
def test_a_storys_own_folders_are_no_output(
    story: Path, tmp_path: Path, part: str, *, page_only: bool
) -> None:
    other = write_story(tmp_path / "other", {})
    for folder in (story, other) if "/" not in part else (story,):
        with pytest.raises(RequestError, match="no part of a story"):
            build(story, folder / part, page_only=page_only)
        assert not list(folder.rglob("index.html"))


def test_a_folder_named_images_of_no_story_is_an_output(story: Path, tmp_path: Path) -> None:
    assert build(story, tmp_path / "images").path.is_file()


def test_a_table_that_a_story_was_made_of_stays(story: Path, tmp_path: Path) -> None:
    """``new s --from places.csv``, then ``build s --output .``: the author's own table."""
    shutil.copy(story / "places.csv", tmp_path / "places.csv")
    with pytest.raises(RequestError, match=r"places\.csv"):
        build(story, tmp_path)
    assert (tmp_path / "places.csv").read_bytes() == (story / "places.csv").read_bytes()
