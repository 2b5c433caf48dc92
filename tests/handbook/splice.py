"""Fragments of YAML put into a whole file as text, so that lines keep the form they are shown in.

Works on block mappings indented by two: the top key and the entry below it are looked up in the
file, and what the fragment says of the entry's own keys takes the place of what was there.
"""

import re

_KEY = re.compile(r"^( *)([^\s#\-][^:\n]*|\"[^\"]*\"):(?= |$)")
_DEPTH = 2


def spliced(whole: str, fragment: str) -> str:
    """Return the file `whole` with the keys of `fragment` put in, existing ones replaced."""
    return _text(_merged(_parts(whole.splitlines(), 0), _parts(fragment.splitlines(), 0), 0))


def without(whole: str, key: str) -> str:
    """Return the file without a key, written with dots: `steps.plan.next`. Raises: KeyError."""
    return _text(_removed(_parts(whole.splitlines(), 0), key.split("."), 0))


Parts = dict[str, list[str]]


def _parts(lines: list[str], indent: int) -> Parts:
    """Cut lines into one part a key at `indent`; what stands above the first key is under ''."""
    parts: Parts = {"": []}
    current = parts[""]
    for line in lines:
        found = _KEY.match(line)
        if found and len(found[1]) == indent:
            current = parts.setdefault(found[2], [])
        current.append(line)
    return parts


def _merged(old: Parts, new: Parts, depth: int) -> Parts:
    result = dict(old)
    for key, lines in new.items():
        if key == "":
            continue
        if key in old and depth < _DEPTH and _has_keys(old[key]) and _has_keys(lines):
            indent = 2 * (depth + 1)
            inner = _merged(_parts(old[key][1:], indent), _parts(lines[1:], indent), depth + 1)
            result[key] = [old[key][0], *_text(inner).splitlines()]
        else:
            result[key] = lines
    return result


def _has_keys(lines: list[str]) -> bool:
    """Tell whether a part is a mapping written as a block."""
    inner = [line for line in lines[1:] if line.strip() and not line.lstrip().startswith("#")]
    return lines[0].rstrip().endswith(":") and bool(inner) and bool(_KEY.match(inner[0]))


def _removed(parts: Parts, keys: list[str], depth: int) -> Parts:
    key, *rest = keys
    if not rest:
        parts.pop(key)
        return parts
    inner = _removed(_parts(parts[key][1:], 2 * (depth + 1)), rest, depth + 1)
    return {**parts, key: [parts[key][0], *_text(inner).splitlines()]}


def _text(parts: Parts) -> str:
    return "".join(f"{line}\n" for lines in parts.values() for line in lines)
