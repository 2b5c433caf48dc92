"""The rules, listed by hand in stages: references, routes, arrivals, content, proof.

A later stage does not look at a pathway where an earlier one found an error.
"""

from types import ModuleType

from pathwaytool.check.rule import Rule, rule_of
from pathwaytool.check.rules import (
    dead_end,
    loop_without_way_out,
    no_end,
    no_start,
    one_branch,
    otherwise_not_last,
    phase_not_listed,
    repeated_target,
    reserved_id,
    runs_itself,
    shared_id,
    undeclared_loop,
    unknown_id,
    unknown_value,
    unreachable_step,
)


def _rules(*modules: ModuleType) -> tuple[Rule, ...]:
    return tuple(rule_of(module) for module in modules)


REFERENCES = _rules(unknown_id, shared_id, reserved_id, phase_not_listed, unknown_value)

ROUTES = _rules(
    no_start,
    no_end,
    dead_end,
    loop_without_way_out,
    undeclared_loop,
    one_branch,
    otherwise_not_last,
    repeated_target,
    runs_itself,
)

ARRIVALS = _rules(unreachable_step)

CONTENT: tuple[Rule, ...] = ()

STAGES = (REFERENCES, ROUTES, ARRIVALS, CONTENT)

RULES = tuple(rule for stage in STAGES for rule in stage)

LIBRARY_RULES = tuple(rule for rule in RULES if rule.check_library)
