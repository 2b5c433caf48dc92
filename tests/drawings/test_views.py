"""What each picture shows."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from pathwaytool.draw.twin import twin_text
from pathwaytool.draw.view import (
    Edge,
    Form,
    View,
    library_view,
    overview_view,
    phase_sheets,
    phase_view,
    phase_views,
    step_view,
    swimlane_view,
)
from pathwaytool.draw.views.elements import Subject, end_box
from pathwaytool.draw.views.flow import flow_view
from pathwaytool.model.pathway import Pathway
from tests.drawings.libraries import (
    LIBRARY,
    PATHWAY,
    TEXTS,
    loaded,
    national,
    national_library,
    small,
    trial,
)


def edge(view: View, origin: str, to: str) -> Edge:
    return next(one for one in view.edges if (one.origin, one.to) == (origin, to))


def test_the_swimlane_has_every_step_end_and_transition() -> None:
    view = swimlane_view(trial(), small(), "da")
    assert [box.id for box in view.boxes] == [*trial().steps, *trial().ends]
    assert {(one.origin, one.to) for one in view.edges} == {
        (way.origin, way.to) for step in trial().steps.values() for way in step.transitions
    }
    assert [lane.title for lane in view.lanes][:2] == ["Det sociale område", "Undervisning"]
    assert [column.title for column in view.columns] == ["Modtagelse", "Udredning", "Indsats"]


def test_a_choice_says_its_condition_in_the_readers_language() -> None:
    danish = edge(swimlane_view(trial(), small(), "da"), "vurdering", "barn")
    assert (danish.condition, danish.label) == ("alder 12–14", "Under den kriminelle lavalder")
    english = edge(swimlane_view(trial(), small(), "en"), "vurdering", "ung")
    assert english.condition == "otherwise"


def test_a_hand_off_carries_its_documents_and_a_loop_its_name() -> None:
    view = swimlane_view(trial(), small(), "da")
    assert edge(view, "bekymring", "vurdering").documents == ("Underretning",)
    assert edge(view, "bekymring", "vurdering").handoff
    assert not edge(view, "vurdering", "barn").handoff
    assert edge(view, "foelg", "plan").loop == "endnu en runde"


def test_starts_ends_and_deadlines_stand_on_their_boxes() -> None:
    boxes = {box.id: box for box in swimlane_view(trial(), small(), "da").boxes}
    assert boxes["bekymring"].start == "Start, når skolen er med: ja"
    assert boxes["anmeldelse"].start == "Start"
    assert boxes["slut"].form == Form.END
    assert boxes["vurdering"].deadlines == ("Frist 24 timer",)


def test_a_route_is_marked_in_its_order() -> None:
    route = ["anmeldelse", "vurdering", "ung", "plan", "foelg", "plan", "foelg", "slut"]
    view = swimlane_view(trial(), small(), "da", highlight=route)
    assert {box.id: box.order for box in view.boxes if box.order} == {
        "anmeldelse": 1, "vurdering": 2, "ung": 3, "plan": 4, "foelg": 5, "slut": 8,
    }  # fmt: skip
    assert edge(view, "foelg", "plan").on_route
    assert not edge(view, "vurdering", "barn").on_route


def test_a_phase_shows_its_neighbours_aside() -> None:
    view = phase_view(trial(), small(), "se", "da")
    assert {box.id for box in view.boxes if box.aside} == {"vurdering", "stoette", "foelg"}
    assert {box.id: box.column for box in view.boxes}["vurdering"] == "before"
    assert {box.id: box.column for box in view.boxes}["stoette"] == "after"


def test_a_step_shows_what_comes_before_and_after() -> None:
    view = step_view(trial(), small(), "plan", "da")
    columns = {box.id: box.column for box in view.boxes}
    assert columns == {
        "barn": "before", "ung": "before", "plan": "here", "stoette": "after", "foelg": "after",
    }  # fmt: skip


def test_the_overview_gathers_transitions_by_phase() -> None:
    view = overview_view(trial(), small(), "da")
    assert [box.title for box in view.boxes] == ["1. Modtagelse", "2. Udredning", "3. Indsats"]
    gathered = {(one.origin, one.to, one.loop): one.count for one in view.edges}
    assert gathered == {
        ("ind", "se", ""): 2, ("se", "goer", ""): 3, ("goer", "se", "tilbage i forløbet"): 1,
    }  # fmt: skip
    assert [share.text for share in view.boxes[1].shares] == ["Det sociale område: 3 trin"]


def test_an_overview_draws_only_main_ways_and_names_the_others() -> None:
    pathway, library = national(), national_library()
    view = overview_view(pathway, library, "da")
    ids = [box.id for box in view.boxes]
    onwards = [(one.origin, one.to) for one in view.edges if not one.loop]
    assert onwards == list(pairwise(ids))
    assert len(view.edges) - len(onwards) <= len(ids) // 2
    assert view.caption == "Kun hovedvejene er tegnet; de øvrige veje står i kasserne."
    assert phases_told(view) == phases_linked(pathway)


def phases_linked(pathway: Pathway) -> set[tuple[str, str]]:
    """Return every pair of phases that a transition leads between."""
    last = list(pathway.steps.values())[-1].phase
    phases = {end.id: end.phase or last for end in pathway.ends.values()}
    phases |= {step.id: step.phase for step in pathway.steps.values()}
    pairs = {
        (step.phase, phases[way.to]) for step in pathway.steps.values() for way in step.transitions
    }
    return {(origin, to) for origin, to in pairs if origin != to}


def phases_told(view: View) -> set[tuple[str, str]]:
    """Return every pair of phases that a picture has an edge or a remark for."""
    ids = [box.id for box in view.boxes]
    told = {(one.origin, one.to) for one in view.edges}
    for box in view.boxes:
        for remark in box.remarks:
            if remark.sign in ("branch", "loop"):
                numbers = re.findall(r"\d+", remark.text)
                told |= {(box.id, ids[int(number) - 1]) for number in numbers}
    return told


def test_a_shortcut_between_phases_is_named_and_not_drawn() -> None:
    text = PATHWAY.replace("        - {otherwise: ung}", "        - {otherwise: stoette}")
    library = loaded(TEXTS | {"prøve.yml": text})
    view = overview_view(library.pathways["prøve"], library, "en")
    assert [(one.origin, one.to) for one in view.edges if not one.loop] == [
        ("ind", "se"), ("se", "goer"),
    ]  # fmt: skip
    assert [remark.text for remark in view.boxes[0].remarks] == [
        "Shortest statutory limit: 24 hours",
        "2 hand-offs to other sectors",
        "Can go straight to phase 3",
    ]


def test_an_overview_that_draws_everything_does_not_say_otherwise() -> None:
    assert overview_view(trial(), small(), "da").caption == ""


def test_a_step_says_how_it_begins_and_what_it_sets_aside() -> None:
    part = "    title: {da: Planen skrives, en: Write the plan}\n"
    assert remarks_of(PATHWAY) == ["Venter på alle, der er på vej hertil"]
    stops = "    waits: any\n    stops: {steps: [stoette], phases: [ind]}\n"
    assert remarks_of(PATHWAY.replace(part, part + stops)) == [
        "Begynder, så snart den første når frem",
        "Sætter til side: Støtte i skolen; fasen Modtagelse",
    ]


def test_a_picture_says_which_events_may_come_and_where_they_lead() -> None:
    events = """events:
  flytter:
    title: Familien flytter
    while: {phases: [goer]}
    to: plan
