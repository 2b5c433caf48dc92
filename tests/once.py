"""What several tests look at and takes long to make: made once, for all workers of a run."""

import atexit
import fcntl
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from pathwaytool.fingerprint import fingerprint

Value = TypeVar("Value")

SHARED = "PATHWAYTOOL_TEST_FOLDER"
"""The variable that tells the workers of a run which folder they share."""


@cache
def shared_folder() -> Path:
    """Return the folder of this run. Who asks first makes it for all below, and removes it."""
    if SHARED not in os.environ:
        os.environ[SHARED] = tempfile.mkdtemp(prefix="pathwaytool-tests-")
        atexit.register(shutil.rmtree, os.environ[SHARED], ignore_errors=True)
    return Path(os.environ[SHARED])


def folder_once(name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder that `make` filled, in whichever worker came first.

    Nobody may change what is in it. Where `make` raises, the next one to ask tries again.
    """
    folder = shared_folder() / name
    with _locked(name):
        if not folder.exists():
            making = folder.with_name(f"{name}.making")
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            make(making)
            making.rename(folder)
    return folder


def value_once(name: str, what: Iterable[str | bytes], make: Callable[[], Value]) -> Value:
    """Return what `make` gave, in whichever worker came first, for `what`: all that it rests on."""
    key = f"{name}-{fingerprint(*what)}"
    file = folder_once(key, lambda folder: (folder / "value").write_bytes(pickle.dumps(make())))
    return cast(Value, pickle.loads((file / "value").read_bytes()))


@contextmanager
def _locked(name: str) -> Iterator[None]:
    with (shared_folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
