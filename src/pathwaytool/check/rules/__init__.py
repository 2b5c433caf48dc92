"""The rules, listed by hand in stages.

A later stage does not look at a pathway where an earlier one found an error, so that one mistake
gives one finding. What is merely unused is looked for last, and only where nothing is wrong.
"""

from types import ModuleType

from pathwaytool.check.rule import Rule, rule_of
from pathwaytool.check.rules import (
    acceptance_lapsed,
    acceptance_not_allowed,
    acceptance_of_nothing,
    age_not_known,
    age_not_said,
    age_now_not_asked,
    ages_outside_target,
    basis_out_of_force,
    basis_without_sharing,
    birthday_not_counted,
    contact_details,
    contributor_is_accountable,
    cpr_number,
    criterion_decided_later,
    dead_end,
    decision_known_before,
    document_never_given,
    empty_phase,
    extra_step_astray,
    extra_step_unplaced,
    fact_not_yet_decided,
    former_id_shared,
    handoff_missing,
    handoff_paused,
    hearing_without_end,
    impossible_everything,
    limit_beyond_promise,
    limit_counts_nothing,
    limit_from_later,
    limit_loosened,
    local_name_shared,
    long_title,
    loop_without_way_out,
    missing_source,
    missing_translation,
    needless_handoff,
    needless_percent,
    never_true,
    no_end,
    no_start,
    not_a_loop,
    one_branch,
    otherwise_not_last,
    outcome_not_decided,
    overdue_review,
    percent_missing,
    phase_backwards,
    phase_not_listed,
    receiver_stays_behind,
    repeated_target,
    reserved_id,
    reversed_period,
    runs_itself,
    settled_by_nation,
    several_otherwise,
    stops_itself,
    suspect_check,
    unanswered_aspect,
    unchecked_content,
    unclear_promise,
    undeclared_loop,
    unknown_id,
    unknown_value,
    unlisted_language,
    unnamed_consent,
    unreachable_step,
    unsafe_markup,
    unused_entry,
    unused_fact,
    unused_loop,
    unverified_basis,
    values_alike,
    version_format,
    word_of_two_terms,
)


def _rules(*modules: ModuleType) -> tuple[Rule, ...]:
    return tuple(rule_of(module) for module in modules)


REFERENCES = _rules(unknown_id, reserved_id, phase_not_listed, unknown_value)

EDITIONS = _rules(
    limit_loosened, settled_by_nation, local_name_shared, extra_step_astray, extra_step_unplaced
)

ROUTES = _rules(
    no_start,
    no_end,
    dead_end,
    loop_without_way_out,
    undeclared_loop,
    one_branch,
    otherwise_not_last,
    several_otherwise,
    repeated_target,
    runs_itself,
)

ARRIVALS = _rules(unreachable_step)

CONTENT = _rules(
    handoff_missing,
    basis_without_sharing,
    needless_handoff,
    receiver_stays_behind,
    document_never_given,
    fact_not_yet_decided,
    criterion_decided_later,
    decision_known_before,
    outcome_not_decided,
    never_true,
    impossible_everything,
    percent_missing,
    needless_percent,
    limit_from_later,
    limit_beyond_promise,
    limit_counts_nothing,
    birthday_not_counted,
    handoff_paused,
    reversed_period,
    hearing_without_end,
    former_id_shared,
    stops_itself,
    contributor_is_accountable,
    ages_outside_target,
    age_not_known,
    age_not_said,
    age_now_not_asked,
    unnamed_consent,
    phase_backwards,
    not_a_loop,
    basis_out_of_force,
    unverified_basis,
    unchecked_content,
    suspect_check,
    missing_source,
    unanswered_aspect,
    overdue_review,
    unclear_promise,
    missing_translation,
    unlisted_language,
    long_title,
    version_format,
    word_of_two_terms,
    cpr_number,
    contact_details,
    unsafe_markup,
    acceptance_not_allowed,
)

LEFT_OVER = _rules(values_alike, unused_loop, unused_fact, empty_phase, unused_entry)

STAGES = (REFERENCES, EDITIONS, ROUTES, ARRIVALS, CONTENT, LEFT_OVER)

ACCEPTED = _rules(acceptance_of_nothing, acceptance_lapsed)
"""What `check/acceptance.py` finds when all else has been found."""

RULES = (*(rule for stage in STAGES for rule in stage), *ACCEPTED)
