import pytest

from protocol_edition.words import Filing


def filed(language: str, names: str) -> str:
    return " ".join(sorted(names.split(), key=Filing(language).key))


def test_accents_do_not_part_names_in_german():
    assert filed("de", "Zorn Ärzte Arndt Östen Oster Über Uhl") == "Arndt Ärzte Östen Oster Über Uhl Zorn"


def test_accents_tell_apart_what_is_else_the_same():
    assert filed("de", "Müller Muller Mullerin") == "Muller Müller Mullerin"
    assert filed("de", "Groß Gross Grosz") == "Gross Groß Grosz"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sv", "Arne Oskar Zeta Åsa Ärla Ödla"), ("da", "Arne Zeta Ærø Østby Åse"), ("nb-NO", "Arne Zeta Ærø Åse"),
        ("cs", "Cyril Čapek Daniel Sova Šimek Zeman Žižka"), ("pl", "Lato Łoś Mazur Zając Źrebak Żak"),
        ("es", "Nuria Ñato Olga"), ("en", "Ase Åse Zeta"),
    ],
)  # fmt: skip
def test_letters_of_their_own_stand_where_the_alphabet_has_them(language, names):
    assert filed(language, " ".join(reversed(names.split()))) == names


@pytest.mark.parametrize(
    ("language", "name", "letter"),
    [
        ("de", "Ärzte", "A"), ("sv", "Ärla", "Ä"), ("sv", "Åsa", "Å"), ("en", "Åsa", "A"), ("cs", "Šimek", "Š"),
        ("de", "Łoś", "L"), ("pl", "Łoś", "Ł"), ("en", "Хрущёв", "Х"), ("en", "7th Army", "#"), ("en", "", "#"),
    ],
)  # fmt: skip
def test_the_letter_of_an_index(language, name, letter):
    assert Filing(language).letter(name) == letter


def test_capitals_do_not_part_names():
    assert filed("en", "delta Alpha Charlie bravo") == "Alpha bravo Charlie delta"
