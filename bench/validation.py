"""`pathwaytool validate` beside check-jsonschema (the schema only) and yamllint (YAML only)."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.library import write_library
from bench.measure import BIN, Figure, best_of, line, measured

SCHEMA = Path(__file__).resolve().parent.parent / "schema" / "pathway.schema.json"

SIZES = (100, 1_000, 10_000)

RELAXED = "{extends: relaxed, rules: {line-length: disable}}"


def startup() -> None:
    """Print how long the command takes to start."""
    print("Start")
    here = Path.cwd()
    print(line("python -c pass", best_of(5, [BIN / "python", "-c", "pass"], folder=here)))
    version = [BIN / "pathwaytool", "--version"]
    print(line("pathwaytool --version", best_of(5, version, folder=here)))


def validation(sizes: tuple[int, ...] = SIZES) -> None:
    """Print figures for libraries of some sizes, in steps."""
    for steps in sizes:
        with TemporaryDirectory() as name:
            _one_size(Path(name), steps)


def _one_size(folder: Path, steps: int) -> None:
    library = folder / "library"
    write_library(library, steps)
    files = sorted(library.glob("forloeb-*.yml"))
    print(f"\nValidate {steps} steps in {len(files)} pathways")
    times = 3 if steps <= 1_000 else 1
    validate = [BIN / "pathwaytool", "validate", library]
    remembering = partial(measured, validate, folder, {"XDG_CACHE_HOME": str(folder / "cache")})
    schema_only = [BIN / "check-jsonschema", "--schemafile", SCHEMA, *files]
    peer = best_of(times, schema_only, folder)
    print(line("check-jsonschema (schema only)", peer))
    lint = best_of(times, [BIN / "yamllint", "-d", RELAXED, library], folder)
    print(line("yamllint (YAML only)", lint, peer))
    anew = [*validate, "--no-cache"]
    print(line("all rules, no proof", best_of(times, [*anew, "--no-proof"], folder), peer))
    print(line("all rules and the proof", best_of(times, anew, folder), peer))
    print(line("the same, filling the memory", remembering(), peer))
    quickest = partial(min, key=lambda figure: figure.seconds)
    print(line("the same, nothing changed", quickest(remembering() for _ in range(3)), peer))
    changed = files[len(files) // 2]

    def after_a_change(number: int) -> Figure:
        text = changed.read_text("utf-8").replace("Screening", f"Screening {number}")
        changed.write_text(text, "utf-8")
        return remembering()

    print(line("the same, one file changed", quickest(map(after_a_change, range(3))), peer))
