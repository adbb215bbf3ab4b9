"""Code blocks, code spans and comments are set aside while markers are expanded."""

import re

CODE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??(?P=indent)(?P=fence)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)


def set_aside(text: str) -> tuple[str, list[str]]:
    """Replace every piece of code by a token; return the pieces too.

    Private-use characters make the token. It keeps the line breaks of its piece, so that line numbers hold.
    """
    pieces: list[str] = []

    def token(match: re.Match[str]) -> str:
        pieces.append(match.group())
        return f"\ue000{len(pieces) - 1}\ue001" + "\n" * match.group().count("\n")

    return CODE.sub(token, re.sub("[\ue000\ue001]", "", text)), pieces


def put_back(text: str, pieces: list[str]) -> str:
    """Undo `set_aside`."""
    for index, piece in enumerate(pieces):
        text = text.replace(f"\ue000{index}\ue001" + "\n" * piece.count("\n"), piece)
    return text
