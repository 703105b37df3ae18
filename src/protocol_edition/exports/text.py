"""The source text itself, for download: unchanged."""

from protocol_edition.edition import EditedProtocol


def source_download(edited: EditedProtocol) -> str:
    """Every character of the source, as it was decoded."""
    return edited.text
