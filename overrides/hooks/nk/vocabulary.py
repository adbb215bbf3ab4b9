"""Every closed list of the site, with the words a reader sees. Interface strings live here too.

A list maps the word of the record to its label. A translated edition replaces this module.
"""

from typing import Final

from babel import Locale

SITE_NAME: Final = "NK Cell Guide"

PHASES: Final = {
    "early 1": "Early phase 1",
    "1": "Phase 1",
    "1/2": "Phase 1/2",
    "2": "Phase 2",
    "2/3": "Phase 2/3",
    "3": "Phase 3",
    "pilot": "Pilot study",
    "expanded access": "Expanded access",
}
DESIGNS: Final = {
    "randomized": "Randomized comparison",
    "controlled": "Compared with a group that was not randomized",
    "matched control": "Compared with matched people from outside the trial",
    "single arm": "Single arm, no comparison group",
    "case series": "Case series",
}
STATUSES: Final = {
    "recruiting": "Recruiting",
    "not yet recruiting": "Not yet recruiting",
    "active, not recruiting": "Active, not recruiting",
    "completed": "Completed",
    "published": "Published",
    "terminated": "Terminated",
    "suspended": "Suspended",
    "development stopped": "Development stopped",
    "unknown": "Status not found",
}
FAMILIES: Final = {
    "memory-like": "Memory-like NK cells",
    "adaptive": "CMV-adaptive NK cells",
    "unmodified": "NK cells, not expanded",
    "expanded": "Expanded NK cells",
    "CAR-NK": "CAR-NK cells",
    "engager": "NK cells with an engager, or an engager alone",
    "cell line": "NK cell lines (NK-92)",
    "mixed": "Mixed cells: LAK cells, or a graft chosen for its NK cells",
    "checkpoint": "Drugs that release NK cells' brakes",
    "cytokine": "Cytokine drugs that act on NK cells",
}
ENDINGS: Final = {
    "no benefit": "Missed its main aim, or no better than the comparison",
    "stopped early": "Stopped early",
    "program ended": "The program or its company ended",
    "never reported": "No results found",
}
SETTINGS: Final = {
    "relapsed or refractory": "Came back or did not respond",
    "in remission": "In remission",
    "with transplant": "With a transplant",
    "after transplant": "After a transplant",
    "solid tumor": "Solid tumor",
    "other": "Other",
}
AGES: Final = {"adults": "Adults", "children": "Children and young people", "both": "Children and adults"}
CELL_SOURCES: Final = {
    "autologous": "The person's own cells",
    "haploidentical donor": "Half-matched relative",
    "related donor": "Related donor",
    "matched donor": "Matched donor",
    "unrelated donor": "Unrelated donor",
    "transplant donor": "The transplant donor",
    "cord blood": "Cord blood",
    "placenta": "Placenta",
    "iPSC": "Stem cell line (iPSC)",
    "NK-92": "NK-92 cell line",
    "donor blood, off the shelf": "Donor blood, made ahead",
    "donor, type not stated": "Donor, type not stated",
    "mixed": "More than one source",
    "none": "None (a drug, not cells)",
    "not stated": "Not stated",
}
CONDITIONS: Final = {
    name: name
    for name in (
        "AML, MDS, MPN, CML, CMML, JMML, ALL, acute leukemia, blood cancers, myeloma, Hodgkin lymphoma, "
        "B-cell lymphoma, non-Hodgkin lymphoma, T-cell lymphoma, CLL, lymphoma, BPDCN, lung cancer, breast cancer, "
        "ovarian cancer, colorectal cancer, gastric cancer, liver cancer, pancreatic cancer, kidney cancer, "
        "bladder cancer, head and neck cancer, nasopharyngeal cancer, melanoma, neuroblastoma, sarcoma, brain tumor, "
        "mesothelioma, solid tumors, COVID-19, autoimmune disease"
    ).split(", ")
}
# ISO 3166-1 alpha-2 codes and their English names, from the CLDR.
COUNTRIES: Final = {
    code: str(name) for code, name in Locale("en").territories.items() if code.isalpha() and len(code) == 2
}
OUTCOMES: Final = {
    "overall response": "had a response",
    "complete remission": "went into complete remission",
    "partial remission": "had a partial remission",
    "minor response": "had a minor response",
    "stable disease": "had stable disease",
    "disease control": "had disease that shrank or did not grow",
    "progressive disease": "had disease that grew",
    "no response": "had no response",
    "MRD negative": "had no leukemia left on the most sensitive tests",
    "relapse": "had a relapse",
    "progression": "had disease that grew or came back",
    "alive": "were alive",
    "alive in remission": "were alive and in remission",
    "in remission": "were in remission",
    "died": "died",
    "non-relapse death": "died of something other than a relapse",
    "went on to transplant": "went on to a transplant",
    "completed treatment": "had all the planned treatment",
    "not evaluable": "could not be counted for response",
    "NK cell expansion": "had donor NK cells that multiplied",
    "NK cell engraftment": "had donor NK cells found in the body",
    "overall survival": "overall survival",
    "progression-free survival": "progression-free survival",
    "event-free survival": "event-free survival",
    "disease-free survival": "disease-free survival",
    "relapse-free survival": "relapse-free survival",
    "duration of response": "how long responses lasted",
    "follow-up": "how long people were followed",
    "other outcome": "",
}
EVENTS: Final = {
    "graft-versus-host disease": "had graft-versus-host disease",
    "acute GVHD": "had acute graft-versus-host disease",
    "chronic GVHD": "had chronic graft-versus-host disease",
    "cytokine release syndrome": "had cytokine release syndrome",
    "neurotoxicity": "had nerve or brain side effects",
    "infusion reaction": "had a reaction to the infusion",
    "infection": "had an infection",
    "fever": "had a fever",
    "low blood counts": "had low blood counts",
    "dose-limiting toxicity": "had a side effect that limited the dose",
    "severe adverse event": "had a severe side effect",
    "treatment-related death": "died of the treatment",
    "treatment-related mortality": "died of the treatment",
    "graft failure": "had a transplant that did not take",
    "other event": "",
}
CHECKED: Final = {
    "fulltext": "full text read",
    "abstract": "abstract read",
    "record": "registry or library entry read",
    "secondary": "read second-hand",
    "press": "company announcement",
}
BASES: Final = {
    "treated": "treated",
    "evaluable": "evaluable",
    "enrolled": "enrolled",
    "subgroup": "subgroup",
    "control": "comparison group",
}
REFERENCE_TYPES: Final = {
    "article-journal": "Journal article",
    "article": "Preprint",
    "paper-conference": "Meeting abstract",
    "webpage": "Web page",
    "report": "Report",
    "dataset": "Trial registry entry",
    "article-newspaper": "News report",
}
AUDIENCES: Final = {
    "patients": "For patients and carers",
    "science": "The science",
    "memory-like": "Memory-like NK cells",
    "trials": "Clinical trials",
    "clinicians": "For clinicians",
    "about": "About this site",
}
PLAIN_AUDIENCES: Final = frozenset({"patients"})
EVIDENCE_MARKS: Final = {
    "people": "seen in people",
    "human cells": "seen in human cells in a dish",
    "mouse": "seen in mice",
}
NOT_STATED: Final = "not stated"
