"""Languages by their English names: the codes that formats want (ISO 639-1) and the names that BibLaTeX wants."""

import re

from protocol_edition.model import expression

_LANGUAGES = {
    "Albanian": "sq", "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be", "Bengali": "bn",
    "Bulgarian": "bg", "Burmese": "my", "Catalan": "ca", "Chinese": "zh", "Croatian": "hr", "Czech": "cs",
    "Danish": "da", "Dutch": "nl", "English": "en", "Estonian": "et", "Finnish": "fi", "French": "fr",
    "Georgian": "ka", "German": "de", "Greek": "el", "Hebrew": "he", "Hindi": "hi", "Hungarian": "hu",
    "Icelandic": "is", "Indonesian": "id", "Irish": "ga", "Italian": "it", "Japanese": "ja", "Kazakh": "kk",
    "Khmer": "km", "Korean": "ko", "Lao": "lo", "Latin": "la", "Latvian": "lv", "Lithuanian": "lt",
    "Macedonian": "mk", "Mongolian": "mn", "Norwegian": "no", "Persian": "fa", "Polish": "pl", "Portuguese": "pt",
    "Romanian": "ro", "Russian": "ru", "Serbian": "sr", "Serbo-Croatian": "sh", "Slovak": "sk", "Slovenian": "sl",
    "Spanish": "es", "Swedish": "sv", "Thai": "th", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur", "Uzbek": "uz",
    "Vietnamese": "vi", "Yiddish": "yi",
}  # fmt: skip
_NAMES = expression("|".join(sorted(_LANGUAGES, key=len, reverse=True)), re.IGNORECASE)
_CODES = {name.casefold(): code for name, code in _LANGUAGES.items()}
_BABEL = {code: name.casefold() for name, code in _LANGUAGES.items()} | {"no": "norsk", "sl": "slovene"}


def language_codes(words: str) -> tuple[str, ...]:
    """The codes of the languages that ``words`` name (``Translation - English``), in order, each once."""
    return tuple(dict.fromkeys(_CODES[name.casefold()] for name in _NAMES.findall(words)))


def babel_name(code: str) -> str:
    """The language's name in BibLaTeX's ``langid`` (``english`` for ``en`` and ``en-GB``), "" if not known here."""
    return _BABEL.get(code.partition("-")[0].casefold(), "")
