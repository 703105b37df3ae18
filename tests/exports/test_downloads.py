"""The files beside a protocol's page."""

import json

import pytest

from protocol_edition.exports import DOWNLOADS, Exported, offered, references, signposts, source_text, tei, text_of


@pytest.fixture
def files(edited, settings):
    exported = Exported(edited, references(edited, settings), printed=b"%PDF-", encoded=tei(edited))
    return {download.file: download.made(exported) for download in DOWNLOADS}


def test_each_file_once(files):
    assert list(files) == [
        "protocol.pdf", "protocol.txt", "protocol.json", "protocol.xml", "citation.bib", "citation.ris",
        "citation.json",
    ]  # fmt: skip


def test_without_a_pdf_nothing_leads_to_one(edited, settings):
    assert "protocol.pdf" not in [post.href for post in signposts(references(edited, settings), offered(printed=False))]


def test_the_source_text_is_the_source_text(files, edited):
    assert files["protocol.txt"] == edited.text
    assert source_text(json.loads(files["protocol.json"])) == edited.text
    assert text_of(files["protocol.xml"]) == edited.text


def test_one_record_for_the_document_and_for_every_item(files):
    assert files["citation.bib"].count("@unpublished{") == 8
    assert files["citation.ris"].count("TY  - MANSCPT\n") == files["citation.ris"].count("\nER  - \n") == 8
    assert len(json.loads(files["citation.json"])) == 8


def test_items_whose_anchors_are_provisional_have_no_record(edited_with, settings):
    edited = edited_with(provisional=True)
    exported = Exported(edited, references(edited, settings), encoded=tei(edited))
    made = {download.file: download.made(exported) for download in offered(printed=False)}
    assert all(made.values())
    assert made["citation.ris"].count("TY  - ") == 1


def test_the_same_bytes_every_time(edited, settings):
    first, second = (Exported(edited, references(edited, settings)) for _ in range(2))
    assert [download.made(first) for download in DOWNLOADS] == [download.made(second) for download in DOWNLOADS]
