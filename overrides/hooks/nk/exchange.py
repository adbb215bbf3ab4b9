"""BibTeX, RIS and CSL-JSON, which reference managers read, written from CSL items; CSV, which everything reads."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .bibliography import ET_AL
from .vocabulary import WORDS

Item = Mapping[str, Any]
BIBTEX_SIGNS = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {sign: f"\\{sign}" for sign in "{}&%$#_"}
)


def bibtex(items: Iterable[Item]) -> str:
    """The items as BibTeX."""
    return "\n".join(_bibtex_entry(item) for item in items)


def _bibtex_entry(item: Item) -> str:
    names = ["others" if name == ET_AL else _name(name) for name in item.get("author", [])]
    fields = {
        # The second pair of braces keeps the capitals.
        "title": f"{{{_tex(item['title'])}}}",
        "author": _tex(" and ".join(names)),
        "journal" if item["type"] == "article-journal" else "howpublished": _tex(item.get("container-title", "")),
        "year": _date(item)[:4],
        **{field: _tex(item.get(name, "")) for name, field in WORDS["bibtex_field"].items()},
        "doi": item.get("DOI"),
        "url": item.get("URL") if "DOI" not in item else None,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    kind = WORDS["bibtex_type"].get(item["type"], "misc")
    return f"@{kind}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _tex(text: str) -> str:
    return text.translate(BIBTEX_SIGNS)


def ris(items: Iterable[Item]) -> str:
    """The items as RIS; lines end as the format asks."""
    return "".join(_ris_record(item) for item in items)


def _ris_record(item: Item) -> str:
    date = _date(item)
    authors = [_name(name) for name in item.get("author", []) if name != ET_AL]
    values = {**item, "author": authors, "year": date[:4], "day": date if len(date) > 4 else None}
    lines = ["TY  - " + WORDS["ris_type"].get(item["type"], "ELEC")]
    for name, tag in WORDS["ris_tag"].items():
        value = values.get(name)
        lines += [f"{tag}  - {text}" for text in (value if isinstance(value, list) else [value]) if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(items: Iterable[Item]) -> str:
    """The items as CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


# Name of each format → how its files end, and what writes them.
FORMATS = {"BibTeX": ("bib", bibtex), "RIS": ("ris", ris), "CSL-JSON": ("json", csl_json)}


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as CSV. A row may hold more than the columns, or less: what is missing stays empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _date(item: Item) -> str:
    parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
    return "/".join(f"{part:02}" for part in parts)


def _name(name: Mapping[str, str]) -> str:
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    return name.get("literal") or ", ".join(filter(None, (family, name.get("given"))))
