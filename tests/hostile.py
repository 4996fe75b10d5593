"""Texts that have broken maps elsewhere; a page must show each of them as it is written."""

HOSTILE = {
    "script": "<script>window.hacked=1</script>",
    "image": "<img src=x onerror=window.hacked=1>",
    "template literal": "${window.hacked=1}",
    "backtick": "`+(window.hacked=1)+`",
    "backslash backtick": "\\`+(window.hacked=1)//",
    "half an escape": "C:\\u00 and \\x",
    "jinja": "{{ 7*7 }} {% raw %} {# no #}",
    "end of script": "</script><script>window.hacked=1</script>",
    "comment": "<!--<script>",
    "attribute": '" onmouseover="window.hacked=1" x=\'',
    "entity": "&lt;b&gt; &amp;amp;",
    "link": "[click](javascript:window.hacked=1) <javascript:alert(1)>",
    "data link": "[click](data:text/html,<script>window.hacked=1</script>)",
    "prototype": "__proto__ constructor",
    "line separators": "a\u2028b\u2029c",
    "right to left": "abc \u202edef\u202c",
}
