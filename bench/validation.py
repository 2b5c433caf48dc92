"""`pathwaytool validate` beside check-jsonschema (the schema only) and yamllint (YAML only)."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.library import write_library
from bench.measure import BIN, best_of, line, measured

SCHEMA = Path(__file__).resolve().parent.parent / "schema" / "pathway.schema.json"

SIZES = (100, 1_000, 10_000)

RELAXED = "{extends: relaxed, rules: {line-length: disable}}"


def startup() -> None:
    """Print how long the command takes to start."""
    here = Path.cwd()
    print("Start")
    python = best_of(5, [BIN / "python", "-c", "pass"], folder=here)
    print(line("python -c pass", python))
    print(line("pathwaytool --version", best_of(5, [BIN / "pathwaytool", "--version"], folder=here)))


def validation(sizes: tuple[int, ...] = SIZES) -> None:
    """Print figures for libraries of some sizes, in steps."""
    for steps in sizes:
        with TemporaryDirectory() as name:
            _one_size(Path(name), steps)


def _one_size(folder: Path, steps: int) -> None:
    library = folder / "library"
    write_library(library, steps)
    files = sorted(library.glob("forloeb-*.yml"))
    validate = [BIN / "pathwaytool", "validate", library]
    env = {"XDG_CACHE_HOME": str(folder / "cache")}
    times = 3 if steps <= 1_000 else 1
    print(f"\nValidate {steps} steps in {len(files)} pathways")
    peer = best_of(
        times, [BIN / "check-jsonschema", "--schemafile", SCHEMA, *files], folder=folder
    )
    print(line("check-jsonschema (schema only)", peer))
    lint = best_of(times, [BIN / "yamllint", "-d", RELAXED, library], folder=folder)
    print(line("yamllint (YAML only)", lint, peer))
    no_proof = best_of(times, [*validate, "--no-cache", "--no-proof"], folder=folder)
    print(line("pathwaytool, cold, without the proof", no_proof, peer))
    print(line("pathwaytool, cold", best_of(times, [*validate, "--no-cache"], folder=folder), peer))
    print(line("pathwaytool, first time (fills the cache)", measured(validate, folder=folder, env=env), peer))
    print(line("pathwaytool, nothing changed", best_of(times, validate, folder=folder, env=env), peer))
    files[len(files) // 2].write_text(
        files[len(files) // 2].read_text("utf-8").replace("Screening\n", "Første screening\n"),
        "utf-8",
    )
    print(line("pathwaytool, one file changed", measured(validate, folder=folder, env=env), peer))
