import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from itinerarium.check import check
from itinerarium.check.tables.cell import parse_day, slugged
from itinerarium.problems.problem import BadValueError, wordings
from itinerarium.problems.report import to_text
from itinerarium.read import picture, read_folder
from itinerarium.vocabulary.errors import DataError
from tests.stories import GOOD_STORY, REPOSITORY, problems_of, write_story

CASES = REPOSITORY / "tests" / "data" / "problems"
Case = Mapping[str, object]


def cases() -> list[tuple[str, Case]]:
    return [
        (f"{path.stem}: {case['says']}", case)
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def said_of(case: Case, folder: Path) -> str:
    files = case["files"]
    assert isinstance(files, dict)
    return to_text(problems_of(write_story(folder, files)))


@pytest.mark.parametrize("kind", sorted(path.stem for path in CASES.glob("*.toml")))
def test_each_problem_is_told_in_exactly_these_words(tmp_path: Path, kind: str) -> None:
    said: dict[str, str] = {}
    expected: dict[str, object] = {}
    for name, case in cases():
        if name.startswith(f"{kind}: "):
            said[name] = said_of(case, tmp_path / str(len(said)))
            expected[name] = case["expected"]
    assert said
    assert said == expected


def test_every_problem_of_the_table_is_told_in_some_test() -> None:
    told = "".join(str(case["expected"]) for _, case in cases())
    for test in (
        "check/test_check.py",
        "check/test_plans.py",
        "read/test_hostile_files.py",
        "read/test_media_allowance.py",
        "read/test_workbook.py",
        "offline/test_offline.py",
    ):
        told += (REPOSITORY / "tests" / test).read_text(encoding="utf-8")
    assert [code for code in wordings() if f" {code} " not in told] == []


def test_every_problem_has_a_summary_and_a_known_severity() -> None:
    assert all(wording["summary"] for wording in wordings().values())
    assert {wording["severity"] for wording in wordings().values()} == {"error", "warning"}


def test_a_good_story_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(write_story(tmp_path, {})) == ()


def test_an_error_raises_with_the_warnings_too(tmp_path: Path) -> None:
    files = {"places.csv": GOOD_STORY["places.csv"].replace("lat,lon", "lat,lon,xyzzy")}
    with pytest.raises(DataError) as caught:
        check(read_folder(write_story(tmp_path, files | {"routes/main.csv": "from,to\n"})))
    assert [(one.code, one.severity) for one in caught.value.problems] == [
        ("P202", "warning"),
        ("P111", "error"),
        ("P111", "error"),
        ("P405", "error"),
    ]


def test_a_missing_folder_is_told_as_one_problem(tmp_path: Path) -> None:
    lost = tmp_path / "lost"
    assert to_text(problems_of(lost)) == (
        f"{lost} P101 expected the folder {lost}, instead found none\n"
        "    = help: write the path of a folder with places.csv and routes/\n"
    )


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    write_story(tmp_path, {"places.csv": False})
    (tmp_path / "places.csv").mkdir()
    assert to_text(problems_of(tmp_path)) == (
        "places.csv P102 expected a file that can be read, instead got: is a directory\n"
        "    = help: close it in other programs and check its permissions\n"
    )


def test_a_folder_that_cannot_be_opened_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    write_story(tmp_path, {})
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert to_text(problems_of(tmp_path)) == (
        f"{tmp_path} P102 expected a file that can be read, instead got: permission denied\n"
        "    = help: close it in other programs and check its permissions\n"
    )


def test_a_file_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    write_story(tmp_path, {})
    (tmp_path / "routes" / "w\udcff.csv").write_text("from,to\norenburg,nowhere\n")
    assert to_text(problems_of(tmp_path)) == (
        "routes/w?.csv:2:2 P401 expected the id of a place of the story, "
        'instead got "nowhere"\n'
        "  2 | orenburg,nowhere\n"
        "    = help: add it to the table of places\n"
    )


def test_a_day_with_dots_is_what_a_spreadsheet_makes_of_one() -> None:
    assert parse_day("4.03.1942") == parse_day("1942-03-04")
    for text in ("4/03/1942", "31.02.1942", "03.1942"):
        with pytest.raises(BadValueError):
            parse_day(text)


IDS_OF_NAMES = {
    "Łódź": "lodz",
    "Tash Kent": "tash_kent",
    "Straße": "strasse",
    "Großräschen": "grossraschen",
    "København": "kobenhavn",
    "Ærø": "ro",
    "Œuvre": "uvre",
    "Þingvellir": "ingvellir",
    "Đà Nẵng": "da_nang",
    "Hafnarfjörður": "hafnarfjor_ur",
    "Türkmenbaşy": "turkmenbasy",
    "İstanbul": "istanbul",
    "Iğdır": "igd_r",
    "Bəhramtəpə": "b_hramt_p",
    "Ħal Qormi": "al_qormi",
    "Aix-en-Provence": "aix-en-provence",
    "St. John's": "st_john_s",
    "L’Aquila": "l_aquila",
    "São Paulo (1930)": "sao_paulo_1930",
    "Hồ Chí Minh": "ho_chi_minh",
    "№ 5": "no_5",
    "½": "1_2",
    "2": "2",
    "5 €": "5",
    "Москва (Moscow)": "moscow",
    "Kraków / Краків": "krakow",
}
"""What stories without a column ``id`` rest on: their routes name these."""

TRANSLITERATED = {
    "Ташкент": "tashkent",
    "Тоцкое 2": "totskoe_2",
    "Чайковский": "chaykovskiy",
    "Αθήνα": "athina",
    "北京": "beijing",
    "서울": "seoul",
    "თბილისი": "tbilisi",
    "دمشق": "dmshq",
    "Æ": "ae",
    "!?": "",
}


def test_a_name_with_latin_letters_has_the_id_that_it_always_had() -> None:
    assert {name: slugged(name) for name in IDS_OF_NAMES} == IDS_OF_NAMES


def test_a_name_in_another_script_has_an_id_however_it_is_composed() -> None:
    assert {name: slugged(name) for name in TRANSLITERATED} == TRANSLITERATED
    apart = unicodedata.normalize("NFD", "Чайковский")
    assert slugged(apart) == "chaykovskiy"


def test_a_story_in_cyrillic_needs_no_ids(tmp_path: Path) -> None:
    files = {
        "places.csv": "name,lat,lon\nОренбург,51.77,55.10\nТашкент,41.31,69.28\n",
        "routes/main.csv": "from,to\nОренбург,tashkent\n",
    }
    atlas = check(read_folder(write_story(tmp_path, files))).atlas
    assert [place.id for place in atlas.places] == ["orenburg", "tashkent"]
    (leg,) = atlas.routes[0].legs
    assert (leg.origin, leg.destination) == ("orenburg", "tashkent")


def test_windows_1250_is_read_with_a_warning_that_names_the_first_such_line(tmp_path: Path) -> None:
    text = GOOD_STORY["places.csv"] + "lodz,Łódź,51.77,19.45\n"
    assert to_text(problems_of(write_story(tmp_path, {"places.csv": text.encode("cp1250")}))) == (
        "places.csv:4 P104 warning: expected text in UTF-8, instead got other bytes: "
        "the file is read as Windows-1250\n"
        "  4 | lodz,Łódź,51.77,19.45\n"
        "    = help: check that the letters of this line are right, then save the file as "
        "“CSV UTF-8”\n"
    )


@pytest.mark.parametrize(
    ("data", "line", "found"),
    [
        (b"\xef\xbb\xbfid,\xff\n", "", "a byte order mark of UTF-8 before other bytes"),
        (b"\xff\xfei\x00d\x00x", "", "a byte order mark of UTF-16 before other bytes"),
    ],
)
def test_an_unreadable_encoding_is_told_where_it_begins(
    tmp_path: Path, data: bytes, line: str, found: str
) -> None:
    assert to_text(problems_of(write_story(tmp_path, {"places.csv": data}))) == (
        f"places.csv{line} P103 expected text in UTF-8, instead got {found}\n"
        "    = help: save the file as “CSV UTF-8”\n"
    )


def test_a_story_toml_that_is_not_utf_8_is_told_where(tmp_path: Path) -> None:
    data = 'a = "b"\ntitle = "Łódź"\n'.encode("cp1250")
    assert to_text(problems_of(write_story(tmp_path, {"story.toml": data}))) == (
        "story.toml:2 P103 expected text in UTF-8, instead got the byte 0xa3\n"
        '  2 | title = "��d�"\n'
        "    = help: save the file as “CSV UTF-8”\n"
    )


def with_image(name: str) -> dict[str, str | bytes | bool]:
    head, first, second = GOOD_STORY["places.csv"].splitlines()
    return {"places.csv": f"{head},image\n{first},\n{second},{name}\n"}


def write_image(path: Path, size: tuple[int, int]) -> None:
    path.parent.mkdir()
    Image.new("1", size).save(path)


@pytest.mark.parametrize("name", ["bazaar.png", "images/bazaar.png"])
def test_an_image_stands_in_its_folder_with_or_without_the_folders_name(
    tmp_path: Path, name: str
) -> None:
    write_image(tmp_path / "images" / "bazaar.png", (4, 3))
    atlas = check(read_folder(write_story(tmp_path, with_image(name)))).atlas
    assert [place.media for place in atlas.places] == [(), ("images/bazaar.png",)]
    assert [medium.path for medium in atlas.media] == [tmp_path / "images" / "bazaar.png"]


def test_a_missing_image_is_told_with_the_one_most_like_it(tmp_path: Path) -> None:
    write_image(tmp_path / "images" / "bazaar.png", (4, 3))
    assert to_text(problems_of(write_story(tmp_path, with_image("bazar.png")))) == (
        "places.csv:3:5 P701 expected the file of a picture or a sound, "
        'instead found no "bazar.png"\n'
        "  3 | tashkent,Tashkent,41.31,69.28,bazar.png\n"
        "    = help: did you mean bazaar.png?\n"
    )


def test_an_image_outside_the_folder_is_refused(tmp_path: Path) -> None:
    assert to_text(problems_of(write_story(tmp_path, with_image("../../etc/x.png")))) == (
        "places.csv:3:5 P704 expected a file inside the story's folder, "
        'instead got "../../etc/x.png"\n'
        "  3 | tashkent,Tashkent,41.31,69.28,../../etc/x.png\n"
        "    = help: copy the file into images/ and write its name\n"
    )


def test_a_damaged_image_is_told(tmp_path: Path) -> None:
    path = tmp_path / "images" / "a.png"
    write_image(path, (400, 300))
    path.write_bytes(path.read_bytes()[:-40])
    assert to_text(problems_of(write_story(tmp_path, with_image("a.png")))) == (
        'places.csv:3:5 P705 expected a complete image, instead got "a.png", '
        "which is cut short or damaged\n"
        "  3 | tashkent,Tashkent,41.31,69.28,a.png\n"
        "    = help: copy the file again from where you got it, "
        "or open it in an image editor and save it again\n"
    )


def test_one_wrong_image_among_several_is_told_and_so_are_all_others(tmp_path: Path) -> None:
    places = "id,name,lat,lon,image\n" + "".join(
        f"p{number},P,{number},5,{name}\n"
        for number, name in enumerate(("good.png", "gone.png", "bad.png", "half.png", "../x.png"))
    )
    good = tmp_path / "images" / "good.png"
    write_image(good, (400, 300))
    files: dict[str, str | bytes | bool] = {
        "places.csv": places,
        "routes/main.csv": "from,to\np0,nowhere\n",
        "images/bad.png": b"<svg/>",
        "images/half.png": good.read_bytes()[:-40],
    }
    found = [(one.line, one.column, one.code) for one in problems_of(write_story(tmp_path, files))]
    pictures = [(3, 5, "P701"), (4, 5, "P703"), (5, 5, "P705"), (6, 5, "P704")]
    assert [one for one in found if one[2].startswith("P70")] == pictures
    assert any(code == "P401" for _, _, code in found)


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nbroken"])
def test_a_file_that_is_no_image_is_told(tmp_path: Path, data: bytes) -> None:
    files = with_image("a.png") | {"images/a.png": data}
    assert to_text(problems_of(write_story(tmp_path, files))) == (
        "places.csv:3:5 P703 expected a picture (JPEG, PNG, WebP, GIF, AVIF, HEIC, TIFF or SVG), "
        'instead got "a.png"\n'
        "  3 | tashkent,Tashkent,41.31,69.28,a.png\n"
        "    = help: save the picture as JPEG or PNG\n"
    )


@pytest.mark.parametrize(
    ("size", "found"), [((8000, 7000), "8000 x 7000"), ((20000, 20000), "far more")]
)
def test_an_image_of_too_many_pixels_is_told(
    tmp_path: Path, size: tuple[int, int], found: str
) -> None:
    write_image(tmp_path / "images" / "a.png", size)
    assert to_text(problems_of(write_story(tmp_path, with_image("a.png")))) == (
        "places.csv:3:5 P702 expected an image of at most 50 million pixels, "
        f"instead got {found}\n"
        "  3 | tashkent,Tashkent,41.31,69.28,a.png\n"
        "    = help: save a smaller copy: 1600 pixels on the longer side are plenty\n"
    )


def test_an_image_of_too_many_bytes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "MOST_BYTES", 1_000_000)
    files = with_image("a.png") | {"images/a.png": b"x" * 1_500_000}
    assert to_text(problems_of(write_story(tmp_path, files))) == (
        "places.csv:3:5 P702 expected an image of at most 1 MB, instead got 1.5 MB\n"
        "  3 | tashkent,Tashkent,41.31,69.28,a.png\n"
        "    = help: save a smaller copy: 1600 pixels on the longer side are plenty\n"
    )


def test_a_cell_that_is_too_long_is_told(tmp_path: Path) -> None:
    text = GOOD_STORY["places.csv"].replace("Tashkent", "T" * 140_000)
    assert to_text(problems_of(write_story(tmp_path, {"places.csv": text}))) == (
        "places.csv:3 P113 expected cells of at most 131,072 characters, instead got a longer one\n"
        f"  3 | tashkent,{'T' * 131}…\n"
        "    = help: shorten it, or look for a quotation mark that is not closed\n"
    )


def test_a_thousand_wrong_rows_are_a_thousand_problems(tmp_path: Path) -> None:
    rows = "".join(f"p{number},Place,{number}.5x,0\n" for number in range(1000))
    text = GOOD_STORY["places.csv"] + rows
    problems = problems_of(write_story(tmp_path, {"places.csv": text}))
    assert [(one.code, one.line) for one in problems] == [("P304", n) for n in range(4, 1004)]
