"""What the exports make for a whole story at once, against the same made one by one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerarium.build import build
from itinerarium.export import EXPORTS
from itinerarium.export.lines import cut_lines, cut_lines_of_each
from itinerarium.export.ours import RECORD, with_record
from itinerarium.export.pieces import AT_A_TIME, encoded, feature_collection
from itinerarium.export.text import escaped, pairs, pairs_of_each
from tests.conftest import StoryFolder
from tests.exports import HARD_STORY

DEGREES = st.floats(-400, 400).map(lambda degrees: round(degrees, 5) + 0.0)
POINT = st.tuples(st.floats(-90, 90), DEGREES)
LINES = st.lists(st.lists(st.lists(POINT, min_size=2, max_size=4), min_size=1, max_size=3))


@given(LINES)
def test_lines_cut_all_at_once_are_those_cut_one_by_one(
    lines: list[list[list[tuple[float, float]]]],
) -> None:
    assert cut_lines_of_each(lines) == [cut_lines(line) for line in lines]


@given(st.lists(st.lists(st.tuples(DEGREES, DEGREES), min_size=1, max_size=4)))
def test_lines_written_all_at_once_are_those_written_one_by_one(
    lines: list[list[tuple[float, float]]],
) -> None:
    assert pairs_of_each(lines) == [pairs(line) for line in lines]


def test_numbers_with_an_exponent_and_minus_zero_are_written_plainly_among_many_lines() -> None:
    assert pairs_of_each([[(1e-05, -0.0)], [(7.0, 180.0), (0.5, 10.05)]]) == [
        "0.00001,0",
        "7,180 0.5,10.05",
    ]


@pytest.mark.parametrize("number", [0, 1, AT_A_TIME, AT_A_TIME + 1, 2 * AT_A_TIME])
def test_a_collection_in_pieces_is_one_json_value_with_all_features(number: int) -> None:
    features = [{"id": n, "text": "]}"} for n in range(number)]
    data = b"".join(feature_collection({"type": "FeatureCollection"}, features))
    assert json.loads(data) == {"type": "FeatureCollection", "features": features}
    assert data.endswith(b"]}\n")


@pytest.mark.parametrize("number", [0, 1, AT_A_TIME, AT_A_TIME + 1])
def test_texts_in_pieces_are_all_texts_in_their_order(number: int) -> None:
    texts = [f"ł{n}" for n in range(number)]
    assert b"".join(encoded(texts)) == "".join(texts).encode("utf-8")


def test_the_record_holds_the_digest_of_each_export_as_it_was_written(
    story_folder: StoryFolder, tmp_path: Path
) -> None:
    build(story_folder(HARD_STORY), tmp_path / "out")
    record = json.loads((tmp_path / "out" / RECORD).read_bytes())
    assert record == {
        name: hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() for name in EXPORTS
    }


def test_the_record_keeps_what_an_earlier_build_recorded_of_other_files(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text('{"old.csv": "1", "new.csv": "2"}')
    files = {
        name: b"".join(pieces) for name, pieces in with_record(tmp_path, [("new.csv", [b"x"])])
    }
    assert files["new.csv"] == b"x"
    assert json.loads(files[RECORD]) == {
        "old.csv": "1",
        "new.csv": hashlib.sha256(b"x").hexdigest(),
    }


MARKS = "&<>\r"
ALLOWED = {0x9, 0xA, 0xD, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}
"""The characters of XML 1.0."""


@given(
    st.text(st.characters(), max_size=6) | st.text(st.sampled_from("a&<>\r\n\x00\x1f\ud7ff\ufffe"))
)
def test_each_character_is_escaped_by_itself_and_none_is_left_that_xml_may_not_hold(
    text: str,
) -> None:
    one_by_one = [
        f"&#{ord(one)};" if one in MARKS else one if ord(one) in ALLOWED else "\ufffd"
        for one in text
    ]
    assert escaped(text) == "".join(one_by_one)


@pytest.mark.parametrize("code", [0x0, 0x8, 0xB, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_a_character_that_no_xml_may_hold_is_replaced_in_plain_text(code: int) -> None:
    assert escaped(f"a {chr(code)} b") == "a \ufffd b"
