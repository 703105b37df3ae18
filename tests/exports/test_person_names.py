"""Names taken apart: what each format says of them."""

import pytest

from protocol_edition.exports import name_parts


@pytest.mark.parametrize(
    ("printed", "inverted", "initials", "csl"),
    [
        ("Mark Kramer", "Kramer, Mark", "M. Kramer", {"family": "Kramer", "given": "Mark"}),
        ("U Thant", "U Thant", "U Thant", {"literal": "U Thant"}),
        ("Sukarno", "Sukarno", "Sukarno", {"literal": "Sukarno"}),
        (
            "Vincent van Gogh",
            "van Gogh, Vincent",
            "V. van Gogh",
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        ),
        (
            "Marie de la Tour",
            "de la Tour, Marie",
            "M. de la Tour",
            {"family": "Tour", "given": "Marie", "non-dropping-particle": "de la"},
        ),
        ("Charles De Gaulle", "De Gaulle, Charles", "C. De Gaulle", {"family": "De Gaulle", "given": "Charles"}),
        ("Kramer, Mark", "Kramer, Mark", "M. Kramer", {"family": "Kramer", "given": "Mark"}),
        ("Aliev G. A.", "Aliev, G. A.", "G. A. Aliev", {"family": "Aliev", "given": "G. A."}),
        ("Ivanov Iu.V.", "Ivanov, Iu.V.", "I. V. Ivanov", {"family": "Ivanov", "given": "Iu.V."}),
        ("S. Ivanov", "Ivanov, S.", "S. Ivanov", {"family": "Ivanov", "given": "S."}),
        ("Jean-Paul Sartre", "Sartre, Jean-Paul", "J.-P. Sartre", {"family": "Sartre", "given": "Jean-Paul"}),
        (
            "Robert F. Kennedy, Jr.",
            "Kennedy, Robert F., Jr.",
            "R. F. Kennedy Jr.",
            {"family": "Kennedy", "given": "Robert F.", "suffix": "Jr."},
        ),
        ("Анатолий Добрынин", "Добрынин, Анатолий", "А. Добрынин", {"family": "Добрынин", "given": "Анатолий"}),
        (
            "Добрынин Анатолий Фёдорович",
            "Добрынин, Анатолий Фёдорович",
            "А. Ф. Добрынин",
            {"family": "Добрынин", "given": "Анатолий Фёдорович"},
        ),
        (
            "Анатолий Фёдорович Добрынин",
            "Добрынин, Анатолий Фёдорович",
            "А. Ф. Добрынин",
            {"family": "Добрынин", "given": "Анатолий Фёдорович"},
        ),
        (
            "National Security Archive",
            "National Security Archive",
            "National Security Archive",
            {"literal": "National Security Archive"},
        ),
        (
            "Friends of the Archive",
            "Friends of the Archive",
            "Friends of the Archive",
            {"literal": "Friends of the Archive"},
        ),
        ("Dr. Mark Kramer", "Kramer, Mark", "M. Kramer", {"family": "Kramer", "given": "Mark"}),
    ],
)
def test_a_printed_name(printed, inverted, initials, csl):
    name = name_parts(printed)
    assert (name.inverted, name.with_initials, name.csl) == (inverted, initials, csl)


def test_the_authority_file_decides_where_the_form_does_not_tell():
    assert name_parts("Kádár János", "Kádár, János").inverted == "Kádár, János"
    assert name_parts("Mao Zedong", "Mao Zedong").csl == {"literal": "Mao Zedong"}


def test_a_name_for_bibtex_keeps_its_parts():
    assert name_parts("Vincent van Gogh").bibtex == "van Gogh, Vincent"
    assert name_parts("Robert F. Kennedy, Jr.").bibtex == "Kennedy, Jr., Robert F."
    assert name_parts("U Thant").bibtex == "{U Thant}"
