"""Pictures, drawings and sounds that are none, or far too much: one clear problem, nothing runs."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from itinerarium.problems.problem import BadValueError
from itinerarium.read.drawing import look_at_drawing
from itinerarium.read.plain_sound import plain_sound
from itinerarium.read.sound import look_at_sound
from tests import sounds
from tests.stories import REPOSITORY, write_story

PLACES = "id,name,lat,lon,media\norenburg,Orenburg,51.77,55.10,{}\ntashkent,Tashkent,41.31,69.28,\n"
MOST_KB = 1_000_000
"""A gigabyte, which no story's check may need."""
MEASURED = (
    "import sys\n"
    "from itinerarium.cli import main\n"
    "code = main(['check', sys.argv[1]])\n"
    "told = open('/proc/self/status').read().partition('VmHWM:')[2]\n"
    "print(told.split()[0])\n"
    "sys.exit(code)\n"
)
"""The most memory in kB since the program began; getrusage has that of the caller in it, too."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def huge_png(side: int) -> bytes:
    """A black picture of so many pixels a side, packed into a few hundred kB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    packer = zlib.compressobj(9)
    row = bytes(1 + (side + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured otherwise there")
def test_a_picture_of_fifty_thousand_pixels_a_side_is_refused_within_a_gigabyte(
    tmp_path: Path,
) -> None:
    files: dict[str, str | bytes | bool] = {
        "places.csv": PLACES.format("huge.png"),
        "images/huge.png": huge_png(50_000),
    }
    story = write_story(tmp_path, files)
    command = [sys.executable, "-c", MEASURED, str(story)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "P702 expected an image of at most 50 million pixels" in done.stdout
    assert int(done.stdout.split()[-1]) < MOST_KB


def test_a_drawing_holds_nothing_that_runs_moves_or_leads_out(tmp_path: Path) -> None:
    refused = [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<image xlink:href="https://example.org/a.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="#a"/>',
        '<path d="M0 0" onclick="alert(1)"/>',
        '<path d="M0 0" ONCLICK="alert(1)"/>',
        "<style>@import url(https://example.org/a.css);</style>",
        '<rect fill="url(https://example.org/a#b)"/>',
        '<rect style="background: u\\72l(https://example.org)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        "<foreignObject/>",
        "<?xml-stylesheet href='https://example.org/a.css'?>",
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    ]
    path = tmp_path / "a.svg"
    passed: list[tuple[str, object]] = []
    for inside in refused:
        path.write_text(SVG.format(inside), encoding="utf-8")
        try:
            passed.append((inside, look_at_drawing(path, path.name)))
        except BadValueError as fault:
            if fault.code != "P723":
                passed.append((inside, fault.code))
    assert passed == []
    path.write_text(SVG.format('<g fill="url(#a)"><text x="1">a &lt;script&gt;</text></g>'))
    assert look_at_drawing(path, path.name).kind == "picture"


def test_a_drawing_is_read_in_the_encoding_in_which_browsers_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    hidden = '<?xml-stylesheet href="a.css"?><!-- at home -->'
    for encoding, before in (("utf-16", hidden), ("latin-1", "")):
        declared = f'<?xml version="1.0" encoding="{encoding}"?>'
        text = declared + before + SVG.format("<text>Kraków</text>")
        path.write_bytes(text.encode(encoding))
        with pytest.raises(BadValueError, match="P723") as refused:
            look_at_drawing(path, path.name)
        assert refused.value.fields["found"] == "letters that are not in UTF-8"
    path.write_text(SVG.format("<text>Łódź</text>"), encoding="utf-8-sig")
    assert look_at_drawing(path, path.name).kind == "picture"


def test_entities_that_grow_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE svg [<!ENTITY e0 "ha">{levels}]>' + SVG.format("<text>&e9;</text>")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadValueError, match="P723"):
        look_at_drawing(path, path.name)


def test_no_damage_to_a_sound_is_more_than_a_problem(tmp_path: Path) -> None:
    """Bytes changed at random or cut: it is a sound that can be embedded, or it is none."""
    chance = random.Random(7)
    for name, data in (("a.mp3", sounds.mp3()), ("a.m4a", sounds.m4a()), ("a.ogg", sounds.ogg())):
        path = tmp_path / name
        for _ in range(200):
            damaged = bytearray(
                data[: chance.randrange(len(data))] if chance.random() < 0.3 else data
            )
            for _ in range(chance.randrange(1, 40)):
                damaged[chance.randrange(len(damaged) or 1) :][:1] = bytes([chance.randrange(256)])
            path.write_bytes(damaged)
            with suppress(BadValueError):
                look_at_sound(path, name)
                assert plain_sound(path.read_bytes())[1]


def test_a_picture_or_a_page_is_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    for data in (
        b"",
        b"<html></html>",
        b"words",
        huge_png(8),
        b"RIFF\0\0\0\0WAVEfmt ",
        b"\0" * 900,
    ):
        path.write_bytes(data)
        with pytest.raises(BadValueError, match="P722"):
            look_at_sound(path, path.name)
