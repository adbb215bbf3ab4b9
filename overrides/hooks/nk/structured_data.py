"""What search engines and reference managers read in a page's head: schema.org and Highwire tags."""

import json
from collections.abc import Iterable

from .page_citation import SITE_NAME
from .reference import Reference
from .trial import Trial

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
# MeSH 2026 descriptors of what the site is about.
ABOUT = {
    "Killer Cells, Natural": "D007694",
    "Immunotherapy, Adoptive": "D016219",
    "Neoplasms": "D009369",
}
AUDIENCES = {"patients": "Patient", "clinicians": "Clinician", "science": "MedicalStudent", "trials": "Clinician"}


def json_ld(facts: dict[str, object], references: Iterable[Reference], trial: Trial | None) -> str:
    """The page as a schema.org MedicalWebPage. `facts` has title, description, permalink, checked, audience.

    `<` is escaped, so that no text of a record can end the script element.
    """
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": facts["title"],
        "description": facts["description"],
        "url": facts["permalink"],
        "inLanguage": "en-US",
        "isAccessibleForFree": True,
        "license": LICENSE,
        "lastReviewed": facts["checked"],
        "publisher": {"@type": "Organization", "name": SITE_NAME},
        "about": [
            {
                "@type": "MedicalEntity",
                "name": name,
                "code": {"@type": "MedicalCode", "codeValue": code, "codingSystem": "MeSH"},
            }
            for name, code in ABOUT.items()
        ],
    }
    if audience := AUDIENCES.get(str(facts["audience"])):
        data["audience"] = {"@type": "MedicalAudience", "audienceType": audience}
    if facts["reviewed_by"]:
        data["reviewedBy"] = {"@type": "Person", "name": facts["reviewed_by"]}
    links = [reference.links[0].url for reference in references if reference.links]
    if links:
        data["citation"] = links
    if trial is not None and trial.nct:
        data["mainEntity"] = {
            "@type": "MedicalTrial",
            "name": trial.title,
            "identifier": trial.nct,
            "sameAs": f"https://clinicaltrials.gov/study/{trial.nct}",
        }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def highwire_tags(facts: dict[str, object]) -> list[tuple[str, str]]:
    """`citation_*` tags, from which Zotero imports a page."""
    return [
        ("citation_title", str(facts["title"])),
        ("citation_author", SITE_NAME),
        ("citation_publisher", SITE_NAME),
        ("citation_online_date", str(facts["checked"]).replace("-", "/")),
        ("citation_public_url", str(facts["permalink"])),
        ("citation_language", "en"),
    ]
