"""Which licences let everybody use a picture, as people write them."""

from __future__ import annotations

from itinerarium.vocabulary.licences import is_free

FREE = (
    "CC BY 4.0",
    "CC BY-SA 3.0 pl",
    "CC0",
    "Public domain",
    "PD-old-70",
    "Attribution",
    "GFDL 1.2",
)
NOT_FREE = (
    "CC BY-NC 4.0",
    "CC BY-ND 2.0",
    "Attribution-NonCommercial 4.0",
    "Attribution-NoDerivs 2.0",
    "Public domain, not in the US",
    "Fair use",
    "",
)


def test_what_only_some_may_use_or_nobody_may_change_is_not_free() -> None:
    assert [name for name in FREE if not is_free(name)] == []
    assert [name for name in NOT_FREE if is_free(name)] == []
