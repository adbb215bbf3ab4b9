"""The pages and screens that the browser tests look at."""

# One page of every type.
PAGE_TYPES = {
    "home": "",
    "section": "patients/",
    "patient page": "patients/what-nk-cells-are/",
    "science page": "science/how-they-kill/",
    "trial": "trials/nct01898793-memory-like-aml/",
    "trials": "trials/",
    "memory-like trials": "memory-like/the-trials/",
    "clinician page": "clinicians/how-to-read-these-numbers/",
    "glossary": "glossary/",
    "references": "references/",
    "about": "about/how-we-check/",
    "not found": "404.html",
}
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1366, "height": 900}
