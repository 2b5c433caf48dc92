"""Which line runs where in a channel."""

from hypothesis import given
from hypothesis import strategies as st

from pathwaytool.draw.tracks import MOST_ORDERED, TrackRun, tracks_of


def test_runs_that_do_not_meet_share_a_line() -> None:
    assert tracks_of([TrackRun(0, 50), TrackRun(100, 150)]) == (0, 0)


def test_runs_that_meet_lie_side_by_side() -> None:
    assert sorted(tracks_of([TrackRun(0, 100), TrackRun(50, 150)])) == [0, 1]


def test_a_short_way_round_stays_near_its_boxes() -> None:
    outer = TrackRun(0, 100, low=(0.0, 100.0))
    inner = TrackRun(40, 60, low=(40.0, 60.0))
    assert tracks_of([outer, inner]) == (1, 0)


def test_pins_that_face_each_other_do_not_lie_on_each_other() -> None:
    from_left = TrackRun(50, 100, low=(50.0,))
    from_right = TrackRun(0, 50, high=(50.0,))
    left, right = tracks_of([from_right, from_left])[::-1]
    assert left < right


def test_ways_to_the_left_run_left_of_ways_to_the_right() -> None:
    runs = [
        TrackRun(0, 30, low=(0.0,), high=(30.0,)),
        TrackRun(10, 60, low=(60.0,), high=(10.0,)),
        TrackRun(20, 80, low=(20.0, 80.0)),
        TrackRun(25, 70, high=(25.0, 70.0)),
    ]
    tracks = tracks_of(runs)
    assert tracks[2] < tracks[3]
    assert len(set(tracks)) == 4


def test_so_many_runs_that_no_eye_could_follow_are_left_in_order() -> None:
    runs = [TrackRun(0, 100, low=(float(place),)) for place in range(MOST_ORDERED + 1)]
    assert tracks_of(runs) == tuple(range(MOST_ORDERED + 1))


places = st.integers(0, 200).map(float)


@st.composite
def some_run(draw: st.DrawFn) -> TrackRun:
    low, high = draw(st.lists(places, max_size=3)), draw(st.lists(places, max_size=3))
    ends = [*low, *high, draw(places), draw(places)]
    return TrackRun(min(ends), max(ends), tuple(low), tuple(high))


@given(st.lists(some_run(), max_size=14))
def test_no_two_runs_on_one_line_overlap(runs: list[TrackRun]) -> None:
    tracks = tracks_of(runs)
    for place, run in enumerate(runs):
        for other in range(place):
            if tracks[place] == tracks[other]:
                assert run.last < runs[other].first or runs[other].last < run.first
