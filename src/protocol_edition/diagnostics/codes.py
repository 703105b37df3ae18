"""Every code a diagnostic can have: a promise to editors' scripts, never given to another fault.

S source files, R reading, N notes, Y YAML, A authorities and names, L ledger of anchors, C checks of the edition,
P publishing, T templates.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an ERROR stops publication and makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    """Nothing is wrong; the reader took one of two possible readings and says so."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: ``why`` it matters and the general ``remedy``, for the reference."""

    severity: Severity
    title: str
    why: str
    remedy: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

CODES: dict[str, Code] = {
    "S101": Code(
        _E, "source file missing", "A text that is named must be there.", "put the file back, or correct its name"
    ),
    "S102": Code(
        _E,
        "source empty",
        "There is nothing to publish.",
        "put the text into the file, or take the file out of the edition",
    ),
    "S103": Code(
        _E,
        "source not UTF-8",
        "Read with the wrong table of characters, letters would silently become others.",
        "save the file as UTF-8 (in an editor: Save with encoding; or: iconv -f NAME -t UTF-8)",
    ),
    "S104": Code(
        _E,
        "source is no plain text",
        "The reader takes plain text; text taken out of such a file by guesswork could lose matter.",
        "export the document as plain text in UTF-8 (for a PDF: pdftotext -layout FILE.pdf)",
    ),
    "S105": Code(
        _N,
        "byte order mark",
        "The mark is no part of the text, but the file is never changed.",
        "nothing need be done; an editor can save the file without it",
    ),
    "S106": Code(
        _N,
        "line ends of another system",
        "They print nothing; the file is never changed.",
        "nothing need be done; Git can keep line ends by a line in .gitattributes",
    ),
    "S107": Code(
        _N,
        "characters that are easily overlooked",
        "They look like a space or like nothing, and can split a word for a search.",
        "nothing need be done; they are kept as the source has them",
    ),
    # R: reading
    "R101": Code(
        _W,
        "characters not read",
        "No rule could place them; they are kept and shown at the end of the page, so that nothing is lost.",
        "say in the sidecar what the line is: lines: {NUMBER: {is: paragraph}}",
    ),
    "R102": Code(
        _E,
        "reader contradicts itself",
        "Two rules claimed the same characters; that is a fault of the program, and a page made of it could be wrong.",
        "send the text to the program's maintainers; until then, a sidecar decision on the line may help",
    ),
    "R201": Code(
        _W,
        "no header",
        "Without a date, title or citation the protocol can be listed but hardly cited.",
        "give title and date in the sidecar",
    ),
    "R202": Code(
        _N,
        "names without a label",
        "They may be those present, speakers or supporters.",
        "say in the sidecar what the line is",
    ),
    "R203": Code(
        _W,
        "chair without a name",
        "The name may have been lost with the text layer.",
        "compare the line with the original",
    ),
    "R204": Code(
        _N,
        "names in brackets under a heading",
        "In some notes such names supported what stands before them; elsewhere they spoke.",
        "say in the sidecar what the line is",
    ),
    "R205": Code(
        _N,
        "number taken as a point",
        "A numbered line can be an agenda item or a point under one.",
        "say in the sidecar what the line is",
    ),
    "R206": Code(
        _N,
        "short line taken as an item",
        "A line without a verb can be an item, a decision or words of the last speaker.",
        "say in the sidecar what the line is",
    ),
    "R207": Code(
        _N,
        "name taken as a speaker",
        "A bare name can be a speaker, a supporter or somebody present.",
        "say in the sidecar what the line is",
    ),
    "R208": Code(
        _N,
        "reported speech",
        "Words reported of somebody can be a turn or narrative; the cautious reading is narrative.",
        "to show it as a speech, write in the sidecar: lines: {NUMBER: {is: speech, speaker: NAME}}",
    ),
    "R210": Code(
        _N,
        "several parts on one line",
        "A text layer may put a whole record on one line; where a heading ends can only be guessed from its words.",
        "compare the outline with the original; break the parts with sidecar decisions where it is wrong",
    ),
    "R211": Code(
        _W,
        "text printed twice",
        "A text layer may hold the same text twice; publishing both would double every item.",
        "nothing need be done; the second printing is kept at the end of the page",
    ),
    "R212": Code(
        _W,
        "no date",
        "A protocol without a date is sorted last and cited without one.",
        "give the date in the sidecar: date: YYYY-MM-DD",
    ),
    "R213": Code(
        _W,
        "dates that disagree",
        "The header, the citation and the record may name different days; none is taken silently.",
        "write the right one in the sidecar: date: YYYY-MM-DD",
    ),
    # N: notes
    "N101": Code(
        _W, "mark without a note", "The reader of the page is sent nowhere.", "look whether the note was lost"
    ),
    "N102": Code(_W, "note without a mark", "Nobody reading the text will find it.", "look whether its mark was lost"),
    "N103": Code(
        _W, "two notes with one label", "A mark can lead only to the first.", "compare the labels with the original"
    ),
    "N104": Code(
        _N,
        "notes out of sequence",
        "Labels are shown as printed and never renumbered; a break may be a misprint.",
        "compare the labels with the original",
    ),
    # Y: files of the edition and their YAML (project)
    "Y101": Code(
        _E,
        "no edition here",
        "An edition is a folder with an edition.yaml, which says what it is, who edits it and under which licence.",
        "name the edition's folder, or write an edition.yaml with title, editors, publisher, licence and language",
    ),
    "Y102": Code(
        _E,
        "file cannot be read",
        "Only plain files are read, so that a build can neither wait for a pipe nor read a device.",
        "put a plain file there that you may read",
    ),
    "Y103": Code(
        _E,
        "file too large",
        "A limit keeps one wrong file from filling the memory; it is far above the largest file of any edition known.",
        "split the file, or look whether it is what it should be",
    ),
    "Y104": Code(
        _E,
        "link leads out of the edition",
        "An edition is published from its own folder, so that the same folder gives the same site everywhere.",
        "put the file itself where the link is",
    ),
    "Y105": Code(
        _E,
        "not UTF-8",
        "Letters would be read as others than the editor wrote.",
        "save the file as UTF-8",
    ),
    "Y106": Code(
        _E,
        "file says nothing",
        "The site needs a title, an editor, a publisher, a licence and a language, and none is ever made up.",
        "give title, editors, publisher, licence and language, one a line",
    ),
    "Y107": Code(
        _N,
        "file not read",
        "The program reads plain text; a file in another format in the edition's folder may have been meant as one.",
        "save its text as UTF-8 with the ending .txt, or put the file elsewhere",
    ),
    "Y108": Code(
        _E,
        "file name not as expected",
        "A file under another name is not read, and what it decides would be lost.",
        "rename the file",
    ),
    "Y109": Code(
        _E,
        "no source text",
        "An edition publishes at least one text; without any, this may be the wrong folder.",
        "put a source text with the ending .txt beside edition.yaml",
    ),
    "Y201": Code(
        _E,
        "not YAML",
        "From here on the file cannot be understood.",
        "write 'key: value', lists with '- ', deeper matter indented by two spaces",
    ),
    "Y202": Code(
        _E,
        "key given twice",
        "YAML would silently keep one of the two.",
        "keep one of them",
    ),
    "Y203": Code(
        _E,
        "anchor or alias",
        "Aliases let a few lines stand for millions of values.",
        "write the matter out, or put the text in quotes if it begins with & or *",
    ),
    "Y204": Code(
        _E,
        "tag",
        "Tags ask the reader to make objects; an edition needs words, lists and maps only.",
        "leave the tag out, or put the text in quotes if it begins with !",
    ),
    "Y205": Code(
        _E,
        "too deep or too many",
        "A limit keeps one wrong file from filling the memory.",
        "see whether a bracket is doubled, or split the file",
    ),
    "Y206": Code(
        _E,
        "second document",
        "Only one document is read, and what a second says would be lost.",
        "take the line --- out",
    ),
    "Y207": Code(
        _E,
        "forbidden character",
        "Control characters cannot be published, and some end a line for YAML that no editor's program shows.",
        "delete the character, and type a space or a new line in its place where one is meant",
    ),
    "Y208": Code(
        _E,
        "key is no word",
        "A key names what its value says.",
        "write a word before the colon",
    ),
    "Y301": Code(
        _E,
        "unknown key",
        "Nothing reads it; what it says would be lost.",
        "correct or delete the key",
    ),
    "Y302": Code(
        _E,
        "missing key",
        "It is needed for the site, and the program makes nothing up.",
        "add the key",
    ),
    "Y303": Code(
        _E,
        "wrong value",
        "The value is not of the kind that the key needs.",
        "correct the value",
    ),
    "Y304": Code(
        _E,
        "value not among those allowed",
        "The key takes one of a few words.",
        "write one of them",
    ),
    "Y305": Code(
        _E,
        "wrong address",
        "Only whole web addresses are linked, so that no link can run a script or point into a reader's own disk.",
        "write a whole address that begins with https:// or http://",
    ),
    "Y306": Code(
        _E,
        "wrong date",
        "Dates are sorted and published as data.",
        "write 1962, 1962-10, 1962-10-28, 1962-10-28/1962-10-30 or 1962? (EDTF)",
    ),
    "Y307": Code(
        _E,
        "wrong id or key",
        "It becomes part of an address that is cited, and must be possible in every address and file system.",
        "write small letters a-z, figures and hyphens",
    ),
    "Y308": Code(
        _E,
        "wrong identifier",
        "It would link a person, place or organisation to another one's record.",
        "copy the identifier from the authority's own page",
    ),
    "Y309": Code(
        _E,
        "facts contradict each other",
        "One of them must be wrong.",
        "correct one of them",
    ),
    "Y310": Code(
        _E,
        "no address of an item",
        "A thread leads from item to item by their addresses, which never change.",
        "write the text's id, '#' and the item's anchor, or copy the permanent address that the page shows",
    ),
    "Y401": Code(
        _E,
        "decisions without a text",
        "A YAML file beside the texts decides on the text of the same name.",
        "give it the name of its text, or delete it",
    ),
    "Y402": Code(
        _E,
        "unknown authority",
        "A decision points to an entry that no authority file has.",
        "correct the key, or add the entry to authorities/people.yaml, places.yaml or organisations.yaml",
    ),
    "Y403": Code(
        _E,
        "unknown text",
        "A pseudonym holds only in the texts it names, and there is no text with this id.",
        "write the id of a text",
    ),
    "Y404": Code(
        _E,
        "two texts with one id",
        "The id is the text's address; one would overwrite the other.",
        "give one of them an id in the YAML file beside it",
    ),
    "Y405": Code(
        _E,
        "one key in two authority files",
        "A decision by this key could mean either.",
        "give one of the two entries another key",
    ),
    "Y406": Code(
        _E,
        "former key in use",
        "The old address must lead to one page; somebody may have cited it.",
        "take it out of 'formerly' of one of the two, or give the other entry another key",
    ),
    "Y407": Code(
        _E,
        "text already there",
        "Two copies of one text would be two documents with one content, and a text is never overwritten.",
        "leave it out; or, if it is another text, give the file another name",
    ),
    "Y408": Code(
        _E,
        "published name gone",
        "Somebody may have cited the page of this person, place or organisation; its address would be dead.",
        "put the entry back, or name its old key under 'formerly' of the entry that it is now",
    ),
    # P: publishing, and the command that asks for it.
    "P101": Code(
        _E,
        "output is not ours",
        "A build replaces the output as a whole, so it must never be a folder that holds something else.",
        "name a folder that does not exist yet, or empty this one yourself",
    ),
    "P102": Code(
        _E,
        "output in use",
        "Two builds into one folder would mix their pages.",
        "wait for the other build, or name another folder with --output",
    ),
    "P103": Code(
        _E,
        "two things at one address",
        "One would overwrite the other; addresses that differ by case alone are one file on macOS and Windows.",
        "give one of them another id, key or file name",
    ),
    "P104": Code(
        _E,
        "unsafe address",
        "A name of the site may hold only letters, digits, '-', '_' and '.', and no device name.",
        "give the text an id, or the file a name, of small letters, digits and hyphens",
    ),
    "P105": Code(
        _E,
        "output could not be written",
        "The old site was left as it was.",
        "free space, or give yourself the right to write there, and build again",
    ),
    "P106": Code(
        _W,
        "no PDF",
        "The site has the text whole; a PDF with empty boxes or without its end would have lost some of it.",
        "put an open font (.ttf, .otf) that has the signs into the folder 'fonts', or set 'pdf: false' in edition.yaml",
    ),
    "P107": Code(
        _W,
        "no search",
        "The search page then offers the lists of the edition, and nothing else of the site is missing.",
        "install 'pagefind-bin' where it can be had, or set 'search: false' in edition.yaml",
    ),
    # T: the edition's own templates
    "T101": Code(
        _E,
        "template that fails",
        "The page would lack what the template was to print.",
        "correct the line, or take the file away: the program's own template is then used",
    ),
    "T102": Code(
        _W,
        "template that stands for none",
        "A template is used where the program's has the same path; this one is never looked at.",
        "give it the path of the program's template",
    ),
    "T103": Code(
        _W,
        "template older than the program's",
        "What the newer template shows, or repairs, is missing from the edition's pages.",
        "copy it anew with 'protocol-edition template NAME', and put your changes in again",
    ),
    "T104": Code(
        _E,
        "file that the theme cannot have",
        "Everything in the folder is published; a picture that can run a program would run it for every reader.",
        "take the file away, or save the picture as plain SVG or PNG",
    ),
    "T105": Code(
        _E,
        "logo that is not there",
        "Every page would show an empty place.",
        "put the picture (.svg with a size, or .png) into the folder theme, or take 'logo' out of edition.yaml",
    ),
    # A: names and the authorities they mean (edition)
    "A201": Code(
        _W,
        "person not in the authority files",
        "Whoever is present or speaks is to be found on a page of their own.",
        "add the printed name to a person's variants in authorities/people.yaml",
    ),
    "A202": Code(
        _W,
        "name that may mean several",
        "A wrong guess would put somebody's words into another's mouth; none is made.",
        "say in the text's sidecar whom the name means there",
    ),
    "A204": Code(
        _W,
        "decision on a name that is not there",
        "A decision that finds nothing was meant for something: the line may have moved, or the spelling differs.",
        "correct 'name' or 'lines', or take the decision out",
    ),
    "A205": Code(
        _N,
        "reference that several items answer",
        "A link to the wrong item is worse than none.",
        "nothing need be done; the words stay without a link",
    ),
    "A206": Code(
        _N,
        "no persons recorded",
        "Without authorities/people.yaml nobody who is present or speaks can have a page.",
        "list the persons in authorities/people.yaml",
    ),
    "A207": Code(
        _N,
        "name of another bearer",
        "The surname is known, but not with this forename or initial; it was not linked.",
        "add the whole printed name to the variants of the person it means, or add the person",
    ),
    # L: the ledger of published anchors (edition)
    "L101": Code(
        _E,
        "ledger damaged",
        "A ledger that cannot be trusted must not decide where published citations lead.",
        "restore the file from Git, and write only below a check line",
    ),
    "L102": Code(
        _E,
        "ledger cut off",
        "Anchors are missing at its end; they would be given out a second time.",
        "restore the file from Git",
    ),
    "L103": Code(
        _E,
        "unfinished merge in a ledger",
        "Git left both sides in the file.",
        "take one side whole, then record the anchors of the merged text again",
    ),
    "L104": Code(
        _E,
        "anchor recorded twice",
        "One address would lead to two places.",
        "restore the file from Git; after a merge take one side whole and record the anchors again",
    ),
    "L105": Code(
        _E,
        "ledger of a newer program",
        "What a newer version means by it cannot be known here.",
        "use the newer protocol-edition",
    ),
    "L106": Code(
        _E,
        "line of a ledger not understood",
        "Only 'successor' and 'retired' are for editors to write, below a check line.",
        "write '  successor: ID' or '  retired: why', each on a line of its own",
    ),
    "L107": Code(
        _E,
        "ledger is no text",
        "Bytes that are no text are the trace of a damaged disk or of a wrong program.",
        "restore the file from Git",
    ),
    "L108": Code(
        _E,
        "ledger cannot be read",
        "Without it, published anchors would be given out anew.",
        "put a plain file there that you may read",
    ),
    "L109": Code(
        _E,
        "ledger not whole",
        "Entries are missing, moved or added, or the head was changed.",
        "restore the file from Git; after a merge take one side whole and record the anchors again",
    ),
    "L110": Code(
        _N,
        "ledger of a renamed protocol",
        "The addresses under the former id lead to the new one from now on.",
        "record the anchors, so that the ledger knows the new id",
    ),
    "L201": Code(
        _E,
        "published anchor lost",
        "Somebody may have cited it: it must lead to its words, or say what became of them.",
        "put the words back, or retire the anchor in the ledger",
    ),
    "L202": Code(
        _N,
        "anchor kept though its words changed much",
        "If these are other words, a citation now leads astray.",
        "if it is another passage, retire the anchor in the ledger; else record the anchors",
    ),
    "L203": Code(
        _E,
        "successor that is no anchor",
        "A retired anchor must lead somewhere.",
        "correct 'successor' in the ledger",
    ),
    "L204": Code(
        _E,
        "successors in a circle",
        "A retired anchor must lead somewhere.",
        "correct one 'successor' in the ledger",
    ),
    "L205": Code(
        _E,
        "ledger of another text",
        "Most of the published anchors are not in the text: the file may hold another one.",
        "put the right text back, or give the new one another id; retire in the ledger what is truly gone",
    ),
    "L301": Code(
        _E,
        "ledger not written",
        "What another run has recorded meanwhile must not be lost.",
        "record the anchors again",
    ),
    "L302": Code(
        _E,
        "anchors not recorded",
        "A new anchor might be given to the very words of one that is lost.",
        "settle the published anchors first",
    ),
    # C: checks of what was read
    "C101": Code(
        _N,
        "items out of order",
        "Records often take items as they come; the page shows the order of the record beside that of the numbers.",
        "nothing need be done; compare the numbers with the original",
    ),
    "C102": Code(
        _N,
        "numbers that do not occur",
        "An item may have been kept in another protocol, or lost; the page says so.",
        "nothing need be done; compare the numbers with the original",
    ),
    "C103": Code(
        _W,
        "number twice in one sitting",
        "Whoever cites the number may mean either item.",
        "compare with the original; if the text layer is wrong, give the right number in the sidecar",
    ),
    "C104": Code(
        _N,
        "number in two sittings",
        "The agenda may have begun anew; whoever cites the number should name the sitting.",
        "nothing need be done; compare the numbers with the original",
    ),
    "C105": Code(
        _N,
        "item without text",
        "The record may stop after the heading, or the text below was taken for something else.",
        "compare the outline with the original",
    ),
    "C106": Code(
        _W,
        "date of a sitting",
        "A sitting can hardly be before the day of its protocol, long after it, or before the sitting it follows.",
        "compare with the original; give the protocol's date in the sidecar if the header is wrong",
    ),
    "C107": Code(
        _N,
        "speaker not listed as present",
        "The list may be short, or the name spelt otherwise there; the person's page counts the speech alone.",
        "compare with the original; list both spellings among the person's variants",
    ),
    "C108": Code(
        _W,
        "anchors not recorded",
        "They may still change; the page shows them as provisional and gives no citation for them.",
        "run 'protocol-edition anchors' and commit the ledger",
    ),
    "C109": Code(
        _E,
        "anchors not recorded",
        "Nobody must cite what may still change.",
        "run 'protocol-edition anchors' and commit the ledger",
    ),
    "C110": Code(
        _N,
        "text changed since its anchors were recorded",
        "The more it changes, the less of what was recorded can be known again.",
        "run 'protocol-edition anchors' and commit the ledger",
    ),
    "C201": Code(
        _N,
        "entry that no protocol names",
        "Its page would have nothing to show; a variant may be spelt otherwise than the texts spell it.",
        "add the spelling of the texts to its variants, or take the entry out",
    ),
    "C202": Code(
        _N,
        "shelfmark of two documents",
        "One of the two citations leads to the wrong papers, unless the file holds both.",
        "compare both citations with the archive",
    ),
    "C203": Code(
        _W,
        "number of two protocols in one series",
        "Lists and citations cannot tell them apart.",
        "correct 'number' or 'series' in the sidecar of one of them",
    ),
    "C204": Code(
        _E,
        "published protocol gone",
        "Its addresses may have been cited and would be dead.",
        "put the text back",
    ),
    "C205": Code(
        _E,
        "thread with an item that is not there",
        "Readers who follow the question would be led to nothing.",
        "correct the address: the page of the protocol shows it beside the item",
    ),
    "C206": Code(
        _W,
        "cover names in a circle",
        "Each name then means the other person wherever both cover names hold, which is hardly what was meant.",
        "say under 'protocols' of each cover name where it holds, or take one of them out",
    ),
    "C207": Code(
        _N,
        "protocol that is named and not there",
        "Readers would like to go on to it; and a wrong number would lead them astray.",
        "nothing need be done; compare the number with the original, or add the text",
    ),
    "C208": Code(
        _W,
        "link that leads nowhere",
        "A reader who follows it finds nothing.",
        "correct the address; a page of your own is linked as NAME.md",
    ),
    "C209": Code(
        _W,
        "link that was not made",
        "Only addresses of the web, of mail and of the site itself are linked, so that no link can run a program.",
        "write an address that begins with https://, http:// or mailto:, or one of the site",
    ),
}
