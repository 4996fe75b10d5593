"""What a build says of a large page, and that it writes none above the size that is allowed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from itinerarium.cli import main
from tests.stories import write_story


def test_the_build_says_why_a_page_is_large_and_writes_none_that_is_too_large(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noise = io.BytesIO()
    Image.effect_noise((1200, 1200), 90).save(noise, "PNG")
    files: dict[str, str | bytes | bool] = {
        "places.csv": (
            "id,name,lat,lon,image,image_alt\n"
            "orenburg,Orenburg,51.77,55.10,big.png,Noise\ntashkent,Tashkent,41.31,69.28,,\n"
        ),
        "images/big.png": noise.getvalue(),
    }
    story, out = str(write_story(tmp_path / "story", files)), tmp_path / "out"
    build = ["build", story, "--output", str(out), "--page-only"]
    assert main([*build, "--max-size", "1"]) == 2
    refused = capsys.readouterr().err
    assert "--max-size allows 1 MB" in refused
    assert " in 1 picture; largest: images/big.png " in refused
    assert not out.exists()
    assert main([*build, "--max-size", "20"]) == 0
    told = capsys.readouterr().out
    assert "  largest: images/big.png " in told
    assert (out / "index.html").is_file()
