"""Composes the page of a protocol: all decisions about what it shows; the template only prints."""

from collections.abc import Callable

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, Facts, Kin, Register
from protocol_edition.exports import DOWNLOADS, References, references
from protocol_edition.exports import Download as Offered
from protocol_edition.model import Item, SignKind
from protocol_edition.pages.addresses import addresses
from protocol_edition.pages.agenda import agenda
from protocol_edition.pages.attendance import attendance
from protocol_edition.pages.citing import Citing, Uncited
from protocol_edition.pages.compose_source import brief, source, top
from protocol_edition.pages.compose_text import BesideItems, TextComposer
from protocol_edition.pages.compose_threads import in_threads
from protocol_edition.pages.credit_lines import credits_of
from protocol_edition.pages.dates import machine_date
from protocol_edition.pages.editorial import cards, editorial
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import draft_head, protocol_head
from protocol_edition.pages.inline_html import Inliner
from protocol_edition.pages.kinship import kinship
from protocol_edition.pages.languages import transliterated
from protocol_edition.pages.legend import abbreviations, index_terms, legend
from protocol_edition.pages.source_lines import line_hrefs, line_signs
from protocol_edition.pages.tongues import marked, named
from protocol_edition.pages.views import Download, InThread, Link, ProtocolPage
from protocol_edition.project import Project
from protocol_edition.words import say


def protocol_page(
    edited: EditedProtocol,
    register: Register,
    project: Project,
    cited: References | None = None,
    downloads: tuple[Offered, ...] = DOWNLOADS,
) -> ProtocolPage:
    """The page of one protocol: its own text in depth, others only as far as the register knows them.

    ``cited`` is what ``exports.references`` made of it, where the caller has it already; ``downloads`` are the files
    that lie beside the page.
    """
    protocol, settings = edited.protocol, project.settings
    page = urls.protocol(edited.id)
    cited = cited or references(edited, settings, project.authorities)
    kin = register.kin.get(edited.id, Kin())
    language, site = cited.document.work.language, settings.site_language
    record, ours = marked(language, site), named(site, language)
    at = addresses(edited, ours)
    original = transliterated(cited.document.work.original_codes)
    inliner = Inliner(page, at.marks, at.target, original, ours, lemmas=at.lemmas, leads=_leads(kin, page))
    cite = Uncited() if project.draft else Citing(edited, cited)
    beside = BesideItems(cite.item, _threads(edited, register, page))
    composer = TextComposer(edited, at, inliner, line_signs(settings, protocol.file, ours), beside)
    head = top(edited, inliner)
    described = source(edited, head.shown, inliner)
    inliner.marks_met()
    sessions = composer.sessions()
    notes = composer.notes()
    agenda_view = agenda(protocol, at)
    before, after = register.neighbours(edited.id)
    its = kinship(edited, kin, page)
    return ProtocolPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=draft_head(cited, settings) if project.draft else protocol_head(cited, settings, downloads),
        crumbs=(Link(urls.relative(page, urls.PROTOCOLS), say("Protocols")),),
        record=record,
        ours=ours,
        date=head.date,
        date_iso=machine_date(protocol.header.date),
        title=head.title,
        summary_label=head.summary_label,
        summary=head.summary,
        brief=brief(edited, record),
        status=its.status,
        parent=its.parent,
        attachments=its.attachments,
        parallels=its.parallels,
        credits=credits_of(protocol.header, record),
        provisional=any(anchor.provisional for anchor in edited.anchors.values()),
        cite=cite.protocol(),
        cite_page="" if project.draft else urls.relative(page, urls.cite(edited.id)),
        downloads=tuple(
            Download(
                urls.relative(page, urls.protocol_file(edited.id, offered.file)), say(offered.name), say(offered.form)
            )
            for offered in downloads
        ),
        agenda=agenda_view,
        sessions=sessions,
        signs=legend(inliner.signs_met(), inliner),
        abbreviations=abbreviations(inliner.unprinted(SignKind.ABBREVIATION)),
        notes=tuple(note for series in notes for note in series.notes),
        note_series=notes,
        notes_printed=tuple(fragment.text for fragment in protocol.fragments),
        source=described,
        attendance=attendance(
            protocol,
            project.authorities.people,
            page,
            (
                Link(view.address.href, say("Session {number}", number=number))
                for number, view in enumerate(sessions, 1)
            ),
        ),
        names=cards(inliner.names_met(), project.authorities, page, protocol.header.date, settings.language),
        editorial=editorial(
            edited,
            project.authorities,
            line_hrefs(settings, protocol.file),
            index_terms(inliner.unprinted(SignKind.INDEX_TERM)),
            has_history=not project.draft,
        ),
        previous=_neighbour(page, before),
        next=_neighbour(page, after),
    )


def _leads(kin: Kin, page: str) -> dict[str, str]:
    """Where the pointers of the text lead, by their targets."""
    return {target: urls.relative(page, urls.protocol(lead.id), lead.anchor) for target, lead in kin.leads.items()}


def _threads(edited: EditedProtocol, register: Register, page: str) -> Callable[[Item], tuple[InThread, ...]]:
    if not register.threads_at:
        return lambda _item: ()
    return lambda item: in_threads(edited.anchor(item).id, edited.id, register, page)


def _neighbour(page: str, facts: Facts | None) -> Link | None:
    return Link(urls.relative(page, urls.protocol(facts.id)), facts.short_title or facts.title) if facts else None
