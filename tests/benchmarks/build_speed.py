"""``make bench``: how long a build of a generated edition takes, told as medians with the facts of the machine.

No figure here is a test: times belong to the machine they were taken on.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

HERE = Path(__file__).resolve().parent
EDITION = "title: Generated minutes\neditors: [The bench]\npublisher: The bench\nlicence: CC0-1.0\nlanguage: en\n"


def documents(count: int, folder: Path) -> int:
    """Writes an edition of ``count`` generated protocols; the bytes of their texts."""
    spec = spec_from_file_location("generated", HERE.parent / "sources" / "generated.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the generator of documents is missing")
    generated = module_from_spec(spec)
    spec.loader.exec_module(generated)
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    size = 0
    for seed in range(count):
        text = generated.document(seed).encode()
        (folder / f"protocol-{seed:05}.txt").write_bytes(text)
        size += len(text)
    return size


def build_seconds(edition: Path, output: Path) -> float:
    """The wall time of one whole build, the start of the program included."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "protocol_edition", "build", str(edition), "--output", str(output)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Prints one line for each size of edition."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--sizes", type=int, nargs="+", default=[1, 100, 1000])
    wishes.add_argument("--rounds", type=int, default=3)
    wishes.add_argument("--place", type=Path, help="where to build: a folder in memory leaves the disk out")
    asked = wishes.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(dir=asked.place) as place:
            edition = Path(place, "edition")
            edition.mkdir()
            written = documents(size, edition)
            taken = [build_seconds(edition, Path(place, f"site-{turn}")) for turn in range(asked.rounds)]
            middle = statistics.median(taken)
            each = f"{middle / size * 1e3:.1f} ms a protocol"
            print(f"{size:>6} protocols, {written / 1e6:.1f} MB: {middle:.2f} s, {each}")


if __name__ == "__main__":
    main()
