"""YAML with the line of every key, so that an error can point at it.

PyYAML's node tree carries the positions and its C parser is fast enough for a thousand
records (ruamel.yaml took ten times as long). Every value but null stays the text that was
written, so that `NO` is Norway and `12:30` no number; the models make numbers of it.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import Problem, UnreadableError

Path = tuple[str | int, ...]
FENCE = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass
class Located:
    """Plain values of a file, the line of each path in them (paths as pydantic prints them), and problems found."""

    file: str
    value: Any
    lines: dict[Path, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of `path`; steps that do not stand in the file, as a union's tag, are passed over."""
        known = Path()
        for step in path:
            known = (*known, step) if (*known, step) in self.lines else known
        return self.lines[known]

    def problem(self, path: Path, message: str) -> None:
        """Note what is wrong at `path`."""
        self.problems.append(Problem(self.file, self.line(path), message))


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML declares it so


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|)$"), ["~", "n", ""])


def load(text: str, file: str, first_line: int = 1) -> Located:
    """Read one YAML document whose first line is `first_line` of `file`.

    Raises:
        UnreadableError: if it is not YAML, or has an alias.
    """
    located = Located(file, None, {(): first_line})
    try:
        loader = _Loader(text)
        if node := loader.get_single_node():
            _locate(node, (), located, set())
            located.value = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        reason = f"not valid YAML: {error.problem}; check quotes, colons and indentation"
        raise UnreadableError(file, line, reason) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise UnreadableError(file, first_line, f"not valid YAML: {reason}; write it in plain text") from error
    return located


def _locate(node: yaml.Node, path: Path, located: Located, seen: set[int]) -> None:
    """Note the line of everything below `node`, which stands at `path`. An alias is a node that was seen before."""
    if id(node) in seen:
        raise UnreadableError(
            located.file, located.line(path), "aliases (*name) are not used here; write the value out"
        )
    seen.add(id(node))
    first = located.lines[()]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            step = (*path, str(key.value))
            line = key.start_mark.line + first
            if (earlier := located.lines.setdefault(step, line)) != line:
                located.problems.append(
                    Problem(located.file, line, f"'{key.value}' stands twice (first on line {earlier}); keep one")
                )
            _locate(value, step, located, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            located.lines[(*path, index)] = value.start_mark.line + first
            _locate(value, (*path, index), located, seen)


def front_matter(text: str, file: str) -> tuple[Located, str, int]:
    """Split a page into its front matter, its body, and the line of `file` on which the body begins.

    Raises:
        UnreadableError: if there is no front matter, or it cannot be read.
    """
    match = FENCE.match(text)
    if not match:
        raise UnreadableError(file, 1, "no front matter; begin the file with '---', the fields, and '---'")
    located = load(match.group(1), file, first_line=2)
    if not isinstance(located.value, dict):
        raise UnreadableError(file, 2, "the front matter has no fields; write 'field: value' lines")
    return located, text[match.end() :], text[: match.end()].count("\n") + 1
