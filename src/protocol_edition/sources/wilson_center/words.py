"""The words by which the forms of Wilson Center texts are known: one place for every list."""

import re

from protocol_edition.model import expression

COMRADE = (
    r"(?:C(?:d|D)es?\b\.?|C[Oo][Mm][Rr]?s?\.|C[Oo][Mm][Rr][Aa][Dd][Ee][Ss]?|[Cc]om(?:r)?s?\.|comrades?"
    r"|[Cc]om\[rade\]s?\.?|[Cc]omr\.|cdes?\b\.?|\bcomr?s?\b\.?(?=\s+[A-Z])"
    r"|[Tt]ov\.)"
)
"""``Cde.``, ``Cdes.``, ``Comrade``, ``com.``, ``com[rade]s.``: an address, not an office."""

RANK = (
    r"(?:Marshal(?: of the Soviet Union)?|General(?: of the Army)?|Gen\.|Army General|Colonel[- ]General"
    r"|Lieutenant[- ]General"
    r"|Major[- ]General|Admiral|Adm\.|Colonel|Col\.|Ambassador|Academician|Professor|Prof\.|Dr\.|Minister"
    r"|Marshals|Generals"
    r"|President|Premier|Secretary)"
)
CIVIL = r"(?:Mr\.|Mrs\.|Ms\.|Messrs\.|Sir)"

LETTER = r"[^\W\d_]"
UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞȘŠŢȚŤŪŮŰŲŹŻŽА-ЯЁ]"
INITIAL = rf"(?:{UPPER}{LETTER}{{0,2}}\.)"
WITHIN = rf"(?:{LETTER}++|[’'`](?!s\b)(?={LETTER})|-(?={LETTER})|\?)"
"""Letters, or one sign, within a surname: a hyphen or apostrophe only before a letter, and none of a genitive."""
SURNAME = rf"(?:{UPPER}|\?(?={LETTER})){WITHIN}++"
PARTICLE = r"(?:de|von|van|der|den|la|le|di|da|dos|el|al|bin|ibn)"
NAME = (
    rf"(?:{INITIAL}\s?)*+(?:{PARTICLE}\s)?+(?:{UPPER}|\?(?={LETTER})){WITHIN}*+"
    rf"(?:\s(?:{PARTICLE}\s)?{SURNAME}){{0,3}}+(?:\s?{INITIAL})*+"
)
"""A printed name. Its parts are possessive (``*+``): a line of thousands of initials is tried once, not in all ways."""
CAPS = rf"{UPPER}(?:{UPPER}|[’'\-])++"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\."
    r"|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)

_FURNITURE = (
    r"skip to (?:main )?content|search in|(?:add|cancel|clear) search filters?|share(?: this)? document"
    r"|(?:get )?citation(?=\*? share)|share|print|download"
    r"|\[?show full text\]?|total pages?\s?:\s?\d+|view document in|(?:english|russian|original) (?:html|pdf"
    r"|scan)|back to top"
    r"|(?:wilson center )?digital archive(?= (?:digitalarchive|international))"
    r"|international history declassified|(?:www\.)?digitalarchive\.wilsoncenter\.org(?!/)"
    r"|view(?:er)?|home|menu|search"
)
FURNITURE = expression(rf"(?:(?:{_FURNITURE})\*?(?:\s+|$))+", re.IGNORECASE)
"""A line of nothing but words of the web site."""
RECORD_FOLLOWS = expression(r"(?:english|russian)\s+(?:html|pdf)", re.IGNORECASE)
"""The site's words over the record itself."""

