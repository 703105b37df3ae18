"""``protocol-edition check``: all that is wrong with an edition, without writing anything."""

from pathlib import Path

import click

from protocol_edition.cli.edition import edition_argument, trust_option
from protocol_edition.cli.expressions import kept_expressions
from protocol_edition.cli.findings import Form, form_option, told
from protocol_edition.cli.terminal import Progress, counted, say, styled
from protocol_edition.pages import check_report
from protocol_edition.project import open_project
from protocol_edition.publish import Built, Means, Terms, rehearse


@click.command("check")
@edition_argument
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@trust_option
@form_option
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write all of it as a page (HTML) too.")
@kept_expressions()
def command(edition: Path, strict: bool, trust_templates: bool, form: Form, report: Path | None) -> int:
    """Say all that is wrong with EDITION, in one run; write nothing.

    An edition that passes is one that `build` publishes: every page is made, only not written. Addresses that are
    not recorded yet (see `protocol-edition anchors`) are an error here; `build` publishes them, marked as provisional.

    \b
    Examples:
      protocol-edition check                    the edition here
      protocol-edition check --strict           fail on warnings too
      protocol-edition check --format github    beside the lines of a pull request
      protocol-edition check --report all.html  as a page to work through
    """
    project, findings = open_project(edition)
    progress = Progress()
    try:
        terms = Terms(strict, recorded=True, trusting=trust_templates)
        checked = (
            rehearse(project, findings, terms, Means(progress=progress)) if project else Built(False, 0, 0, findings)
        )
    finally:
        progress.end()
    tellable = told(checked.diagnostics, edition)
    tellable.tell(form, publishable=checked.published, protocols=checked.protocols)
    if report:
        name = project.settings.title if project else edition.name
        page = check_report(name, checked.diagnostics, protocols=checked.protocols, publishable=checked.published)
        report.write_text(page, encoding="utf-8")
    if form is Form.TEXT:
        verdict = "Good" if checked.published else "Not to be published"
        say(f"{styled(verdict, bold=True)}: {tellable.count()} in {counted(checked.protocols, 'text')}.")
    return 0 if checked.published else 1