steps:
"""
    text = PATHWAY.replace("steps:\n", events, 1)
    assert remarks_of(text)[1:] == ["Kan komme når som helst: Familien flytter"]
    library = loaded(TEXTS | {"prøve.yml": text})
    pathway = library.pathways["prøve"]
    assert "Kan komme når som helst: Familien flytter" in twin_text(
        flow_view(pathway, library, "da")
    )
    view = step_view(pathway, library, "stoette", "da")
    assert "Imens kan dette ske: Familien flytter → Planen skrives" in twin_text(view)


def remarks_of(text: str) -> list[str]:
    library = loaded(TEXTS | {"prøve.yml": text})
    view = step_view(library.pathways["prøve"], library, "plan", "da")
    assert not [box for box in view.boxes if box.remarks and not box.centre]
    centre = next(box for box in view.boxes if box.centre)
    assert all(remark.text in twin_text(view) for remark in centre.remarks)
    return [remark.text for remark in centre.remarks]


def test_the_library_map_shows_which_pathway_is_part_of_which() -> None:
    part = "    accountable: leder\n    next: {to: foelg"
    runs = PATHWAY.replace(part, part.replace("leder\n", "leder\n    runs: anden\n"))
    other = PATHWAY.replace("pathway: prøve", "pathway: anden")
    library = loaded(TEXTS | {"prøve.yml": runs, "anden.yml": other})
    view = library_view(library, "da")
    assert {box.id for box in view.boxes} == {"anden", "prøve"}
    assert [(one.origin, one.to, one.label) for one in view.edges] == [
        ("prøve", "anden", "Støtte i skolen")
    ]


def test_the_national_pictures_are_small_unless_asked_for() -> None:
    pathway, library = national(), national_library()
    assert len(overview_view(pathway, library, "da").boxes) <= 12
    for phase in pathway.phases:
        for view in phase_views(pathway, library, phase, "da"):
            assert 1 <= len(view.boxes) <= 15, view.id
    for step in pathway.steps:
        assert len(step_view(pathway, library, step, "da").boxes) <= 15, step


def test_the_parts_of_a_phase_have_all_its_steps_once() -> None:
    pathway, library = national(), national_library()
    shown = [
        box.id
        for phase in pathway.phases
        for view in phase_views(pathway, library, phase, "da")
        for box in view.boxes
        if not box.aside and box.form != Form.END
    ]
    assert sorted(shown) == sorted(pathway.steps)


def test_a_phase_on_sheets_has_all_its_steps_once_and_as_many_as_have_room() -> None:
    pathway, library = national(), national_library()
    phase = "udredning"

    def fits(view: View) -> bool:
        return len(view.boxes) <= 8

    views = phase_sheets(pathway, library, phase, "da", fits)
    own = [[box.id for box in view.boxes if not box.aside] for view in views]
    everything = [
        box.id for box in phase_view(pathway, library, phase, "da").boxes if not box.aside
    ]
    assert [id_ for one in own for id_ in one] == everything
    assert 1 < len(own) < len(everything)
    assert all(fits(view) for view, one in zip(views, own, strict=True) if len(one) > 1)
    crowded = phase_sheets(pathway, library, phase, "da", lambda view: False)
    assert {len([box for box in view.boxes if not box.aside]) for view in crowded} == {1}
    beside = [box for view in crowded for box in view.boxes if box.aside]
    assert {box.form for box in beside} == {Form.PHASE}


def test_a_phase_without_steps_is_an_empty_sheet() -> None:
    (view,) = phase_sheets(trial(), small(), "ukendt", "da", lambda view: True)
    assert view.boxes == ()


def test_a_transition_to_nothing_is_left_out() -> None:
    view = swimlane_view(trial(), loaded(TEXTS | {"prøve.yml": PATHWAY}), "da")
    broken = loaded(TEXTS | {"prøve.yml": PATHWAY.replace("next: plan", "next: findes-ikke")})
    drawn = swimlane_view(broken.pathways["prøve"], broken, "da")
    assert len(drawn.edges) == len(view.edges) - 1


@pytest.mark.parametrize("language", ["da", "en", "sv"])
def test_every_language_has_its_own_words(language: str) -> None:
    library = loaded(TEXTS | {"library.yml": LIBRARY})
    titles = {
        "da": "Før og efter: Planen skrives",
        "en": "Before and after: Write the plan",
        "sv": "Före och efter: Planen skrives",
    }
    assert step_view(library.pathways["prøve"], library, "plan", language).title == titles[language]


def test_ids_that_the_library_does_not_know_are_shown_as_they_are() -> None:
    text = PATHWAY.replace("accountable: politi", "accountable: ukendt").replace(
        "sector: ret", "sector: fremmed"
    )
    text = text.replace("phases: [ind, se, goer]", "phases: [ind, se, anden]")
    text = text.replace("phase: goer", "phase: anden").replace("[rapport]", "[papir]")
    library = loaded(TEXTS | {"prøve.yml": text})
    view = swimlane_view(library.pathways["prøve"], library, "da")
    box = next(one for one in view.boxes if one.id == "anmeldelse")
    assert (box.sector, box.accountable) == ("fremmed", "ukendt")
    assert [column.title for column in view.columns][-1] == "anden"
    assert edge(view, "anmeldelse", "vurdering").documents == ("papir",)


def test_a_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        step_view(trial(), small(), "findes-ikke", "da")


def test_a_phase_without_steps_is_an_empty_picture() -> None:
    assert [view.boxes for view in phase_views(trial(), small(), "ukendt", "da")] == [()]


def test_an_end_of_no_sector_stands_where_it_is_reached_from() -> None:
    """Not in the lane of the last step of the file, which may be another sector's."""
    steps = dict(reversed(list(trial().steps.items())))
    last = list(steps.values())[-1]
    elsewhere = 0
    for end in trial().ends.values():
        bare = replace(end, sector=None)
        pathway = replace(trial(), steps=steps, ends={end.id: bare})
        box = end_box(bare, Subject(pathway, small(), "da"))
        lanes = {
            step.sector
            for step in steps.values()
            if any(way.to == end.id for way in step.transitions)
        }
        assert box.lane in lanes
        assert box.sector == ""
        elsewhere += last.sector not in lanes
    assert elsewhere
