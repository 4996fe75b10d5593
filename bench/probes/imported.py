"""Run make_map.py and write the names of the libraries' modules that it has imported.

python bench/probes/imported.py NAMES make_map.py build ...
"""

from __future__ import annotations

import runpy
import sys
import sysconfig
from pathlib import Path


def imported() -> list[str]:
    """The modules of installed packages, in the order in which they were imported."""
    libraries = sysconfig.get_path("purelib")
    return [
        name
        for name, module in list(sys.modules.items())
        if (getattr(module, "__file__", None) or "").startswith(libraries)
        and getattr(module, "__spec__", None)
    ]


def main() -> None:
    names, *sys.argv = sys.argv[1:]
    before = set(imported())
    sys.path.insert(0, str(Path(sys.argv[0]).parent))
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    new = [name for name in imported() if name not in before]
    Path(names).write_text("\n".join(new), encoding="utf-8")


if __name__ == "__main__":
    main()
