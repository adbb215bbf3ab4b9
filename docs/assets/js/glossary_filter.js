/** Narrows the glossary to the entries that hold the words looked for, in any part of them. */
import { make, onDemand, textOf } from "./make.js";
import { plainText, words } from "./search_words.js";

/** @param {string} text @returns {string[]} every word of it; `words` joins names and leaves single letters out */
const parts = (text) => plainText(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** @param {Element} list the letters and their entries */
export function start(list) {
  const entries = [...list.querySelectorAll(".nk-entries > div")].filter((entry) => entry instanceof HTMLElement);
  const texts = onDemand(() => entries.map((entry) => {
    const text = textOf(entry);
    return ` ${[...parts(text), ...words(text)].join(" ")} `;
  }));
  const sections = [...list.querySelectorAll("section")];
  const links = [...list.querySelectorAll(".nk-letters li")];
  const input = make("input", { id: "nk-glossary-words", type: "search", autocomplete: "off", spellcheck: "false" });
  const status = make("p", { role: "status" });

  const show = () => {
    const asked = parts(input.value);
    // A single letter is a word of its own, as in "T cell"; others may be the beginning of one.
    const single = asked.filter((word) => word.length === 1);
    const ways = [asked, [...words(input.value), ...single]];
    entries.forEach((entry, place) => {
      entry.hidden = !ways.some((way) => way.every((word) => texts()[place].includes(single.includes(word) ? ` ${word} ` : ` ${word}`)));
    });
    const count = entries.filter((entry) => !entry.hidden).length;
    sections.forEach((section, place) => {
      section.hidden = !section.querySelector(".nk-entries > div:not([hidden])");
      if (links[place] instanceof HTMLElement) links[place].hidden = section.hidden;
    });
    status.textContent = count ? `${count} of ${entries.length} words` : "No word of the glossary fits. Try fewer letters.";
  };
  const clear = () => { input.value = ""; show(); };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  addEventListener("hashchange", () => { if (document.getElementById(location.hash.slice(1))?.closest("[hidden]")) clear(); });
  list.prepend(make("div", { class: "nk-play", role: "search" }, make("label", { for: input.id }, "Find a word"), input, status));
  show();
}
