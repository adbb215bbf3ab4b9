"""What search engines and reference managers read in a page's head: schema.org and Highwire tags."""

import json
from collections.abc import Iterable
from typing import Any

from .reference import Reference
from .trial import Trial
from .vocabulary import SITE_NAME

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
# MeSH descriptors: of the whole site, and of each condition. A condition without one is named in our words.
ABOUT = ("Killer Cells, Natural", "D007694"), ("Immunotherapy, Adoptive", "D016219"), ("Neoplasms", "D009369")
CONDITIONS = {
    "AML": ("Leukemia, Myeloid, Acute", "D015470"),
    "MDS": ("Myelodysplastic Syndromes", "D009190"),
    "MPN": ("Myeloproliferative Disorders", "D009196"),
    "CML": ("Leukemia, Myelogenous, Chronic, BCR-ABL Positive", "D015464"),
    "CMML": ("Leukemia, Myelomonocytic, Chronic", "D015477"),
    "ALL": ("Precursor Cell Lymphoblastic Leukemia-Lymphoma", "D054198"),
    "acute leukemia": ("Leukemia", "D007938"),
    "blood cancers": ("Hematologic Neoplasms", "D019337"),
    "myeloma": ("Multiple Myeloma", "D009101"),
    "Hodgkin lymphoma": ("Hodgkin Disease", "D006689"),
    "B-cell lymphoma": ("Lymphoma, B-Cell", "D016393"),
    "non-Hodgkin lymphoma": ("Lymphoma, Non-Hodgkin", "D008228"),
    "CLL": ("Leukemia, Lymphocytic, Chronic, B-Cell", "D015451"),
    "lymphoma": ("Lymphoma", "D008223"),
    "lung cancer": ("Lung Neoplasms", "D008175"),
    "breast cancer": ("Breast Neoplasms", "D001943"),
    "ovarian cancer": ("Ovarian Neoplasms", "D010051"),
    "colorectal cancer": ("Colorectal Neoplasms", "D015179"),
    "gastric cancer": ("Stomach Neoplasms", "D013274"),
    "liver cancer": ("Liver Neoplasms", "D008113"),
    "pancreatic cancer": ("Pancreatic Neoplasms", "D010190"),
    "kidney cancer": ("Kidney Neoplasms", "D007680"),
    "bladder cancer": ("Urinary Bladder Neoplasms", "D001749"),
    "head and neck cancer": ("Head and Neck Neoplasms", "D006258"),
    "melanoma": ("Melanoma", "D008545"),
    "neuroblastoma": ("Neuroblastoma", "D009447"),
    "sarcoma": ("Sarcoma", "D012509"),
    "brain tumor": ("Brain Neoplasms", "D001932"),
    "COVID-19": ("COVID-19", "D000086382"),
    "autoimmune disease": ("Autoimmune Diseases", "D001327"),
}
AUDIENCES = {"patients": "Patient", "clinicians": "Clinician", "science": "MedicalStudent", "trials": "Clinician"}


def json_ld(facts: dict[str, Any], references: Iterable[Reference], trial: Trial | None) -> str:
    """The page as a schema.org MedicalWebPage: a ScholarlyArticle would claim a review that did not take place.

    `facts` has title, description, permalink, checked, audience, conditions.

    `<` is escaped, so that no text of a record can end the script element.
    """
    conditions = [_entity("MedicalCondition", *CONDITIONS.get(name, (name,))) for name in facts["conditions"]]
    site = {"@type": "Organization", "name": SITE_NAME}
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
        "isPartOf": {"@type": "WebSite", "name": SITE_NAME},
        "author": site,
        "publisher": site,
        "about": [*conditions, *(_entity("MedicalEntity", *entity) for entity in ABOUT)],
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
            "healthCondition": conditions,
            "sameAs": f"https://clinicaltrials.gov/study/{trial.nct}",
        }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _entity(kind: str, name: str, code: str | None = None) -> dict[str, object]:
    coded = {"code": {"@type": "MedicalCode", "codeValue": code, "codingSystem": "MeSH"}} if code else {}
    return {"@type": kind, "name": name, **coded}


def highwire_tags(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """`citation_*` tags, from which Zotero imports a page."""
    return [
        ("citation_title", str(facts["title"])),
        ("citation_author", SITE_NAME),
        ("citation_publisher", SITE_NAME),
        ("citation_online_date", str(facts["checked"]).replace("-", "/")),
        ("citation_public_url", str(facts["permalink"])),
        ("citation_language", "en"),
    ]
