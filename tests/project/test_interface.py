"""Which language the site speaks."""

import pytest
from tests.project.conftest import FIVE_LINES

from protocol_edition.diagnostics import CODES


@pytest.mark.parametrize(
    ("settings", "spoken"),
    [
        ("language: en\n", "en"), ("language: de\n", "de"), ("language: de-AT\n", "de-AT"), ("language: ru\n", "en"),
        ("language: ru\ninterface: de\n", "de"), ("language: de\ninterface: en-GB\n", "en-GB"),
    ],
)  # fmt: skip
def test_the_site_speaks_what_is_chosen_else_the_language_of_the_texts_else_english(opened, settings, spoken):
    project, findings = opened({"edition.yaml": FIVE_LINES.replace("language: en\n", settings)})
    assert findings == []
    assert project.settings.site_language == spoken


@pytest.mark.parametrize("unknown", ["fr", "german", "de_DE", "d"])
def test_a_language_that_the_site_does_not_speak_is_an_error_that_names_those_it_does(opened, unknown):
    project, findings = opened({"edition.yaml": f"{FIVE_LINES}interface: {unknown}\n"})
    assert project is None
    assert findings == [f"edition.yaml:6:12 Y311 '{unknown}' is none of the languages here: de, en"]
    assert "language" in CODES["Y311"].title