CLASS_MARK = (
    r"(?:(?:strictly\s+|top\s+)?secret|(?:the\s+)?(?:single|only|sole)\s+copy|special\s+(?:file|folder)"
    r"|(?:personal\s+and\s+|strictly\s+|top\s+)?confidential"
    r"|(?:rough\s+|working\s+)?draft(?:\s+minutes|\s+notes)?|(?:working\s+)?(?:notes|transcript|draft|record)"
    r"|eyes\s+only|absolutely\s+secret"
    r"|for\s+official\s+use(?:\s+only)?|of\s+special\s+importance|copy\s+no\.?\s*\d+|only\s+one\s+copy"
    r"|to\s+be\s+returned|urgent|verbatim(?:\s+record)?)"
)
CLASSIFICATION = expression(rf"(?:[(\[]?{CLASS_MARK}[)\]]?[.!]{{0,3}}(?:\s*[,/;·-]\s*|\s+|$))+", re.IGNORECASE)
ONE_CLASS_MARK = expression(rf"[(\[]?{CLASS_MARK}[)\]]?[.!]{{0,3}}", re.IGNORECASE)
WEAK_CLASS_MARKS = frozenset(("notes", "transcript", "draft", "record", "urgent"))
"""Marks only when they stand in brackets or beside a strong one."""

FINITE_VERB = expression(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|must|can|could|shall|may|might|do|does|did|isn't|aren't|am"
    r"|says?|said|thinks?|believes?|speaks?|spoke|proposes?|proposed|agrees?|agreed|reports?(?= that)|reported"
    r"|asks?|asked|supports?|supported"
    r"|considers?|considered|wants?|wanted|knows?|knew|need|needs|we|they|he|she|I(?=\s+[a-z])|you|let us|let's)\b"
)
RELATIVE_VERB = expression(r"\b(?:that|which|who|what|whom|whether|where|as)\b[^,;]*$")

DECISION_VERB = expression(
    r"(?:to\s+)?(?:approve|adopt|instruct|confirm|entrust|authori[sz]e|agree|charge|accept|endorse|ratify|send"
    r"|grant|assign|appoint"
    r"|take\s+(?:note|under\s+advisement|into\s+account|into\s+consideration)|consider|submit|publish|inform"
    r"|task|commission|oblige|recommend|release|relieve|establish"
    r"|postpone|refer|allocate|request|direct|permit|prepare|convene|deem|acknowledge|note|order|designate"
    r"|set\s+up|include|provide)\b",
    re.IGNORECASE,
)
DECISION_LABEL = expression(
    r"(?:[Tt]he\s+decisions?\s+(?:was|is|were)\s+(?:taken|adopted|made)\b[^.:]{0,60}[.:]?$|(?:(?:it\s+(?:was"
    r"|is)\s+)?(?:decided|resolved|agreed|decreed|adopted|decreed)(?:\s+(?:to|that|as\s+follows"
    r"|the\s+following))?"
    r"|(?:the\s+)?(?:(?:cc|politburo|presidium|secretariat|central committee)(?:\s+\w+){0,5}\s+)?(?:decides"
    r"|decided|resolves|resolved|decrees|decreed)"
    r"|decisions?|resolutions?|resolution of the .{3,60}|decree|conclusions?|instructions?"
    r"|the following (?:decisions?|resolutions?)\b.{0,40}|adopted decisions?)\s*[:：]\s*)",
    re.IGNORECASE,
)

