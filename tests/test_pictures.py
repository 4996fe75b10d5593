import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from itinerarium.pictures import LONGEST_SIDE, Picture, embed_picture, scale_picture


def file_of(image: Image.Image, form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def shown(picture: Picture) -> Image.Image:
    head, data = picture.src.split(",")
    assert head == "data:image/webp;base64"
    return Image.open(io.BytesIO(base64.b64decode(data)))


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
    pixel = shown(scale_picture(file_of(clear, "PNG"))).getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 0


def test_what_is_no_picture_is_an_error() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        scale_picture(b"GIF89a no picture")
