"""The pages and screens that the browser tests look at."""

# One page of every type.
PAGE_TYPES = {
    "home": "",
    "section": "patients/",
    "patient page": "patients/what-nk-cells-are/",
    "science page": "science/how-they-kill/",
    "receptors": "science/receptors/",
    "trial": "trials/nct01898793-memory-like-aml/",
    "explorer": "trials/",
    "charts": "trials/results-at-a-glance/",
    "history": "trials/history/",
    "small trial": "trials/how-to-read-a-small-trial/",
    "attack or leave alone": "science/attack-or-leave-alone/",
    "day by day": "patients/what-to-expect/",
    "side effects": "patients/side-effects/",
    "questions": "patients/questions-to-ask/",
    "evidence summary": "clinicians/relapsed-aml-and-mds/",
    "memory-like trials": "memory-like/the-trials/",
    "clinician page": "clinicians/how-to-read-these-numbers/",
    "glossary": "glossary/",
    "references": "references/",
    "about": "about/how-we-check/",
    "not found": "404.html",
}
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1366, "height": 900}
