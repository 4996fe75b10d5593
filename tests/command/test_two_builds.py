"""Two programs build into one folder at the same time: what stands there is of one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.stories import write_story

ROUNDS = 3


def test_two_builds_into_one_folder_never_mix(tmp_path: Path) -> None:
    stories = [
        write_story(tmp_path / name, {"story.toml": f'title = "{name}"\n'})
        for name in ("first", "second")
    ]
    output = tmp_path / "out"
    mixed = []
    for _ in range(ROUNDS):
        builds = [
            subprocess.Popen(
                [sys.executable, "make_map.py", "build", str(story), "--output", str(output), "-q"],
                cwd=REPOSITORY,
            )
            for story in stories
        ]
        assert [build.wait(timeout=120) for build in builds] == [0, 0]
        page = (output / "index.html").read_text(encoding="utf-8")
        data = json.loads((output / "story.geojson").read_text(encoding="utf-8"))
        titles = {name for name in ("first", "second") if f"<title>{name}</title>" in page}
        if titles != {data["story"]["title"]["en"]}:
            mixed.append((titles, data["story"]["title"]))
    assert mixed == []
