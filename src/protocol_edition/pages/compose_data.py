"""Composes the page of the edition's tables and their dictionary."""

from protocol_edition import urls
from protocol_edition.exports import Table
from protocol_edition.pages.compose_lists import counted
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import DataPage, Download, Fact, TableFile
from protocol_edition.project import Project


def data_page(
    tables: tuple[tuple[Table, int], ...], whole: tuple[tuple[str, str, str], ...], project: Project
) -> DataPage:
    """The tables with how many rows each has; ``whole`` are the files that hold everything: name, title, format."""
    page = urls.DATA
    described = f"{project.settings.title} as tables and linked data, with a dictionary of their columns."
    return DataPage(
        frame(project, page, urls.PROTOCOLS),
        head("Data", described, project.settings, page),
        tuple(Download(urls.relative(page, urls.data_file(file)), title, form) for file, title, form in whole),
        tuple(
            TableFile(
                urls.relative(page, urls.data_file(table.file)),
                table.file,
                table.title,
                counted(rows, "row", "rows"),
                tuple(Fact(column.name, column.title) for column in table.columns),
            )
            for table, rows in tables
        ),
    )
