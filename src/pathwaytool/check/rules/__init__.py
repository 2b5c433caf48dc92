"""The rules, listed by hand in stages.

A later stage does not look at a pathway where an earlier one found an error, so that one mistake
gives one finding. What is merely unused is looked for last, and only where nothing is wrong.

They are imported when they are first asked for: where only words for people have changed, most are
not.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from pathwaytool.check.rule import Rule, rule_of

if TYPE_CHECKING:
    STAGES: tuple[tuple[Rule, ...], ...]
    LEFT_OVER: tuple[Rule, ...]
    ACCEPTED: tuple[Rule, ...]
    RULES: tuple[Rule, ...]

_REFERENCES = (
    "unknown_id",
    "reserved_id",
    "phase_not_listed",
    "unknown_value",
)

_EDITIONS = (
    "limit_loosened",
    "settled_by_nation",
    "local_name_shared",
    "extra_step_astray",
    "extra_step_unplaced",
)

_ROUTES = (
    "no_start",
    "no_end",
    "dead_end",
    "loop_without_way_out",
    "undeclared_loop",
    "one_branch",
    "otherwise_not_last",
    "repeated_condition",
    "several_otherwise",
    "repeated_target",
    "runs_itself",
)

_ARRIVALS = ("unreachable_step",)

_CONTENT = (
    "handoff_missing",
    "basis_without_sharing",
    "needless_handoff",
    "receiver_stays_behind",
    "document_never_given",
    "fact_not_yet_decided",
    "criterion_decided_later",
    "decision_known_before",
    "outcome_not_decided",
    "never_true",
    "impossible_everything",
    "percent_missing",
    "needless_percent",
    "limit_from_later",
    "limit_beyond_promise",
    "limit_counts_nothing",
    "birthday_not_counted",
    "handoff_paused",
    "reversed_period",
    "hearing_without_end",
    "former_id_shared",
    "stops_itself",
    "contributor_is_accountable",
    "ages_outside_target",
    "age_not_known",
    "age_not_said",
    "age_now_not_asked",
    "unnamed_consent",
    "phase_backwards",
    "not_a_loop",
    "basis_out_of_force",
    "unverified_basis",
    "unchecked_content",
    "suspect_check",
    "missing_source",
    "unanswered_aspect",
    "overdue_review",
    "unclear_promise",
    "missing_translation",
    "unlisted_language",
    "long_title",
    "version_format",
    "word_of_two_terms",
    "cpr_number",
    "contact_details",
    "unsafe_markup",
    "acceptance_not_allowed",
)

_LEFT_OVER = (
    "values_alike",
    "unused_loop",
    "unused_fact",
    "empty_phase",
    "unused_entry",
)

_STAGES = (_REFERENCES, _EDITIONS, _ROUTES, _ARRIVALS, _CONTENT, _LEFT_OVER)

_ACCEPTED = ("acceptance_of_nothing", "acceptance_lapsed")
"""What `check/acceptance.py` finds when all else has been found."""


@cache
def _stage(names: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule_of(import_module(f"{__name__}.{name}")) for name in names)


def __getattr__(name: str) -> object:
    """Return the rules in their stages, those of what is left over or of acceptances, or all."""
    stages = map(_stage, _STAGES)
    match name:
        case "STAGES":
            return tuple(stages)
        case "LEFT_OVER":
            return _stage(_LEFT_OVER)
        case "ACCEPTED":
            return _stage(_ACCEPTED)
        case "RULES":
            return (*(rule for stage in stages for rule in stage), *_stage(_ACCEPTED))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
