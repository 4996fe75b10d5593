"""The page's scripts have the same limits for a large story as the build."""

from __future__ import annotations

import re

import pytest

from itinerarium.vocabulary import limits
from tests.conftest import REPOSITORY

IN_SCRIPTS = {
    ("story/article.js", r"const MOST_IN_ALL = (\d+);"): limits.MAX_ARTICLE_ENTRIES,
    ("story/article.js", r"const MOST_LISTED = (\d+);"): limits.MANY_PLACES,
    ("places/place-layer.js", r"mostButtons: (\d+),"): limits.MANY_PLACES,
    ("routes/route-layer.js", r"mostPaths: (\d+),"): limits.MANY_PATHS,
}


@pytest.mark.parametrize(("place", "limit"), IN_SCRIPTS.items(), ids=str)
def test_a_limit_is_the_same_in_the_script(place: tuple[str, str], limit: int) -> None:
    file, pattern = place
    script = (REPOSITORY / "itinerarium" / "browser" / file).read_text(encoding="utf-8")
    assert re.findall(pattern, script) == [str(limit)]
