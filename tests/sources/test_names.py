"""Names in lists: the label, the pieces, name and office of each."""

import pytest

from protocol_edition.model import Status
from protocol_edition.sources.source import Source
from protocol_edition.sources.wilson_center.inline import Inliner
from protocol_edition.sources.wilson_center.names import ListReader, list_label, looks_like_names


def names(listed: str) -> list[tuple[str, str]]:
    source = Source("list.txt", listed)
    made = ListReader(source, Inliner(source, {}, {}, {})).read(Status.PRESENT, (0, 0), 0, len(listed))
    return [(entry.name, entry.office) for entry in made.entries]


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Present:", Status.PRESENT),
        ("present:", Status.PRESENT),
        ("Those Taking Part:", Status.PRESENT),
        ("Those who took part:", Status.PRESENT),
        ("Attended by Coms. ", Status.PRESENT),
        ("ATTENDED BY: comrades", Status.PRESENT),
        ("Attending: com", Status.PRESENT),
        ("Present were Cdes. ", Status.PRESENT),
        ("Present com[rade]s. ", Status.PRESENT),
        ("Participants in the meeting were:", Status.PRESENT),
        ("Also taking part: Cdes.", Status.GUEST),
        ("Also present: comrs.", Status.GUEST),
        ("Invited to the meeting were comrades:", Status.GUEST),
        ("In attendance:", Status.GUEST),
        ("Comrades in attendance:", Status.GUEST),
        ("Absent:", Status.ABSENT),
        ("Chaired by Comrade ", Status.CHAIR),
        ("Presided over by Comrade ", Status.CHAIR),
        ("Chair:", Status.CHAIR),
        ("Chairman com. ", Status.CHAIR),
        ("Chairing: com.", Status.CHAIR),
        ("In the chair, Comrade ", Status.CHAIR),
        ("Presides:", Status.CHAIR),
    ],
)
def test_the_label_tells_in_what_capacity(label, status):
    found = list_label(f"{label.rstrip()} Arlov, Berin.")
    assert found
    assert found[0] is status
    assert f"{label.rstrip()} Arlov, Berin."[found[2] :].strip() == "Arlov, Berin."


@pytest.mark.parametrize(
    "line",
    [
        "Presently Arlov is away.",
        "Attending to the bridge took years.",
        "Chairmen come and go.",
        "Present your papers.",
        "The Present:",
    ],
)
def test_no_label(line):
    assert list_label(line) is None


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Arlov, Berin", ["Arlov", "Berin"]),
        ("Arlov, Berin.", ["Arlov", "Berin"]),
        ("Arlov, Berin,", ["Arlov", "Berin"]),
        ("Arlov and Berin", ["Arlov", "Berin"]),
        ("Arlov, Berin, and Castorf.", ["Arlov", "Berin", "Castorf"]),
        ("Arlov; Berin; and Castorf", ["Arlov", "Berin", "Castorf"]),
        ("Arlov\nBerin\nCastorf", ["Arlov", "Berin", "Castorf"]),
        ("Arlov, Ber\nin", ["Arlov", "Ber\nin"]),
        ("S. Arlov, L. I. Berin", ["S. Arlov", "L. I. Berin"]),
        ("Arlov S., Berin L.I.", ["Arlov S.", "Berin L.I."]),
        ("Arlov, S.T., Berin, L.I.", ["Arlov, S.T.", "Berin, L.I."]),
        ("Arlov, Iu.V., Berin, K.-P.", ["Arlov, Iu.V.", "Berin, K.-P."]),
        ("Arlov, S.T.; Berin, L.I.", ["Arlov, S.T.", "Berin, L.I."]),
        ("Arlov S.T., Berin, L.I., Castorf", ["Arlov S.T.", "Berin, L.I.", "Castorf"]),
        ("V.I. Arlov,Berin K.P.,Castorf", ["V.I. Arlov", "Berin K.P.", "Castorf"]),
        ("Leonid Arlov, Sara von Castorf", ["Leonid Arlov", "Sara von Castorf"]),
        ("Gh. Arlov, Şt. Berin", ["Gh. Arlov", "Şt. Berin"]),
        ("ARLOV, K. BERIN", ["ARLOV", "K. BERIN"]),
        ("O’Brin, Castorf-Berin", ["O’Brin", "Castorf-Berin"]),
        ("Arlov", ["Arlov"]),
        ("", []),
    ],
)
def test_the_names_of_a_list(listed, expected):
    assert [" ".join(name.split()) for name, _ in names(listed)] == [" ".join(name.split()) for name in expected]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Arlov (minister)", [("Arlov", "minister")]),
        ("Arlov, Minister of Bridges, Berin", [("Arlov", "Minister of Bridges"), ("Berin", "")]),
        ("Marshal Arlov", [("Arlov", "Marshal")]),
        ("Cde. Arlov, Comrade Berin", [("Arlov", ""), ("Berin", "")]),
        ("Arlov — head of the ferries", [("Arlov", "head of the ferries")]),
    ],
)
def test_the_offices_of_a_list(listed, expected):
    assert names(listed) == expected


@pytest.mark.parametrize("listed", ["Arlov, Berin", "Cde. Arlov, S. Berin", "Arlov, S.T., Berin, L.I."])
def test_nothing_but_names(listed):
    assert looks_like_names(listed)


@pytest.mark.parametrize("listed", ["Arlov went home", "the bridge, the ferry", "We agree, and so on"])
def test_more_than_names(listed):
    assert not looks_like_names(listed)
