/** How words are made comparable: the index and the query pass through the same door. */

/** British spellings and their US forms, as they begin. Longest first. */
const SPELLINGS = Object.entries({
  leukaem: "leukem",
  anaem: "anem",
  haem: "hem",
  tumour: "tumor",
  oesoph: "esoph",
  paediatr: "pediatr",
  randomis: "randomiz",
  immunis: "immuniz",
  colour: "color",
  centre: "center",
  programme: "program",
});

/** Words that mean the same here. Each group is one word to the search. */
const SYNONYMS = [
  ["memory-like", "ciml", "ml nk", "cytokine-induced memory-like", "memorylike"],
  ["aml", "acute myeloid leukemia", "acute myelogenous leukemia"],
  ["all", "acute lymphoblastic leukemia"],
  ["mds", "myelodysplastic syndrome", "myelodysplastic syndromes", "myelodysplasia"],
  ["gvhd", "graft-versus-host disease", "graft versus host disease", "graft vs host disease"],
  ["crs", "cytokine release syndrome", "cytokine storm"],
  ["car-nk", "chimeric antigen receptor nk"],
  ["haploidentical", "half-matched", "half matched"],
  ["n-803", "anktiva", "alt-803", "nogapendekin alfa inbakicept", "nogapendekin"],
  ["ipsc", "induced pluripotent stem cell", "induced pluripotent stem cells"],
  ["price", "cost", "costs"],
];

/**
 * @param {string} text
 * @returns {string} lower case, no accents, one dash, US spelling, joined names ("NK 92" is "nk92")
 */
export function plainText(text) {
  let plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‐‑‒–−]/g, "-");
  for (const [british, american] of SPELLINGS) plain = plain.replaceAll(british, american);
  return plain.replace(/\b(nk|n|il|cd|alt|afm|ft|nkx|cyn|snk|ntx|pnk|oncnk)[- ]?(\d+)/g, "$1$2");
}

/** @type {[RegExp, string][]} */
const JOINS = SYNONYMS.flatMap((group) => {
  const one = plainText(group[0]).replace(/[^a-z0-9]/g, "");
  const others = [...group].sort((a, b) => b.length - a.length);
  return others.map((name) => /** @type {[RegExp, string]} */ ([new RegExp(`\\b${plainText(name)}\\b`, "g"), one]));
});

/**
 * @param {string} text
 * @returns {string[]} the words to index or to look for
 */
export function words(text) {
  let plain = plainText(text);
  for (const [name, one] of JOINS) plain = plain.replace(name, one);
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 || /\d/.test(word));
}
