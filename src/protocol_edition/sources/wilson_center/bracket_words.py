"""What a bracket means whose own words do not say it: supplied, an identification, or a term of the original."""

import re

from protocol_edition.model import SignKind, expression

_FOREIGN_LETTERS = expression(
    r"[\u0400-\u04ffąćęłńśźżăâîşșţțőűčďěňřšťůžæøåßäöüçğ]|\w[’']\w(?<![’'][stdml])(?!\w*\b(?:re|ve|ll)\b)"
    r"|[bcdfghjklmnpqrstvwxz][’'](?=\s|$|\w)(?<!s[’'])"
)
_FOREIGN_SHAPE = expression(
    r"\b\w*(?:zhd|shch|kh[aeiou]|zh[aeiou]|tsiya|niye|nie|eniye|aniye|stvo|ost|yye|iye|aya|oye|ogo|ykh|ikh|iy"
    r"|yi|ovat|yat|sya|skiy|skii|nyi|nii|iia|iiu|keit|ung|schaft|ului|elor|ania|sząg|szag|scy|ych|ego|czn\w*"
    r"|wski|[aeiou]r[ei]a)\b",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "from",
        "and",
        "or",
        "but",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "our",
        "your",
        "his",
        "their",
        "not",
        "no",
        "will",
        "would",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "who",
        "whom",
        "which",
        "what",
        "where",
        "when",
        "why",
        "how",
        "as",
        "so",
        "if",
        "than",
        "then",
        "also",
        "only",
        "very",
        "more",
        "most",
        "other",
        "some",
        "any",
        "all",
        "each",
        "both",
        "ships",
        "people",
        "party",
        "government",
        "country",
        "side",
        "letter",
        "text",
        "meeting",
        "comrade",
        "comrades",
        "members",
        "committee",
        "council",
        "central",
        "state",
        "work",
        "question",
        "issue",
        "matter",
        "position",
        "order",
        "measures",
        "forces",
        "troops",
        "general",
        "about",
        "into",
        "out",
        "up",
        "down",
        "over",
        "under",
        "again",
        "once",
        "still",
        "yet",
        "after",
        "before",
        "during",
        "against",
        "between",
        "through",
        "because",
        "while",
        "until",
        "upon",
        "without",
        "within",
        "among",
        "toward",
        "towards",
    ]
)
_FOREIGN_END = expression(r"[a-z]{4}[aiou]$")
_ENGLISH_ENDS = frozenset(
    [
        "also",
        "into",
        "onto",
        "agenda",
        "extra",
        "data",
        "idea",
        "media",
        "quota",
        "area",
        "cargo",
        "radio",
        "zero",
        "propaganda",
        "era",
    ]
)
"""English words that end like foreign ones."""
_POSSESSIVE = expression(r"[’'](?:s|t|d|ll|re|ve|m)\b|(?<=s)[’'](?=\s|$)")
_NAME_BEFORE = expression(r"(?:[\w,;:)][^\S\n]+|Cdes?\.\s+)[A-ZÀ-ÖØ-ÞŁŚŠŽ][\w.’']*\s*$")
"""A capital word that does not merely begin a sentence."""
_CAPITAL_WORD = expression(r"[A-ZÀ-ÖØ-ÞŁŚŠŽА-Я]")
_FUNCTION_CAPITAL = expression(
    r"(?:The|A|An|Also|Only|Once|After|Before|It|This|That|These|Those|There|In|On|At|For|To|We|They|He|She|I|You|And|But|So|If|As|With|By"
    r"|From|Of|Is|Are|Was|Were|Then|Therefore|Thus|No|Not|Yes|Our|Their|His|Her|Who|What|When|Where|However)\b"
)


def said_by_words(words: str, before: str, behind: str) -> SignKind:
    """Supplied, identification or a term of the original language, judged by the words and their neighbours."""
    tokens = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", words)
    if not tokens:
        return SignKind.SUPPLIED if words else SignKind.BRACKET
    lower = [token for token in tokens if token[0].islower()]
    english = any(token.lower() in _ENGLISH for token in tokens)
    bare = _POSSESSIVE.sub("", words)
    foreign = bool(_FOREIGN_LETTERS.search(bare)) or bool(_FOREIGN_SHAPE.search(bare))
    lone = len(tokens) == 1 and bool(_FOREIGN_END.search(words)) and words not in _ENGLISH_ENDS
    if len(lower) == len(tokens) and (foreign or lone) and not english:
        return SignKind.ORIGINAL_TERM
    if tokens[0] == "the" and re.search(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]er|[Tt]hem|[Ii]t)\s+$", before):
        return SignKind.IDENTIFICATION
    if tokens[0] in _ENGLISH or _FUNCTION_CAPITAL.match(words) or not _CAPITAL_WORD.search(words):
        return SignKind.SUPPLIED
    touches_name = re.match(r"\s*[A-ZÀ-ÖØ-ÞŁŚŠŽ][a-zà-ÿ’']", behind) or _NAME_BEFORE.search(before)
    capitals = [token for token in tokens if token[0].isupper()]
    several = len(tokens) > 1 and (_CAPITAL_WORD.match(words) or len(capitals) * 2 >= len(tokens))
    role_before = re.search(r"\b[a-z]\w+\s*$", before) and not re.match(r"\s+[a-z]", behind)
    return SignKind.IDENTIFICATION if touches_name or several or role_before else SignKind.SUPPLIED
