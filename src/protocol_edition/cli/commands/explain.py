"""``protocol-edition explain``: what a code means, why it matters, and what to do."""

import click

from protocol_edition.cli.terminal import sentence
from protocol_edition.diagnostics import CODES
from protocol_edition.project import did_you_mean


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a code such as N101: what it says, why it matters, and what to do.

    Without CODE, list all codes with their titles.

    \b
    Examples:
      protocol-edition explain N101
      protocol-edition explain
    """
    if code is None:
        for name, entry in sorted(CODES.items()):
            click.echo(f"{name}  {entry.severity:<7}  {entry.title}")
        return
    known = CODES.get(code.upper())
    if known is None:
        raise click.UsageError(f"There is no code {code!r}. {sentence(did_you_mean(code.upper(), CODES))}".strip())
    click.echo(f"{code.upper()} {known.severity}: {known.title}\n\n{known.why}\n\nRemedy: {known.remedy}.")
