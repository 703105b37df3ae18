"""How terms of the original stand in the text: in its language, in Latin letters."""

_OTHER_SCRIPTS = frozenset(
    ("ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "kk", "km", "ko", "lo", "mk", "mn", "my", "ru",
     "sr", "th", "uk", "ur", "yi", "zh")
)  # fmt: skip


def transliterated(codes: tuple[str, ...]) -> str:
    """The tag (BCP 47) of such terms, ``ru-Latn``; "" where the original is in no language or in several."""
    if len(codes) != 1:
        return ""
    return f"{codes[0]}-Latn" if codes[0] in _OTHER_SCRIPTS else codes[0]
