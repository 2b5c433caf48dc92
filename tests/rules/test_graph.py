"""The graph of a pathway: reachability and loops, beside a simple and slow reckoning."""

from hypothesis import given
from hypothesis import strategies as st

from pathwaytool.check.graph import components, loops_of, reachable

NODES = "abcdefgh"

graphs = st.dictionaries(
    st.sampled_from(NODES), st.lists(st.sampled_from(NODES), unique=True).map(tuple)
).map(lambda some: {node: some.get(node, ()) for node in NODES})


def reaches(after: dict[str, tuple[str, ...]], first: str) -> set[str]:
    return reachable(after, after[first])


@given(graphs)
def test_a_group_is_all_that_lead_to_each_other(after: dict[str, tuple[str, ...]]) -> None:
    groups = components(after)
    assert sorted(node for group in groups for node in group) == sorted(NODES)
    of_node = {node: number for number, group in enumerate(groups) for node in group}
    for first in NODES:
        for second in NODES:
            both = second in reaches(after, first) and first in reaches(after, second)
            assert (of_node[first] == of_node[second]) == (both or first == second)


@given(graphs)
def test_a_group_comes_before_what_it_leads_to(after: dict[str, tuple[str, ...]]) -> None:
    of_node = {node: number for number, group in enumerate(components(after)) for node in group}
    for node, children in after.items():
        assert all(of_node[node] <= of_node[child] for child in children)


@given(graphs)
def test_loops_are_the_nodes_that_reach_themselves(after: dict[str, tuple[str, ...]]) -> None:
    in_loops = {node for loop in loops_of(components(after), after) for node in loop}
    assert in_loops == {node for node in NODES if node in reaches(after, node)}


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain = {str(number): (str(number + 1),) for number in range(50_000)} | {"50000": ("0",)}
    assert len(components(chain)) == 1
