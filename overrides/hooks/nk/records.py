"""Files and records read one at a time, each fault explained with its line and a remedy."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .located_yaml import Located
from .problems import Problem, did_you_mean

Model = TypeVar("Model", bound=BaseModel)


def read_text(path: Path) -> tuple[str | None, list[Problem]]:
    """The text of a file, or the reason why it cannot be read as text."""
    name = shown_name(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return None, [Problem(name, line, "not UTF-8 text; save the file with the encoding UTF-8")]
    except OSError as error:
        return None, [Problem(name, 0, f"cannot be read ({error.strerror}); restore the file")]
    if not text.strip():
        return None, [Problem(name, 0, "the file is empty; fill it or delete it")]
    if "\x00" in text:
        return None, [Problem(name, 1, "the file holds binary data; save it as UTF-8 text")]
    return text, []


def validated(
    model: type[Model], located: Located, file: str, at: tuple[str | int, ...] = ()
) -> tuple[Model | None, list[Problem]]:
    """One record as its model, or one problem per wrong field, each with its line."""
    value: Any = located.value
    for step in at:
        value = value[step]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [
            Problem(file, located.line((*at, *fault["loc"])), _explained(model, fault)) for fault in error.errors()
        ]


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
            return f"{where}: {fault['msg'].lower()}, found {_short(fault['input'])}; correct the value"


def _field_names(model: type[BaseModel]) -> list[str]:
    from_figures = ["kind", "measure", "source", "checked", "basis", "at", "group", "note", "wording", "derived", "of"]
    own = [info.alias or name for name, info in model.model_fields.items()]
    return own + (from_figures if "results" in model.model_fields else [])


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def shown_name(path: Path) -> str:
    """The path as authors know it, from `docs/` on."""
    parts = path.parts
    start = len(parts) - 1 - parts[::-1].index("docs") if "docs" in parts else -1
    return "/".join(parts[start:])
