"""`{{ … }}` in a page: one Jinja expression each, evaluated alone so that all mistakes show in one run."""

import re
from collections.abc import Callable, Mapping
from inspect import signature

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError

from .problems import Problem, did_you_mean

MARKER = re.compile(r"\{\{(.*?)\}\}")
STRAY = re.compile(r"\{\{|\}\}|\{%|%\}")
Functions = Mapping[str, Callable[..., str]]

_environment = Environment(undefined=StrictUndefined, autoescape=True)


class FragmentError(ValueError):
    """An author's mistake in a marker; the message says what to write instead."""


def expanded(text: str, functions: Functions, file: str, first_line: int) -> tuple[str, list[Problem]]:
    """Replace every marker of `text` by what its expression returns."""
    problems: list[Problem] = []

    def note(match: re.Match[str], message: str) -> None:
        problems.append(Problem(file, first_line + text.count("\n", 0, match.start()), message))

    def value(match: re.Match[str]) -> str:
        try:
            return evaluated(match.group(1).strip(), functions)
        except FragmentError as error:
            note(match, f"{match.group()}: {error}")
            return ""

    for match in STRAY.finditer(MARKER.sub(lambda marker: " " * len(marker.group()), text)):
        note(match, f"stray '{match.group()}'; a marker is {{{{ expression }}}} on one line")
    return MARKER.sub(value, text), problems


def evaluated(expression: str, functions: Functions) -> str:
    """The text of one expression.

    Raises:
        FragmentError: for anything an author can get wrong.
    """
    name = re.split(r"\W", expression, maxsplit=1)[0]
    try:
        result = _environment.compile_expression(expression, undefined_to_none=False)(**functions)
        text = str(result)
    except FragmentError:
        raise
    except TemplateSyntaxError as error:
        raise FragmentError(f'not an expression ({error.message}); write name("argument")') from error
    except UndefinedError as error:
        raise FragmentError(f"{error.message}; {did_you_mean(name, functions)}") from error
    except TypeError as error:
        raise FragmentError(_argument_advice(functions.get(name), str(error))) from error
    except Exception as error:
        raise FragmentError(f"cannot be worked out ({error}); check the expression") from error
    if callable(result):
        raise FragmentError(f"'{expression}' is a function; call it with ()")
    return text


def _argument_advice(function: Callable[..., str] | None, error: str) -> str:
    if function is None:
        return error
    names = list(signature(function).parameters)
    wrong = re.search(r"unexpected keyword argument '(\w+)'", error)
    remedy = did_you_mean(wrong.group(1), names) if wrong else error.rsplit(") ", maxsplit=1)[-1]
    return f"wrong arguments ({remedy}); it takes {', '.join(names)}"
