"""Writes the outlines of the cases anew, as the reader gives them now, and the table of forms.

``python -m tests.sources.rewrite [WORDS OF A TITLE]``; then look at ``git diff`` and hold each change against its form.
"""

import sys

from tests.sources.cases import FOLDER, rewritten
from tests.sources.forms import TABLE, table

if __name__ == "__main__":
    for file in sorted(FOLDER.glob("*.md")):
        file.write_text(rewritten(file, " ".join(sys.argv[1:])), encoding="utf-8")
    TABLE.write_text(table(), encoding="utf-8")
