"""A condition -> the set of cases in which it holds."""

from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.values import FULL


def cases_where(flow: Flow, condition: Condition) -> int:
    """Return the cases in which `condition` holds. Raises: KeyError for a fact that is not there.

    A value that the fact cannot have holds in no case.
    """
    sets = flow.sets
    match condition:
        case Is(fact, values):
            level = flow.facts.index(fact) if fact in flow.facts else None
            if level is None:
                raise KeyError(fact)
            domain = flow.domains[level]
            return sets.having(level, (at for at, value in enumerate(domain) if value in values))
        case Every(parts):
            result = FULL
            for part in parts:
                result = sets.both(result, cases_where(flow, part))
            return result
        case Some(parts):
            return sets.union(cases_where(flow, part) for part in parts)
        case Not(part):
            return sets.complement(cases_where(flow, part))
