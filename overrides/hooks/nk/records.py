"""Files and records read one at a time, each fault explained with its line and a remedy."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from . import located_yaml
from .problems import UnreadableError, did_you_mean

Model = TypeVar("Model", bound=BaseModel)


def read_text(docs: Path, below: str) -> str:
    """The text of the file at `below` in the folder `docs`.

    Raises:
        UnreadableError: if it is missing, empty or no text.
    """
    name = f"docs/{below}"
    try:
        data = (docs / below).read_bytes()
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(name, line, "not UTF-8 text; save the file with the encoding UTF-8") from error
    except OSError as error:
        raise UnreadableError(name, 0, f"cannot be read ({error.strerror}); restore the file") from error
    if not text.strip():
        raise UnreadableError(name, 0, "the file is empty; fill it or delete it")
    if "\x00" in text:
        raise UnreadableError(name, 1, "the file holds binary data; save it as UTF-8 text")
    return text


def validated(model: type[Model], located: located_yaml.Located, at: located_yaml.Path = ()) -> Model | None:
    """The record at `at` as its model; None after one problem per wrong field was noted, each with its line."""
    value: Any = located.value
    for step in at:
        value = value[step]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for fault in error.errors():
            located.problem((*at, *fault["loc"]), _explained(model, fault))
        return None


def _explained(model: type[BaseModel], fault: Any) -> str:
    where = ".".join(str(step) for step in fault["loc"] if not isinstance(step, int)) or "record"
    name = str(fault["loc"][-1]) if fault["loc"] else ""
    match fault["type"]:
        case "extra_forbidden":
            return f"unknown field '{name}'; {did_you_mean(name, _field_names(model))}"
        case "missing":
            return f"field '{name}' is missing; add it (null where nothing is known and null is allowed)"
        case "union_tag_not_found" | "union_tag_invalid":
            return f"{where}: kind is missing or unknown; write kind: count, percent, survival or comparison"
        case "value_error":
            return f"{where}: {fault['ctx']['error']}"
        case _:
            found = repr(fault["input"])
            short = found if len(found) <= 60 else f"{found[:57]}..."
            return f"{where}: {fault['msg'].lower()}, found {short}; correct the value"


def _field_names(model: type[BaseModel]) -> list[str]:
    """The fields of a record and of the records inside it, as its JSON Schema names them."""
    schema = model.model_json_schema()
    return [name for part in (schema, *schema.get("$defs", {}).values()) for name in part.get("properties", {})]
