"""``protocol-edition build``: the site from an edition."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from protocol_edition.cli.edition import (
    cache_folder,
    cache_options,
    draft_option,
    edition_argument,
    output_option,
    trust_option,
)
from protocol_edition.cli.findings import Form, form_option, told
from protocol_edition.cli.terminal import Progress, counted, say, styled
from protocol_edition.publish import Built, Look, Terms, Timings, look

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("build")
@edition_argument
@output_option
@click.option("--strict", is_flag=True, help="Let warnings stop publication as errors do, and addresses not recorded.")
@draft_option
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="How many processes; else one for each processor.")
@cache_options
@click.option("--compress", is_flag=True, help="Put a .gz, and with Brotli a .br, beside every text of the site.")
@trust_option
@click.option("--timings", is_flag=True, help="Tell how long each stage took.")
@click.option(
    "--profile", type=_FILE, help="For the makers of the program: write where the time went (cProfile); with --jobs 1."
)
@form_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    edition: Path,
    output: Path,
    strict: bool,
    draft: bool,
    jobs: int | None,
    cache: Path | None,
    no_cache: bool,
    compress: bool,
    trust_templates: bool,
    timings: bool,
    profile: Path | None,
    form: Form,
) -> int:
    """Make the site of EDITION: pages, citations and downloads, ready for any web server.

    The new site is written beside the old one and takes its place in one step. With any error nothing is
    published and the old site stays as it was. A build never writes among the texts: addresses that are not recorded
    yet are marked on the page as provisional. Only what changed since the last build is made anew.

    \b
    Examples:
      protocol-edition build                      the edition here, into build/
      protocol-edition build minutes -o public    the edition in minutes/, into public/
      protocol-edition build --strict             not with a single warning
      protocol-edition build --draft -o draft     the pages alone, in a fraction of the time
    """
    begun, taken = time.monotonic(), Timings()
    terms = Terms(strict, compressed=compress, trusting=trust_templates, draft=draft)
    with taken.stage("scan"):
        folder = cache_folder(output, cache)
        looked = None if no_cache else look(edition, output, folder, terms.words)
    progress = Progress()
    try:
        making = partial(_made, edition, output, terms, 1 if profile else jobs or 0, progress, taken, looked)
        built = _profiled(making, profile) if profile else making()
    finally:
        progress.end()
    tellable = told(built.diagnostics, edition)
    tellable.tell(form, published=built.published, protocols=built.protocols, files=built.files)
    if timings:
        say(_table(taken))
    if form is Form.TEXT:
        unchanged = bool(looked and looked.said)
        say(_summary(built, output, tellable.count(), time.monotonic() - begun, unchanged=unchanged))
    return 0 if built.published else 1


def _made(  # noqa: PLR0913, PLR0917 - what the options say
    edition: Path, output: Path, terms: Terms, jobs: int, progress: Progress, taken: Timings, looked: Look | None
) -> Built:
    if looked and looked.said:
        return Built(True, looked.said.protocols, looked.said.files, looked.said.diagnostics)
    # Late, as nothing of it is needed where nothing has changed.
    from protocol_edition.cli.expressions import kept_expressions  # noqa: PLC0415

    with kept_expressions():
        return _made_anew(edition, output, terms, jobs, progress, taken, looked)


def _made_anew(  # noqa: PLR0913, PLR0917 - as above
    edition: Path, output: Path, terms: Terms, jobs: int, progress: Progress, taken: Timings, looked: Look | None
) -> Built:
    from protocol_edition.publish import opening  # noqa: PLC0415 - as above

    opened = opening(edition, looked, alone=jobs == 1)
    # Later still: it is loaded while another process opens the edition.
    from protocol_edition.pages import load_templates  # noqa: PLC0415
    from protocol_edition.publish import Means, build, keep_opened  # noqa: PLC0415

    load_templates()
    project, findings = opened()
    means = Means(jobs, None, progress, taken, looked)
    if project is None:
        return Built(False, 0, 0, findings)
    built = build(project, output, findings, terms, means)
    if built.published and looked:
        keep_opened(looked, project, findings)
    return built


def _profiled(work: Callable[[], Built], file: Path) -> Built:
    """Does the work, in one process, so that all of it is watched, and writes where the time went."""
    import cProfile  # noqa: PLC0415 - for whoever asks

    watched = cProfile.Profile()
    built = watched.runcall(work)
    watched.dump_stats(file)
    say(f"Where the time went is in {file}; all was done in one process, which is watched as a whole.")
    return built


def _summary(built: Built, output: Path, count: str, seconds: float, *, unchanged: bool) -> str:
    if not built.published:
        kept = f"{output} is as it was" if output.exists() else f"{output} was not made"
        return f"{styled('Nothing was published', bold=True)}, {kept}: {count}."
    protocols = counted(built.protocols, "protocol")
    page = output / "index.html"
    what = "Nothing has changed:" if unchanged else "Published"
    return f"{styled(what, bold=True)} {protocols} in {built.files} files, {seconds:.1f} s: {page} ({count})."


def _table(timings: Timings) -> str:
    """The stages with their seconds; of several workers the sum."""
    lines = [f"  {stage:<10}{seconds:9.2f} s" for stage, seconds in timings.in_order()]
    return "\n".join(["Seconds by stage, summed over all processes:", *lines])
