"""`python -m requirements.pins`: do the locks hold all that pyproject.toml asks for, and no more?

It reads pyproject.toml, the locks, and what the installed packages say they need. It asks no
index, so that the answer is the same next year.
"""

import importlib.util
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from itertools import product
from pathlib import Path

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

Needs = Callable[[str, str], tuple[str, ...] | None]
"""What a package of that name and version needs; None where nobody here can tell."""

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
VIA = re.compile(r"^ +# via(.*)$", re.MULTILINE)
PYTHONS = ("3.11.0", "3.11.7", "3.12.4", "3.13.1", "3.14.0")
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))


@dataclass(frozen=True, slots=True)
class Pin:
    """One version of a package in a lock, and for which machines it is."""

    name: str
    version: str
    marker: Marker | None
    hashes: frozenset[str]
    askers: frozenset[str]
    """Who asked for it when the lock was made."""

    def is_for(self, environment: Mapping[str, str]) -> bool:
        """Tell whether a machine takes this pin."""
        return self.marker is None or self.marker.evaluate(dict(environment))


def pins_of(lock: str) -> tuple[Pin, ...]:
    """Return the pins of a lock's text, in its order."""
    found = list(PIN.finditer(lock))
    ends = [one.start() for one in found[1:]] + [len(lock)]
    return tuple(
        Pin(
            canonicalize_name(one[1]),
            one[2],
            Marker(one[3]) if one[3] else None,
            frozenset(re.findall(r"--hash=(\S+)", lock[one.start() : end])),
            frozenset(re.findall(r"[\w.-]+", "".join(VIA.findall(lock[one.start() : end])))),
        )
        for one, end in zip(found, ends, strict=True)
    )


def environments() -> Iterator[Mapping[str, str]]:
    """Yield the machines that the locks are for."""
    for python, (platform, system, name) in product(PYTHONS, SYSTEMS):
        short = ".".join(python.split(".")[:2])
        yield {
            **{key: str(value) for key, value in default_environment().items()},
            "python_full_version": python,
            "python_version": short,
            "implementation_version": python,
            "sys_platform": platform,
            "platform_system": system,
            "os_name": name,
        }


def needs_of(name: str, version: str) -> tuple[str, ...] | None:
    """Return what a package says it needs; None if that version is not installed here."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return tuple(found.requires or ()) if found.version == version else None


@dataclass(frozen=True, slots=True)
class Walk:
    """What is reached from `asked` on all machines: the pins that are used, and what is amiss."""

    used: frozenset[tuple[str, str]]
    unread: frozenset[str]
    """Names of packages for other machines: what these need is not known here."""
    amiss: tuple[str, ...]


def walk(asked: Iterable[str], pins: Iterable[Pin], needs: Needs = needs_of) -> Walk:
    """Follow what is asked for through the pins, on every machine that the locks are for."""
    roots, pins = tuple(asked), tuple(pins)
    used: set[tuple[str, str]] = set()
    amiss: dict[str, None] = {}
    for environment in environments():
        here = [pin for pin in pins if pin.is_for(environment)]
        for pin, wrong in _reached(roots, here, environment, needs):
            if pin:
                used.add((pin.name, pin.version))
            if wrong:
                amiss[wrong] = None
    unread = frozenset(name for name, version in used if needs(name, version) is None)
    return Walk(frozenset(used), unread, tuple(amiss))


def _reached(
    roots: tuple[str, ...], here: Iterable[Pin], environment: Mapping[str, str], needs: Needs
) -> Iterator[tuple[Pin | None, str]]:
    """Yield each pin that is asked for on one machine, with what is wrong with it or empty."""
    pins = {pin.name: pin for pin in here}
    seen: set[tuple[str, str]] = set()
    todo = [(text, "pyproject.toml", "") for text in roots]
    while todo:
        text, asker, extra = todo.pop()
        asked = Requirement(text)
        if asked.marker and not asked.marker.evaluate({**environment, "extra": extra}):
            continue
        pin = pins.get(canonicalize_name(asked.name))
        yield pin, _mismatch(asker, asked, pin)
        for own in {"", *asked.extras}:
            if pin and (pin.name, own) not in seen:
                seen.add((pin.name, own))
                todo += [(more, pin.name, own) for more in needs(pin.name, pin.version) or ()]


def _mismatch(asker: str, asked: Requirement, pin: Pin | None) -> str:
    if pin is None:
        return f"{asker} asks for {asked.name}, and no pin is for every machine"
    if not asked.specifier.contains(pin.version, prereleases=True):
        return f"{asker} asks for {asked.name}{asked.specifier}, and {pin.version} is pinned"
    return ""


def group_of(project: Mapping[str, list[object]], name: str) -> Iterator[str]:
    """Yield what a dependency group asks for, with the groups that it takes in."""
    for one in project[name]:
        if isinstance(one, dict):
            yield from group_of(project, str(one["include-group"]))
        else:
            yield str(one)


def asked_for(pyproject: str) -> Mapping[str, tuple[str, ...]]:
    """Return what each lock is for, by the lock's name: `site` and `dev`."""
    read = tomllib.loads(pyproject)
    project, groups = read["project"], read["dependency-groups"]
    plain, extras = project["dependencies"], project["optional-dependencies"]
    every = [one for extra in extras.values() for one in extra]
    return {
        "site": (*plain, *extras["site"], *group_of(groups, "build")),
        "dev": (*plain, *every, *group_of(groups, "dev")),
    }


def amiss(pyproject: str, locks: Mapping[str, str], needs: Needs = needs_of) -> list[str]:
    """Return what is wrong with the locks, a line each; `locks` are texts by name."""
    told: list[str] = []
    for name, asked in asked_for(pyproject).items():
        pins = pins_of(locks[name])
        walked = walk(asked, pins, needs)
        told += [f"{name}.txt: {one}" for one in walked.amiss]
        told += [
            f"{name}.txt: nothing asks for {pin.name} {pin.version}"
            for pin in _left_over(pins, walked)
        ]
        told += [f"{name}.txt: {pin.name} has no hash" for pin in pins if not pin.hashes]
    every = {(pin.name, pin.version): pin.hashes for pin in pins_of(locks["dev"])}
    told += [
        f"site.txt: {pin.name} {pin.version} is not pinned so in dev.txt"
        for pin in pins_of(locks["site"])
        if every.get((pin.name, pin.version)) != pin.hashes
    ]
    return told


def _left_over(pins: tuple[Pin, ...], walked: Walk) -> list[Pin]:
    """Return the pins that nothing asks for, nor may a package that cannot be read here."""
    left = [pin for pin in pins if (pin.name, pin.version) not in walked.used]
    unread = set(walked.unread)
    while more := {pin.name for pin in left if pin.askers & unread}:
        unread |= more
        left = [pin for pin in left if pin.name not in more]
    return left


def main() -> int:
    """Say what is wrong with the locks; 1 if anything is."""
    names = ("site", "dev")
    if importlib.util.find_spec("mkdocs") is None:
        print(
            "What packages need is read where they are installed: run it in .venv.", file=sys.stderr
        )
        return 1
    locks = {name: (ROOT / f"requirements/{name}.txt").read_text("utf-8") for name in names}
    told = amiss((ROOT / "pyproject.toml").read_text("utf-8"), locks)
    if told:
        print(*told, "Run: sh requirements/lock.sh", sep="\n", file=sys.stderr)
        return 1
    print("The pins match pyproject.toml.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
