"""The sizes from which a story counts as large, in one table.

The scripts of the page have the same numbers where they decide the same thing; a test holds both
sides equal.
"""

from __future__ import annotations

from typing import Final

MANY_PLACES: Final = 400
"""Places. From here on their texts stand last in the page's data and are read later.

With more, the map draws only stops and main stages as buttons, and the Read view lists the others
when asked.
"""

MANY_LEGS: Final = 400
"""Legs. With more, the article's list of them stands in ``noscript``: it would slow the page."""

MANY_PATHS: Final = 600
"""Legs. With more, the map draws routes on a canvas instead of a path for each."""

MAX_DETAILED_PLACES: Final = 1000
"""Places. With more, the coast is not made finer, nor the fonts cut, for each of them."""

MAX_ARTICLE_ENTRIES: Final = 2000
"""Places or legs. With more, the article gives their number only: nobody reads a thousand pages."""
