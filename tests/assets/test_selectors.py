"""A list that a selector ends in is written out where that changes the speed alone."""

from __future__ import annotations

from itinerarium.assets.selectors import expand_last_lists
from itinerarium.assets.styles import style_sheets, styles

EXPANDED = {
    "a :is(.b,.c){d:e}": "a .b,a .c{d:e}",
    "i>.a:is(.b,[data-c='d,e f']):hover,p{d:e}": "i>.a.b:hover,i>.a[data-c='d,e f']:hover,p{d:e}",
    ":is(.a,.b)+:is(.c,.d)::after{d:e}": ":is(.a,.b)+.c::after,:is(.a,.b)+.d::after{d:e}",
    "x{d:e}:is(p,li)[lang]{d:e}": "x{d:e}p[lang],li[lang]{d:e}",
    "@media print{:is(.a:hover,.b:focus) :is(.c,.d){d:e}}": (
        "@media print{:is(.a:hover,.b:focus) .c,:is(.a:hover,.b:focus) .d{d:e}}"
    ),
    "i :is(.a,.b):is(.c,.d){d:e}": "i .a.c,i .a.d,i .b.c,i .b.d{d:e}",
}
LEFT = (
    "a :is(.b,p){d:e}",  # of two specificities: the rule has the higher
    "a :is(.b i,.c i){d:e}",  # an “a” before .b is not an “a” before i
    "a :is(.b,.c:focus-visible){d:e}",  # a browser that does not know it would drop .b, too
    "a :is(.b,::before){d:e}",
    ".a:is(p,li){d:e}",  # “.ap” is another class
    "a :is(.b,.c:not(.d)){d:e}",
    ":is(.b,.c) a{d:e}",
    ".a:not(:is(.b,.c)){d:e}",  # neither .b nor .c is not “not .b, or not .c”
    "@supports selector(:is(.b,.c)){a{d:e}}",
    "a{background:url(':is(.b,.c)')}",
)


def test_a_list_that_a_selector_ends_in_is_written_out() -> None:
    assert {css: expand_last_lists(css) for css in EXPANDED} == EXPANDED


def test_what_would_mean_something_else_is_left() -> None:
    assert [css for css in LEFT if expand_last_lists(css) != css] == []


def test_the_pages_styles_are_expanded() -> None:
    code = styles(style_sheets())
    assert expand_last_lists(code) == code
