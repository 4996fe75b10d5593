"""pyproject.toml -> the packages to install, a line each: what a map needs, or what tests do.

``python -m tools.requirements`` prints what every command needs, with the optional dependencies;
``python -m tools.requirements dev`` prints a group of ``[dependency-groups]``. The versions stand
in constraints.txt. The pip of a new environment of Python 3.11 has no ``--group`` yet, and installs
no dependencies without the package itself.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def requirements(groups: Sequence[str] = ()) -> list[str]:
    """The requirements of groups of dependencies, or of the package with all its extras."""
    project: dict[str, Any] = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    if groups:
        return [one for group in groups for one in project["dependency-groups"][group]]
    extras = project["project"]["optional-dependencies"].values()
    return [*project["project"]["dependencies"], *(one for extra in extras for one in extra)]


if __name__ == "__main__":
    print("\n".join(requirements(sys.argv[1:])))
