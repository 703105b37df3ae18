import pytest

from protocol_edition.publish.names import Names

SAFE = ["index.html", "protocols/63/index.html", ".nojekyll", "assets/css/text.css", "people/s-ivanov/index.html"]
UNSAFE = [
    "", "/etc/passwd", "../x", "a/../b", "a//b", "a/./b", "a/", "..", "a\\b", "c:x", "a\0b", "a b", "ä", "a\n", "x.",
    "-/", "con", "CON", "aux.html", "a/lpt1.txt", "x" * 201, "a%2fb", "a?b", "a#b",
]  # fmt: skip


@pytest.mark.parametrize("path", SAFE)
def test_a_made_name_is_taken(path):
    assert Names().take(path, "owner") is None


@pytest.mark.parametrize("path", UNSAFE)
def test_a_name_that_could_leave_the_folder_is_refused(path):
    refused = Names().take(path, "seeds/a.txt")
    assert refused
    assert (refused.code, refused.file) == ("P104", "seeds/a.txt")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/index.html", "a/index.html"),
        ("a/index.html", "A/index.html"),
        ("a/index.html", "A/other.html"),
        ("a/INDEX.html", "a/index.html"),
        ("a", "a/index.html"),
        ("a/index.html", "a"),
    ],
)
def test_two_owners_of_one_address_are_both_named(first, second):
    names = Names()
    assert names.take(first, "pages/first.md") is None
    refused = names.take(second, "pages/second.md")
    assert refused
    assert refused.code == "P103"
    assert "pages/second.md" in refused.what
    assert "pages/first.md" in refused.what


def test_many_files_share_a_folder():
    names = Names()
    assert names.take("a/b/index.html", "one") is None
    assert names.take("a/b/protocol.json", "one") is None
    assert names.take("a/c/index.html", "two") is None
