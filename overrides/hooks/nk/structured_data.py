"""What search engines read in a page's head: schema.org."""

import json
from collections.abc import Mapping
from typing import Any

from .vocabulary import SITE_NAME, WORDS

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
# MeSH descriptors of the whole site.
ABOUT = ("D007694 Killer Cells, Natural", "D016219 Immunotherapy, Adoptive", "D009369 Neoplasms")
AUDIENCES = {"patients": "Patient", "clinicians": "Clinician", "science": "MedicalStudent", "trials": "Clinician"}


def json_ld(page: Mapping[str, Any]) -> str:
    """The facts of a page (page_facts.py) as a schema.org MedicalWebPage: a ScholarlyArticle would claim a review that did not take place.

    `<` is escaped, so that no text of a record can end the script element.
    """
    # A condition without a descriptor is named in our words.
    conditions = [_entity("MedicalCondition", WORDS["mesh"].get(name, f" {name}")) for name in page["conditions"]]
    site = {"@type": "Organization", "name": SITE_NAME}
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": page["title"],
        "description": page["description"],
        "url": page["permalink"],
        "inLanguage": "en-US",
        "isAccessibleForFree": True,
        "license": LICENSE,
        "lastReviewed": page["last_checked"].isoformat(),
        "isPartOf": {"@type": "WebSite", "name": SITE_NAME},
        "author": site,
        "publisher": site,
        "about": [*conditions, *(_entity("MedicalEntity", descriptor) for descriptor in ABOUT)],
    }
    if audience := AUDIENCES.get(page["audience"]):
        data["audience"] = {"@type": "MedicalAudience", "audienceType": audience}
    if page["reviewed_by"]:
        data["reviewedBy"] = {"@type": "Person", "name": page["reviewed_by"]}
    if links := [reference.links[0].url for reference in page["references"] if reference.links]:
        data["citation"] = links
    if (trial := page["trial"]) and trial.nct:
        data["mainEntity"] = {
            "@type": "MedicalTrial",
            "name": trial.title,
            "identifier": trial.nct,
            "healthCondition": conditions,
            "sameAs": f"https://clinicaltrials.gov/study/{trial.nct}",
        }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _entity(kind: str, descriptor: str) -> dict[str, object]:
    code, _, name = descriptor.partition(" ")
    coded = {"code": {"@type": "MedicalCode", "codeValue": code, "codingSystem": "MeSH"}} if code else {}
    return {"@type": kind, "name": name, **coded}
