"""Composes the page of the edition's tables and their dictionary."""

from protocol_edition import urls
from protocol_edition.exports import Table
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import DataPage, Download, Fact, TableFile
from protocol_edition.project import Project
from protocol_edition.words import counted, say


def data_page(
    tables: tuple[tuple[Table, int], ...], whole: tuple[tuple[str, str, str], ...], project: Project
) -> DataPage:
    """The tables with how many rows each has; ``whole`` are the files that hold everything: name, title, format."""
    page = urls.DATA
    described = say(
        "{title} as tables and linked data, with a dictionary of their columns.", title=project.settings.title
    )
    return DataPage(
        frame(project, page, urls.PROTOCOLS),
        head(say("Data"), described, project.settings, page),
        tuple(Download(urls.relative(page, urls.data_file(file)), say(title), form) for file, title, form in whole),
        tuple(
            TableFile(
                urls.relative(page, urls.data_file(table.file)),
                table.file,
                say(table.title),
                counted(rows, "{n} row", "{n} rows"),
                tuple(Fact(column.name, say(column.title)) for column in table.columns),
            )
            for table, rows in tables
        ),
    )
