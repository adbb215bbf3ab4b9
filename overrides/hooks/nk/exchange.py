"""BibTeX, RIS and CSL-JSON: what reference managers read. Each is written from CSL items."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .bibliography import ET_AL

Item = Mapping[str, Any]
BIBTEX_TYPES = {"article-journal": "article", "report": "techreport", "paper-conference": "inproceedings"}
BIBTEX_FIELDS = {"volume": "volume", "issue": "number", "page": "pages", "DOI": "doi", "PMID": "pmid", "note": "note"}
BIBTEX_SIGNS = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {sign: f"\\{sign}" for sign in "{}&%$#_"}
)
RIS_TYPES = {"article-journal": "JOUR", "report": "RPRT", "paper-conference": "CONF", "article-newspaper": "NEWS"}
RIS_TAGS = {
    "id": "ID",
    "title": "TI",
    "author": "AU",
    "container-title": "T2",
    "year": "PY",
    "day": "DA",
    "volume": "VL",
    "issue": "IS",
    "page": "SP",
    "DOI": "DO",
    "PMID": "AN",
    "URL": "UR",
    "note": "N1",
}


def bibtex(items: Iterable[Item]) -> str:
    """The items as BibTeX."""
    return "\n".join(_bibtex_entry(item) for item in items)


def _bibtex_entry(item: Item) -> str:
    names = ["others" if name == ET_AL else _name(name) for name in item.get("author", [])]
    fields = {
        # The second pair of braces keeps the capitals.
        "title": f"{{{_plain_tex(item['title'])}}}",
        "author": _plain_tex(" and ".join(names)),
        "journal" if item["type"] == "article-journal" else "howpublished": _plain_tex(item.get("container-title", "")),
        "year": _date(item)[:4],
        **{field: _plain_tex(item.get(name, "")) for name, field in BIBTEX_FIELDS.items()},
        "doi": item.get("DOI"),
        "url": item.get("URL") if "DOI" not in item else None,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{BIBTEX_TYPES.get(item['type'], 'misc')}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _plain_tex(text: str) -> str:
    return text.translate(BIBTEX_SIGNS)


def ris(items: Iterable[Item]) -> str:
    """The items as RIS; lines end as the format asks."""
    return "".join(_ris_record(item) for item in items)


def _ris_record(item: Item) -> str:
    date = _date(item)
    values = {**item, "author": [_name(name) for name in item.get("author", []) if name != ET_AL], "year": date[:4]}
    values["day"] = date if len(date) > 4 else None
    lines = [f"TY  - {RIS_TYPES.get(item['type'], 'ELEC')}"]
    for name, tag in RIS_TAGS.items():
        value = values.get(name)
        lines += [f"{tag}  - {text}" for text in (value if isinstance(value, list) else [value]) if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(items: Iterable[Item]) -> str:
    """The items as CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def _date(item: Item) -> str:
    parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
    return "/".join(f"{part:02}" for part in parts)


def _name(name: Mapping[str, str]) -> str:
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    return name.get("literal") or ", ".join(filter(None, (family, name.get("given"))))