HEADING_START = expression(
    r"(?:On|Regarding|Concerning|Re|Matters\s+[Cc]oncerning|Matters|About\s+the\s+question\s+of|Question\s+of"
    r"|Questions\s+of|ON|REGARDING|CONCERNING|The\s+[Qq]uestion\s+of|With\s+[Rr]egard\s+to"
    r"|In\s+[Cc]onnection\s+[Ww]ith)\b(?:\s*:)?\s"
)
NOMINAL_START = expression(
    r"(?:Materials?\s+(?:for|on|from|of)|Briefing\s+(?:from|by|of|on)|Exchange\s+of|Review\s+of|Holding\s+(?:a"
    r"|an|of|the)|(?:Oral\s+|Brief\s+)?Reports?\s+(?:on|of|by|from|about)"
    r"|Information\s+(?:from|by|on|of|about|concerning|regarding)|Discussion\s+of|Communication\s+(?:from|by"
    r"|of)|Consideration\s+of|Draft\s+(?:of|reply|letter|resolution|decree|instructions|directive|telegram"
    r"|statement)|Proposals?\s+(?:of|by|on|from|for)"
    r"|Preparations?\s+(?:for|of)|Results?\s+of|Message\s+(?:from|of|to)|Approval\s+of|Telegrams?\s+(?:from|of"
    r"|to)|Notes?\s+(?:from|by|of)\s+(?:the|Cde)|Request\s+(?:of|from|by)|Instructions\s+for|Response\s+to"
    r"|Reply\s+to|Visit\s+(?:of|to|by)|Composition\s+of|Situation\s+in|Measures\s+(?:for|to|on|in))\b"
)
NOT_HEADING_ON = expression(
    r"On\s+(?:receipt\b|the\s+(?:morning|evening|night|afternoon|eve|day|same|other|one|whole|contrary|basis"
    r"|part\s+of|first|receipt|second|spot|way|instructions?\s+of\s+\w+\s+we)|"
    r"(?:behalf|account\s+of\s+this|this|that|his|her|our|their|my|no|top|one|hearing|arrival|returning|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|"
    r"$)"
)
ON_A_DATE = expression(rf"On\s+(?:the\s+)?(?:\d{{1,2}}\b|{MONTH}\s+\d)")
"""``On 5 May celebrations`` is a heading, ``On 5 May the delegation left.`` is none: the stop tells."""
IMPERATIVE_CLAUSE = expression(
    r"[,:]\s+(?:hold|meet|keep|convene|wait|begin|put|tell|write|ask|do|make|give|take|go|hold|act|proceed|return|report|speak|come|let|avoid"
    r"|continue|stop|leave|bring|draw|work|send|decide|discuss|inform|instruct|approve|prepare|consider|agree|invite|call|find|get|stay)\b"
)
"""``On receipt of the reply, meet again.``: an instruction, not a heading."""
REPORT_OF_PERSON = expression(
    rf"(?:{COMRADE}\s+)?{NAME}[’']s?\s+(?:report|information|message|letter|proposals?|communication|speech"
    rf"|note|briefing|statement|telegram|memorandum|draft|inquiry|request|trip|visit|conversation|account"
    rf"|appeal)\b"
)

NOT_A_SPEAKER = frozenset(
    [
        "agenda",
        "resolution",
        "resolutions",
        "decision",
        "decisions",
        "note",
        "notes",
        "summary",
        "present",
        "source",
        "contents",
        "citation",
        "credits",
        "attachment",
        "appendix",
        "annex",
        "conclusion",
        "conclusions",
        "resolved",
        "decided",
        "example",
        "moscow",
        "washington",
        "date",
        "time",
        "place",
        "subject",
        "topic",
        "point",
        "points",
        "item",
        "items",
        "question",
        "answer",
        "re",
        "first",
        "second",
        "third",
        "firstly",
        "secondly",
        "thirdly",
        "translation",
        "original",
        "language",
        "signed",
        "stamp",
        "signature",
        "text",
        "addendum",
        "enclosure",
        "title",
        "list",
        "participants",
        "invited",
        "absent",
        "chair",
        "chairman",
        "chairing",
        "presiding",
        "presides",
        "attending",
        "guests",
        "observers",
        "proposal",
        "proposals",
        "however",
        "therefore",
        "finally",
        "remark",
        "comment",
        "important",
        "instructions",
        "conclusion",
        "document",
        "information",
        "reference",
        "also",
        "today",
        "yesterday",
        "then",
        "next",
        "further",
        "furthermore",
        "namely",
        "thus",
        "secretary",
        "protocol",
        "session",
        "meeting",
        "approve",
        "adopt",
        "yes",
        "no",
        "well",
        "but",
        "and",
        "the",
        "in",
        "on",
        "at",
        "for",
        "to",
        "we",
        "they",
        "he",
        "she",
        "it",
        "i",
        "you",
        "our",
        "this",
        "that",
        "these",
        "those",
        "if",
        "when",
        "there",
        "here",
        "why",
        "what",
        "who",
        "how",
        "result",
        "results",
        "variant",
        "option",
        "variants",
        "task",
        "tasks",
    ]
)
"""Words with a colon or stop behind them that label something other than a speaker."""
