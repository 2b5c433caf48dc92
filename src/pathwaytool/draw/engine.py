"""Another way to lay a picture out: the Graphviz that is installed on the machine, if it is.

The tool's own layout needs no other program. This is the way out, and a second opinion.
"""

import subprocess

from pathwaytool.draw.dot import dot_of
from pathwaytool.draw.parts import View

DOT = "dot"
PATIENCE_SECONDS = 60


class EngineError(Exception):
    """Graphviz is not there, gave up or took too long. The text is what it said itself."""


def graphviz_svg(view: View, program: str = DOT) -> str:
    """Return `view` as SVG, laid out and drawn by Graphviz. Raises: EngineError."""
    try:
        done = subprocess.run(
            [program, "-Tsvg"],
            input=dot_of(view).encode(),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
    except FileNotFoundError as error:
        raise EngineError(program) from error
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"{program}: {PATIENCE_SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        raise EngineError(error.stderr.decode("utf-8", "replace").strip()[:200]) from error
    return done.stdout.decode("utf-8", "replace")
