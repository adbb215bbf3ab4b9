/** How words are made comparable: what is indexed and what is looked for pass through the same door. */

const NO_MEANING = new Set(
  "a an and are as at be by can do does dr for from has have how i in is it many me much my near of on or the this to was what when which who why will with you your".split(" "),
);
/** Too common to choose a page by, unless nothing else is asked. As keys. */
export const EVERYWHERE = new Set(["nk", "cel", "doctor"]);

/** @param {string} word @returns {string} without accents, British spelling, double letters and endings; a key, not for readers */
function key(word) {
  if (/\d/.test(word)) return word;
  return word
    .replace(/ae|oe/g, "e")
    .replace(/our/g, "or")
    .replace(/is(?=(e|ed|es|ing|ations?)$)/, "iz")
    .replace(/tre(?=s?$)/, "ter")
    .replace(/ies$/, "y")
    .replace(/(?<=.{3})(ing|ed|es|s|e)$/, "")
    .replace(/(.)\1/g, "$1");
}

/** @param {string} text @returns {string} lower case, no accents, names and their numbers joined: "NK-92" and "NK 92" are "nk92" */
export function plainText(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/([a-z])[-‐‑–−](?=\d)|\b(nk|il|cd|ft|snk|ab|alt|nct|n) (?=\d)/g, "$1$2");
}

/** @param {string} text @returns {string[]} the words to index or to look for */
export function words(text) {
  return plainText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => (word.length > 1 || /\d/.test(word)) && !NO_MEANING.has(word))
    .map(key);
}
