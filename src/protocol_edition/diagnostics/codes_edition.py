"""Findings on the edition as a whole: A names, C checks, P publishing."""

from protocol_edition.diagnostics.code import Code, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

CODES_EDITION: dict[str, Code] = {
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
    "A208": Code(
        _N,
        "reference to an item that is not there",
        "The reader would like to go on to it; the number may be misread, or the item not be in this text.",
        "nothing need be done; compare the number with the original",
    ),
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
}
