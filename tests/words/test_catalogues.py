"""Every catalogue says all that code and templates say, and nothing else."""

import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from protocol_edition.words import LANGUAGES
from protocol_edition.words.tongues import catalogue_file

REPOSITORY = Path(__file__).resolve().parents[2]
TRANSLATED = [language for language in LANGUAGES if language != "en"]


def messages(file: Path) -> dict:
    with file.open("rb") as source:
        return {(message.context, message.id): message for message in read_po(source) if message.id}


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> dict:
    """What code and templates say today."""
    file = tmp_path_factory.mktemp("messages") / "messages.pot"
    subprocess.run([REPOSITORY / ".ci" / "messages", "extract", file], check=True)
    return messages(file)


@pytest.fixture(scope="module", params=TRANSLATED)
def catalogue(request) -> dict:
    return messages(catalogue_file(request.param))


def said(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else (words,)


def places(words: str) -> list[str]:
    """What stands for a value: ``{title}``, ``%(name)s``; and the tags around words."""
    return sorted(re.findall(r"\{\w*\}|%\(\w+\)s|</?\w+[^>]*>", words))


def test_nothing_is_missing_and_nothing_is_left_over(template, catalogue):
    assert sorted(map(str, set(template) - set(catalogue))) == []
    assert sorted(map(str, set(catalogue) - set(template))) == []


def test_everything_is_translated(catalogue):
    assert [message.id for message in catalogue.values() if not all(said(message.string)) or message.fuzzy] == []


def test_every_translation_has_the_values_and_tags_of_its_original(catalogue):
    for message in catalogue.values():
        original = said(message.id)
        for translation in said(message.string):
            assert places(translation) in [places(words) for words in original], message.id


def test_a_translation_ends_as_its_original_does(catalogue):
    """A stop, a colon or a space at the end is the sentence's own: nothing else adds it."""
    for message in catalogue.values():
        ends = {re.search(r"[.:?… ]*$", words).group() for words in said(message.id)}
        if message.context is None:
            assert {re.search(r"[.:?… ]*$", words).group() for words in said(message.string)} <= ends | {"."}, (
                message.id
            )


def test_quotation_marks_are_those_of_the_language():
    for message in messages(catalogue_file("de")).values():
        for translation in said(message.string):
            assert translation.count("„") == translation.count("“"), translation
            assert "”" not in translation
