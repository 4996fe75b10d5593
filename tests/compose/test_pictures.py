import base64
import io
import itertools
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from itinerarium.compose.pictures import (
    LONGEST_SIDE,
    EmbeddedPicture,
    embed_picture,
    scale_picture,
)
from itinerarium.problems.problem import BadValueError
from itinerarium.read.picture import FORMATS, look_at_picture
from itinerarium.vocabulary.errors import DataError


def file_of(image: Image.Image, form: str, **options: Any) -> bytes:
    if form == "HEIF":
        register_heif_opener(thumbnails=False)
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def shown(picture: EmbeddedPicture) -> Image.Image:
    head, data = picture.src.split(",")
    assert head == "data:image/webp;base64"
    return Image.open(io.BytesIO(base64.b64decode(data)))


def bands_at(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """The numbers of one pixel in a picture with several bands."""
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_large_picture_is_scaled_to_the_page(form: str) -> None:
    picture = scale_picture(file_of(Image.new("RGB", (3000, 1500), "#804020"), form))
    assert (picture.width, picture.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert shown(picture).size == (picture.width, picture.height)
    assert shown(picture).getpixel((600, 300)) == pytest.approx((0x80, 0x40, 0x20), abs=4)


def test_a_small_picture_keeps_its_size(tmp_path: Path) -> None:
    path = tmp_path / "small.png"
    path.write_bytes(file_of(Image.new("L", (30, 20)), "PNG"))
    assert embed_picture(path)[1:] == (30, 20)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = file_of(Image.effect_mandelbrot((300, 200), (-2, -1, 1, 1), 50), "PNG")
    assert scale_picture(data) == scale_picture(data)


def test_a_photograph_stands_upright_and_does_not_say_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "at home"
    picture = scale_picture(file_of(Image.new("RGB", (40, 20)), "JPEG", exif=exif))
    assert (picture.width, picture.height) == (20, 40)
    assert not shown(picture).getexif()


def test_what_can_be_seen_through_stays_so() -> None:
    clear = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    assert bands_at(shown(scale_picture(file_of(clear, "PNG"))), 5, 5)[3] == 0


def test_what_is_no_picture_is_an_error() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        scale_picture(b"GIF89a no picture")


MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "I", "I;16", "F")
NOTES = (b"", b"garbage", b"Exif\0\0MM\0*\xff\xff\xff\xff\xff")


def test_every_picture_that_is_read_can_be_put_into_the_page(tmp_path: Path) -> None:
    """In each format and mode that Pillow writes, and with a damaged note of the camera."""
    failed: list[tuple[str, str, bytes, object]] = []
    tried: set[str] = set()
    for form, mode, note in itertools.product(FORMATS, MODES, NOTES):
        try:
            data = file_of(Image.new(mode, (40, 30)), form, **({"exif": note} if note else {}))
        except (OSError, ValueError, KeyError, SyntaxError, Warning):
            continue  # the format has no such mode, or no such note
        tried.add(form)
        path = tmp_path / "picture"
        path.write_bytes(data)
        looked = look_at_picture(path, path.name)
        try:
            made = embed_picture(path)
        except Exception as error:
            failed.append((form, mode, note, repr(error)))
            continue
        if (made.width, made.height) != (looked.width, looked.height):
            failed.append((form, mode, note, made[1:]))
    assert not failed
    assert tried == set(FORMATS)


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("#ff0000", "#0000ff")]
    data = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert shown(scale_picture(data)).getpixel((5, 5)) == pytest.approx((255, 0, 0), abs=4)


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_that_breaks_off_is_refused_when_it_is_read(form: str, tmp_path: Path) -> None:
    data = file_of(Image.effect_noise((200, 200), 90).convert("RGB"), form)
    path = tmp_path / "half"
    path.write_bytes(data[: len(data) // 2])
    # Pillow does not even open half a WebP or AVIF file
    with pytest.raises(BadValueError, match="P703" if form in ("WEBP", "AVIF") else "P705"):
        look_at_picture(path, path.name)


def test_a_picture_that_is_gone_after_the_check_is_a_problem_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        embed_picture(tmp_path / "images" / "gone.png")
    assert [(one.code, one.file) for one in raised.value.problems] == [("P102", "images/gone.png")]


def test_a_scan_in_sixteen_bits_keeps_its_greys() -> None:
    ramp = Image.frombytes("I;16", (3, 1), bytes([0, 0, 0, 128, 255, 255]))
    grey = shown(scale_picture(file_of(ramp.resize((30, 10), 0), "PNG")))
    assert [bands_at(grey, x, 5)[0] for x in (2, 15, 27)] == pytest.approx([0, 128, 255], abs=6)
