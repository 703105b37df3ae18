import os
import socket

import pytest

from protocol_edition.project.reading import Obstacle, Refusal, is_inside, read_bytes


def obstacle(path, root, limit=100):
    outcome = read_bytes(path, root, limit)
    return outcome.obstacle if isinstance(outcome, Refusal) else outcome


def test_a_file_is_read_byte_for_byte(tmp_path):
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfa\r\nb\x00")

    assert read_bytes(tmp_path / "a", tmp_path, 100) == b"\xef\xbb\xbfa\r\nb\x00"


def test_an_empty_file_is_no_obstacle(tmp_path):
    (tmp_path / "a").touch()

    assert read_bytes(tmp_path / "a", tmp_path, 100) == b""


def test_the_limit_itself_is_allowed_and_one_byte_more_is_not(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    (tmp_path / "b").write_bytes(b"x" * 101)

    assert read_bytes(tmp_path / "a", tmp_path, 100) == b"x" * 100
    assert read_bytes(tmp_path / "b", tmp_path, 100) == Refusal(
        Obstacle.TOO_LARGE, "is larger than 100 bytes, the limit for such a file"
    )


def test_what_is_no_file_is_named(tmp_path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    assert read_bytes(tmp_path / "folder", tmp_path, 9) == Refusal(Obstacle.NOT_A_FILE, "is a folder, not a file")
    assert read_bytes(tmp_path / "pipe", tmp_path, 9) == Refusal(Obstacle.NOT_A_FILE, "is a pipe, not a file")


def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the address of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")

        assert obstacle(tmp_path / "s", tmp_path) in (Obstacle.UNREADABLE, Obstacle.NOT_A_FILE)


def test_missing_files_and_links_to_nothing_are_told_apart(tmp_path):
    (tmp_path / "dangling").symlink_to("nothing")

    assert read_bytes(tmp_path / "a", tmp_path, 9) == Refusal(Obstacle.MISSING, "is not there")
    assert read_bytes(tmp_path / "dangling", tmp_path, 9) == Refusal(
        Obstacle.MISSING, "is a link to a file that is not there"
    )


def test_links_that_go_round_in_a_circle_are_refused(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    assert obstacle(tmp_path / "a", tmp_path) is Obstacle.UNREADABLE


@pytest.mark.parametrize("target", ["../secret", "../edition-2/secret", "/dev/zero"])
def test_nothing_outside_the_edition_is_read(tmp_path, target):
    root = tmp_path / "edition"
    root.mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "edition-2").mkdir()
    (tmp_path / "edition-2/secret").write_text("x")
    (root / "a").symlink_to(target)

    assert obstacle(root / "a", root) is Obstacle.OUTSIDE


def test_nothing_is_read_through_a_folder_that_leads_out(tmp_path):
    root = tmp_path / "edition"
    root.mkdir()
    (tmp_path / "secret").write_text("x")
    (root / "out").symlink_to(tmp_path)

    assert obstacle(root / "out/secret", root) is Obstacle.OUTSIDE
    assert obstacle(root / "../secret", root) is Obstacle.OUTSIDE


def test_an_edition_that_is_itself_reached_by_a_link_is_read(tmp_path):
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition/a").write_text("x")
    (tmp_path / "link").symlink_to("edition")

    assert is_inside(tmp_path / "link/a", tmp_path / "link")
    assert read_bytes(tmp_path / "link/a", tmp_path / "link", 9) == b"x"


def test_a_link_put_there_after_the_check_is_not_followed(tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("x")
    root = tmp_path / "edition"
    root.mkdir()
    (root / "a").symlink_to("../secret")
    monkeypatch.setattr("protocol_edition.project.reading.is_inside", lambda path, root: True)
    monkeypatch.setattr(os.path, "realpath", os.fspath)

    assert obstacle(root / "a", root) is Obstacle.UNREADABLE
