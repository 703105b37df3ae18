"""Words in XML that is written as text: quicker to load and to write than by a library, where nothing is nested."""


def escaped(words: str) -> str:
    """``words`` as the content of an element, or in double quotes where they hold none."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
