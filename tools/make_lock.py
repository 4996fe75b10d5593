"""Makes ``lock.txt``: what a map needs, each package in one release, with the hashes of its files.

Run it as ``python -m tools.make_lock`` whenever pyproject.toml or constraints.txt changes. The lock
holds for every system and every Python that is supported: pip takes the file that fits, and no
other than those that were there when the lock was made.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tools.requirements import PROJECT, requirements

ROOT = PROJECT.parent
LOCK = ROOT / "lock.txt"
UV = "uv==0.13.9"
"""It alone resolves for all systems at once; nothing else uses it."""
OLDEST_PYTHON = "3.11"


def main() -> None:
    """Resolve anew and write the lock."""
    with tempfile.TemporaryDirectory() as folder:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, UV]
        subprocess.run(install, check=True)
        (Path(folder) / "wanted.in").write_text("\n".join(requirements()), encoding="utf-8")
        subprocess.run([Path(folder) / "bin" / "uv", *_words(folder)], check=True)


def _words(folder: str) -> list[str]:
    wanted, versions = f"{folder}/wanted.in", ROOT / "constraints.txt"
    return [
        *("pip", "compile", "--universal", "--generate-hashes", "--python-version", OLDEST_PYTHON),
        *("--constraint", str(versions), "--no-header", "--no-annotate", "--quiet"),
        *(wanted, "--output-file", str(LOCK)),
    ]


if __name__ == "__main__":
    main()
