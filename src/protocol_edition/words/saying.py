"""Says things in the interface language: gettext catalogues, one current language for each build.

``speaking`` sets the current language; a thread or a task has its own. The catalogues are read from their source form
(``.po``); what they are compiled to is kept under a digest of it, so that no copy can be older than what it is made of.
"""

import gettext
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from hashlib import sha256

from protocol_edition.words import english
from protocol_edition.words.kept import read_kept, write_kept
from protocol_edition.words.tongues import SOURCE, catalogue_file, locale, primary

_INTERFACE: ContextVar[str] = ContextVar("interface", default=SOURCE)


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Until the end of the block everything is said in the language ``tag``; words without a translation in English."""
    token = _INTERFACE.set(tag)
    try:
        yield
    finally:
        _INTERFACE.reset(token)


def interface() -> str:
    """The current language, as a BCP 47 tag."""
    return _INTERFACE.get()


@lru_cache(maxsize=8)
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations of one language, none for English."""
    file = catalogue_file(language)
    if language == SOURCE or not file.is_file():
        return gettext.NullTranslations()
    source = file.read_bytes()
    sign = f"catalogue {sha256(source).hexdigest()}"
    compiled = read_kept(file, sign)
    if not compiled:
        compiled = _compiled(source, language)
        write_kept(file, sign, compiled)
    return gettext.GNUTranslations(io.BytesIO(compiled))


def _compiled(source: bytes, language: str) -> bytes:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only a site in another language than English needs it
    from babel.messages.pofile import read_po  # noqa: PLC0415 - the same

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language))
    return compiled.getvalue()


@lru_cache(maxsize=32)
def _translations(tag: str) -> gettext.NullTranslations:
    return catalogue(primary(tag))


def current() -> gettext.NullTranslations:
    """The translations of the current language."""
    return _translations(_INTERFACE.get())


def later(text: str) -> str:
    """Marks ``text`` for the catalogue; ``say`` says it, once it is known in which language."""
    return text


@lru_cache(maxsize=4096)
def _said(tag: str, text: str) -> str:
    return _translations(tag).gettext(text)


def say(text: str, /, **values: object) -> str:
    """``text`` in the current language, with ``values`` in its places."""
    if not text:
        return ""  # the catalogue has its own description under the empty text
    found = _said(_INTERFACE.get(), text)
    return found.format(**values) if values else found


def say_in(context: str, text: str, /, **values: object) -> str:
    """The same for what English says in one way and other languages in several: ``context`` tells which is meant."""
    return current().pgettext(context, text).format(**values)


def counted(number: int, one: str, many: str, **values: object) -> str:
    """What is said of ``number`` things, with the number as ``{n}``: ``1 protocol``, ``2,000 protocols``."""
    return current().ngettext(one, many, number).format(n=figures(number), **values)


@lru_cache(maxsize=4096)
def _figures(number: int, tag: str) -> str:
    if tag == SOURCE:
        return english.figures(number)
    from babel.numbers import format_decimal  # noqa: PLC0415 - only an edition with large numbers needs it

    return str(format_decimal(number, locale=locale(tag)))


def decimal(number: float) -> str:
    """A number with the language's own decimal sign: ``55.75``, ``55,75``."""
    if interface() == SOURCE:
        return english.decimal(number)
    from babel.numbers import format_decimal  # noqa: PLC0415 - only places with a position need it

    return str(format_decimal(number, format="0.######", locale=locale(interface())))


def figures(number: int) -> str:
    """A number with the language's own grouping: ``2,000``, ``2.000``."""
    return str(number) if 0 <= number < 1000 else _figures(number, interface())


def listed(parts: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    if len(parts) < 2:
        return "".join(parts)
    return say("{all} and {last}", all=", ".join(parts[:-1]), last=parts[-1])


def tongue_name(tag: str) -> str:
    """The language of a tag (BCP 47) as the current one calls it: ``German``; the tag where nothing is known."""
    return str(locale(interface()).languages.get(primary(tag), "")) or tag


def language_name(code: str) -> str:
    """A language (ISO 639) as the current one calls it, ``Russisch``; "" in English, in which sources name it."""
    if primary(interface()) == SOURCE:
        return ""
    return str(locale(interface()).languages.get(code, ""))
