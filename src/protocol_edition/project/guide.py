"""The guide for editors: the edition that ``new`` makes, with pages that explain it and a reference of all settings."""

import shutil
from pathlib import Path

from protocol_edition.project.starter import start

_PAGES = Path(__file__).resolve().parent / "guide_pages"


def write_guide(folder: Path, version: str, findings: str) -> None:
    """Makes the guide's edition in ``folder``, which is not there yet; ``findings`` is the reference of all codes.

    Raises as ``start`` does.
    """
    # Late, as pydantic takes longer to start than `--help` may.
    from protocol_edition.project.reference import settings_reference  # noqa: PLC0415

    start(folder, version)
    pages = folder / "pages"
    (pages / "about.md").unlink()
    for page in sorted(_PAGES.glob("*.md")):
        shutil.copyfile(page, pages / page.name)
    (pages / "settings.md").write_text(settings_reference(), encoding="utf-8")
    (pages / "findings.md").write_text(findings, encoding="utf-8")
