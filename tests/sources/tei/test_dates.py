"""Which of a header's dates a record goes by."""

import pytest
from tests.sources.tei.made import whole

from protocol_edition.model import Decisions
from protocol_edition.sources import read


@pytest.mark.parametrize(
    ("file", "meeting", "heading", "date", "differing"),
    [
        ("x.xml", "when='1861-10-03'", "", "1861-10-03", []),
        ("X-18611003-P.xml", "when='1861-10-04'", "1861-10-03", "1861-10-03", ["1861-10-04"]),
        ("X-18611003-P.xml", "when='1861-10-04'", "1861-10-04", "1861-10-04", ["1861-10-03"]),
        ("X-00000000-P.xml", "when='1861-00-00'", "", "1861", []),
        ("X-18611340-P.xml", "when='1861-13-40'", "", "1861", []),
        ("x.xml", "notBefore='1861-10-03' notAfter='1861-10-09'", "", "1861-10-03", []),
        ("x.xml", "when='1861-10-03T09:30:00+01:00'", "", "1861-10-03", []),
        ("x.xml", "when='in spring'", "", "", []),
        ("x.xml", "when='0000-00-00'", "", "", []),
        ("x.xml", "when='1861-10-03'/><date when='1861-10-05'", "1861-10-05", "1861-10-03/1861-10-05", []),
        ("x.xml", "when='1861-10-03'/><date when='1861-10-05'", "1862-10-05", "1862-10-05",
         ["1861-10-03", "1861-10-05"]),
    ],
)  # fmt: skip
def test_the_date_that_most_say_is_taken_and_the_others_are_kept(file, meeting, heading, date, differing):
    title = f"<title type='descr'>Rat, <date when='{heading}'>Tag</date></title>" if heading else "Rat"
    body = f"<div><head>{title}</head><div type='protocol'><p>Ja.</p></div></div>"
    source = whole(body, "mrp1").replace("when='1861-10-03'", meeting, 1)
    header = read(source.encode(), file, Decisions())[0].protocol.header
    assert header.date == date
    assert [said.date for said in header.dates if said.differs] == differing
