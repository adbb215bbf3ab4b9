"""YAML with the line of every key, so that an error can point at it.

PyYAML's node tree carries the positions and its C parser is fast enough for a thousand
records (ruamel.yaml, which reads YAML 1.2 out of the box, took ten times as long). What
YAML 1.1 does to innocent text is switched off: `NO` stays Norway, `12:30` stays a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import Problem

Path = tuple[str | int, ...]
FENCE = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass
class Located:
    """Plain values, and the line of each path in them (paths as pydantic prints them)."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of `path`; steps that do not stand in the file, as a union's tag, are passed over."""
        found, known = self.lines.get((), 1), Path()
        for step in path:
            if (longer := (*known, step)) in self.lines:
                known, found = longer, self.lines[longer]
        return found


class _Loader(yaml.CSafeLoader):
    """Safe loading with the scalars of YAML 1.2's core schema; the models parse the rest."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML declares it so


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", list("tf")),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    ("float", r"^[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+$", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def load(text: str, file: str, first_line: int = 1) -> tuple[Located | None, list[Problem]]:
    """Read one YAML document whose first line is `first_line` of `file`."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                line = event.start_mark.line + first_line
                return None, [Problem(file, line, "aliases (*name) are not used here; write the value out")]
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return Located(None, {(): first_line}), []
        value = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        return None, [Problem(file, line, f"not valid YAML: {error.problem}; check quotes, colons and indentation")]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        return None, [Problem(file, first_line, f"not valid YAML: {reason}; write it in plain text")]
    located = Located(value, {(): first_line})
    return located, list(_walk(node, (), located.lines, file, first_line))


def _walk(node: yaml.Node, path: Path, lines: dict[Path, int], file: str, first: int) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            step = (*path, str(key.value))
            line = key.start_mark.line + first
            if step in lines:
                yield Problem(file, line, f"'{key.value}' stands twice (first on line {lines[step]}); keep one")
            lines[step] = line
            yield from _walk(value, step, lines, file, first)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[(*path, index)] = value.start_mark.line + first
            yield from _walk(value, (*path, index), lines, file, first)


def front_matter(text: str, file: str) -> tuple[Located | None, str, int, list[Problem]]:
    """Split a page into its front matter and body.

    Returns the front matter, the body, the line of `file` on which the body begins, and problems.
    """
    match = FENCE.match(text)
    if not match:
        return None, text, 1, [Problem(file, 1, "no front matter; begin the file with '---', the fields, and '---'")]
    located, problems = load(match.group(1), file, first_line=2)
    if located is not None and not isinstance(located.value, dict):
        problems.append(Problem(file, 2, "the front matter has no fields; write 'field: value' lines"))
        located = None
    return located, text[match.end() :], text[: match.end()].count("\n") + 1, problems
