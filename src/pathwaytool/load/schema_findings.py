"""Why data does not fit its schema: one placed finding for each mistake."""

from pathwaytool.load.messages import syntax
from pathwaytool.load.schema import schema
from pathwaytool.load.yaml_source import Data
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import SourceFile


def findings(kind: str, data: Data, source: SourceFile) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the data of a file that does not fit the schema of its kind."""
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema(kind)).iter_errors(data)
    return tuple(
        syntax.YAML_SYNTAX.at(source.value(tuple(error.absolute_path))) for error in errors
    )
