"""BibTeX, RIS and CSL-JSON: what reference managers read."""

import json
from collections.abc import Iterable, Mapping

from .bibliography import csl_item
from .reference import Reference

BIBTEX_TYPES = {"article-journal": "article", "report": "techreport", "paper-conference": "inproceedings"}
RIS_TYPES = {"article-journal": "JOUR", "report": "RPRT", "paper-conference": "CONF", "article-newspaper": "NEWS"}
BIBTEX_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def bibtex_entry(kind: str, key: str, fields: Mapping[str, object]) -> str:
    """One entry; empty fields are left out. The outer braces of a title keep its capitals."""
    lines = [f"  {name} = {{{_braced(name, str(value))}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _braced(name: str, value: str) -> str:
    if name in ("url", "doi"):
        return value
    text = "".join(BIBTEX_SIGNS.get(sign, f"\\{sign}" if sign in "&%$#_" else sign) for sign in value)
    return f"{{{text}}}" if name == "title" else text


def ris_record(fields: Iterable[tuple[str, object]]) -> str:
    """One record; the first field is TY. Empty fields are left out, lines end as the format asks."""
    lines = [f"{tag}  - {value}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n"


def references_bibtex(references: Iterable[Reference]) -> str:
    """The bibliography as BibTeX."""
    return "\n".join(
        bibtex_entry(
            BIBTEX_TYPES.get(reference.type, "misc"),
            reference.id,
            {
                "title": reference.title,
                "author": " and ".join([*_names(reference), *(["others"] if reference.et_al else [])]),
                "journal" if reference.type == "article-journal" else "howpublished": reference.container_title,
                "year": reference.issued,
                "volume": reference.volume,
                "number": reference.issue,
                "pages": reference.page,
                "doi": reference.doi,
                "pmid": reference.pmid,
                "url": reference.url if not reference.doi else None,
                "note": reference.note,
            },
        )
        for reference in references
    )


def references_ris(references: Iterable[Reference]) -> str:
    """The bibliography as RIS."""
    return "".join(
        ris_record(
            [
                ("TY", RIS_TYPES.get(reference.type, "ELEC")),
                ("ID", reference.id),
                ("TI", reference.title),
                *[("AU", name) for name in _names(reference)],
                ("T2", reference.container_title),
                ("PY", reference.issued),
                ("VL", reference.volume),
                ("IS", reference.issue),
                ("SP", reference.page),
                ("DO", reference.doi),
                ("AN", reference.pmid),
                ("UR", reference.url),
                ("N1", reference.note),
            ]
        )
        for reference in references
    )


def references_csl(references: Iterable[Reference]) -> str:
    """The bibliography as CSL-JSON."""
    return json.dumps([csl_item(reference) for reference in references], ensure_ascii=False, indent=1) + "\n"


def _names(reference: Reference) -> list[str]:
    return [
        name.literal
        or ", ".join(part for part in (" ".join(filter(None, (name.particle, name.family))), name.given) if part)
        for name in reference.author
    ]
