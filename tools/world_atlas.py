"""The shapes of npm's ``world-atlas`` 2.0.2: Natural Earth's land and countries, public domain."""

from __future__ import annotations

import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"


def topology(name: str, folder: Path) -> dict[str, Any]:
    """A topology such as ``land-10m``; the package is fetched into the folder once."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{PACKAGE.replace('@', '-')}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
    with tarfile.open(archive) as package:
        member = package.extractfile(f"package/{name}.json")
        assert member is not None
        found: dict[str, Any] = json.load(member)
        return found
