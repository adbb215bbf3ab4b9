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
PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str"))
NULL = ("", "~", "null")
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


def load(text: str, file: str, first_line: int = 1) -> Located:
    """Read one YAML document whose first line is `first_line` of `file`.

    Raises:
        UnreadableError: if it is not YAML, or has an alias or a tag.
    """
    located = Located(file, None, {(): first_line})
    try:
        if node := yaml.compose(text, yaml.CBaseLoader):
            located.value = _value(node, (), located, set())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        reason = f"not valid YAML: {error.problem}; check quotes, colons and indentation"
        raise UnreadableError(file, line, reason) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise UnreadableError(file, first_line, f"not valid YAML: {reason}; write it in plain text") from error
    return located


def _value(node: yaml.Node, path: Path, located: Located, seen: set[int]) -> Any:
    """The value of `node`, which stands at `path`; the line of everything in it is noted."""
    # An alias is a node that was seen before; BaseLoader gives every node without a tag of its own one of these.
    if id(node) in seen or node.tag not in PLAIN_TAGS:
        reason = "aliases (*name) and tags (!name) are not used here; write the value out"
        raise UnreadableError(located.file, located.line(path), reason)
    seen.add(id(node))
    first = located.lines[()]
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NULL else node.value
    if isinstance(node, yaml.SequenceNode):
        located.lines |= {(*path, index): first + item.start_mark.line for index, item in enumerate(node.value)}
        return [_value(item, (*path, index), located, seen) for index, item in enumerate(node.value)]
    values = {}
    for key, value in node.value:
        line = first + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise UnreadableError(located.file, line, "not valid YAML: a field has no name; write 'field: value'")
        if (earlier := located.lines.setdefault((*path, key.value), line)) != line:
            message = f"'{key.value}' stands twice (first on line {earlier}); keep one"
            located.problems.append(Problem(located.file, line, message))
        values[key.value] = _value(value, (*path, key.value), located, seen)
    return values


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
