"""Citations and archive references taken apart, one line a case."""

import pytest

from protocol_edition.sources.wilson_center.citation import archive_reference, funders, parse_citation, responsible


@pytest.mark.parametrize(
    ("printed", "title", "date", "repository"),
    [
        (
            "“A Talk,” May 4, 1957, Wilson Center Digital Archive, AMB.",
            "A Talk",
            "1957-05-04",
            "Wilson Center Digital Archive",
        ),
        (
            '"A Talk", May 4, 1957, Wilson Center Digital Archive, AMB.',
            "A Talk",
            "1957-05-04",
            "Wilson Center Digital Archive",
        ),
        (
            '"A Talk," 4 May 1957, Wilson Center Digital Archive.',
            "A Talk",
            "1957-05-04",
            "Wilson Center Digital Archive",
        ),
        (
            "A Talk, May 4, 1957, Wilson Center Digital Archive.",
            "A Talk",
            "1957-05-04",
            "Wilson Center Digital Archive",
        ),
        (
            "“On ‘Peace’ and “War”,” May 1957, History and Public Policy Program Digital Archive.",
            "On ‘Peace’ and “War”",
            "1957-05",
            "History and Public Policy Program Digital Archive",
        ),
        (
            "“A Talk of May 4, 1957,” May 6, 1957, Wilson Center Digital Archive.",
            "A Talk of May 4, 1957",
            "1957-05-06",
            "Wilson Center Digital Archive",
        ),
    ],
)
def test_title_date_and_repository(printed, title, date, repository):
    cited = parse_citation(printed)
    assert (cited.title, cited.date, cited.repository) == (title, date, repository)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("RGANI, F. 3, Op. 12, D. 1005, Ll. 2-2ob", ("RGANI", "3", "12", "1005", "2-2ob")),
        ("RGANI, F. 3, Op. 16, D. 947, L. 45-46ob.", ("RGANI", "3", "16", "947", "45-46ob")),
        ("RGANI, F. 3, Op. 16, D. 947, L 49", ("RGANI", "3", "16", "947", "49")),
        ("RGANI, F. 3, Op. 16, D. 947, Ll. 4, 6-7ob", ("RGANI", "3", "16", "947", "4, 6-7ob")),
        ("TsKhSD, f. 89, op. 42, d. 59", ("TsKhSD", "89", "42", "59", "")),
        ("TsKhSD, f. 89, per. 25, dok. 2", ("TsKhSD", "89", "", "", "")),
        ("TsKhSD, f. 3, op. 12, d. 1005, 1. 62-66", ("TsKhSD", "3", "12", "1005", "62-66")),
        ("TsKhSD. F. 89, Op. 42, D. 59, pp. 4", ("TsKhSD", "89", "42", "59", "")),
        ("AMB, unnumbered page", ("AMB", "", "", "", "")),
        ("AMB, File No. 133/1968, pp. 6-26", ("AMB", "", "", "", "6-26")),
        ("AMB, file no.72/1971, ff.10-58", ("AMB", "", "", "", "10-58")),
        ("AMB, file no. 72/1971, ff", ("AMB", "", "", "", "")),
        ("SAPMO-BA, DY 30, 2460", ("SAPMO-BA", "", "", "", "")),
        ("AMB, M-KS- 288-5/1050 o.e.", ("AMB", "", "", "", "")),
        ("AQPPSH-MPKK-V. 1961, L. 13, D. 6", ("AQPPSH-MPKK-V. 1961", "", "", "", "")),
        ("AMB, dosar nr. 2689", ("AMB", "", "", "", "")),
        ("AMB", ("AMB", "", "", "", "")),
    ],
)
def test_archive_reference(printed, parts):
    read = archive_reference(printed)
    assert (read.archive, read.fond, read.opis, read.delo, read.folios) == parts


@pytest.mark.parametrize(
    ("credit", "translators", "editors", "contributors"),
    [
        ("Translated by Olga Venn", ["Olga Venn"], [], []),
        (
            "Translated and edited by Olga Venn, with assistance from Max Oder",
            ["Olga Venn"],
            ["Olga Venn"],
            ["Max Oder"],
        ),
        ("Translated by Olga Venn and Max Oder", ["Olga Venn", "Max Oder"], [], []),
        ("Translated by Olga Venn and edited by Max Oder", ["Olga Venn"], ["Max Oder"], []),
        ("Translated by Olga Venn. Edited by Max Oder", ["Olga Venn"], ["Max Oder"], []),
        ("Obtained by Max Oder and translated for the project by Olga Venn", ["Olga Venn"], [], ["Max Oder"]),
        ("compiled by Peter Lund", [], [], ["Peter Lund"]),
        ("Translated by Olga de la Venn", ["Olga de la Venn"], [], []),
        ("Translated by O. P. Venn", ["O. P. Venn"], [], []),
        ("Translated by Aliev G. A.", ["Aliev G. A."], [], []),
        ("Translated by Aliev G. A. Edited by Weber K.", ["Aliev G. A."], ["Weber K."], []),
        ("Translated by Анатолий Добрынин", ["Анатолий Добрынин"], [], []),
        ("", [], [], []),
    ],
)
def test_who_is_responsible(credit, translators, editors, contributors):
    assert [list(names) for names in responsible(credit)] == [translators, editors, contributors]


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("“A,” May 4, 1957, AMB. https://example.org/document/7", "https://example.org/document/7"),
        ("“A,” May 4, 1957, AMB. https://example.org/document/7.", "https://example.org/document/7"),
        ("“A,” May 4, 1957, AMB.", ""),
    ],
)
def test_address(printed, url):
    assert parse_citation(printed).url == url


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("This document was made possible with support from the Iskra Fund", ["Iskra Fund"]),
        ("This document was made possible with support from Iskra Fund.", ["Iskra Fund"]),
        ("... with support from the Iskra Fund and the Ministry of Ferries", ["Iskra Fund", "Ministry of Ferries"]),
        ("... with support from the Ministry of Bridges and Ferries", ["Ministry of Bridges and Ferries"]),
        ("Nobody paid", []),
    ],
)
def test_funders(sentence, names):
    assert list(funders(sentence)) == names
