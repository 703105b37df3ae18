"""A profile is drawn as it is: every function as wide as it took, under its caller."""

import cProfile

from tests.benchmarks.picture import Profile, picture


def inner() -> int:
    return sum(number * number for number in range(60_000))


def outer() -> int:
    return inner() + inner()


def drawn(tmp_path) -> Profile:
    watched = cProfile.Profile()
    watched.runcall(outer)
    watched.dump_stats(tmp_path / "profile")
    return Profile(tmp_path / "profile")


def test_what_was_called_stands_under_its_caller_and_is_no_wider(tmp_path):
    boxes = {box.function[2]: box for box in drawn(tmp_path).boxes(0)}
    above, below = boxes["outer"], boxes["inner"]
    assert (above.depth, below.depth) == (0, 1)
    assert above.start <= below.start
    assert below.start + below.seconds <= above.start + above.seconds + 1e-9
    assert below.seconds > above.seconds / 2


def test_the_picture_names_each_function_and_has_a_title_for_each_profile(tmp_path):
    made = picture([("before <1>", drawn(tmp_path)), ("after", drawn(tmp_path))])
    assert made.count("outer: ") == 2
    assert "before &lt;1&gt;: " in made
    assert made.startswith("<svg")
