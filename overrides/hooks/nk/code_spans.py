"""Code blocks, code spans and comments are set aside while markers are expanded."""

import re

CODE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??(?P=indent)(?P=fence)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
# Private-use characters stand for a set-aside piece; its line breaks stay, so that line numbers hold.
TOKEN = re.compile("\ue000(\\d+)\ue001\n*")


def set_aside(text: str) -> tuple[str, list[str]]:
    """Replace every piece of code by a token with as many line breaks; return the pieces too."""
    pieces: list[str] = []

    def token(match: re.Match[str]) -> str:
        pieces.append(match.group())
        breaks = "\n" * match.group().count("\n")
        return f"\ue000{len(pieces) - 1}\ue001{breaks}"

    return CODE.sub(token, text.replace("\ue000", "").replace("\ue001", "")), pieces


def put_back(text: str, pieces: list[str]) -> str:
    """Undo `set_aside`."""

    def piece(match: re.Match[str]) -> str:
        original = pieces[int(match.group(1))]
        surplus = match.group().count("\n") - original.count("\n")
        return original + "\n" * surplus

    return TOKEN.sub(piece, text)
