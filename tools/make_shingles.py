"""Makes ``article.shingles``: hashes of every run of twelve words of the article.

Run it as ``python -m tools.make_shingles PATH`` with the path of the article's text, which is
its author's and no part of this repository. From the hashes no word can be read back; they tell
only whether a run of twelve words is one of the article's.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.shingles import SHINGLES, hashes


def main() -> None:
    """Write the hashes of the text whose path is the argument."""
    found = hashes(Path(sys.argv[1]).read_text(encoding="utf-8"))
    SHINGLES.write_text("".join(f"{one}\n" for one in sorted(found)), encoding="ascii")


if __name__ == "__main__":
    main()
