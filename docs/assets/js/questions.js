/** Tick questions, add your own, and print or copy one sheet. Kept in this browser only. */
import { copied } from "./copy.js";
import { button, make, printButton, textOf } from "./make.js";

const KEY = "nk-questions";
const KEPT = "Your list stays in this browser, on this device. We cannot see it. Others who use this device can.";
const BLOCKED = "This browser does not let pages keep anything. Print or copy your list before you leave.";
const FORGOTTEN = "Forgotten. Nothing of your list is left in this browser.";
const SELECTED = "Your list is selected. Press Ctrl and C, or ⌘ and C.";

/** @param {string | null} text @returns {{ticked: string[], own: string[], notes: string}} whatever it holds, as texts */
function read(text) {
  const { ticked, own, notes } = JSON.parse(text ?? "null") ?? {};
  const texts = (/** @type {unknown} */ list) => (Array.isArray(list) ? list.map(String) : []);
  return { ticked: texts(ticked), own: texts(own), notes: `${notes ?? ""}` };
}

/** @template T @param {() => T} action @param {T} otherwise what holds where the browser keeps nothing @returns {T} */
function tried(action, otherwise) {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** @param {Element} first the heading of the first list of questions */
export function start(first) {
  const lists = [...(first.parentElement?.querySelectorAll(":scope > ul") ?? [])]
    .filter((list) => [...list.children].every((item) => item.textContent?.includes("?")));
  let kept = tried(() => read(localStorage.getItem(KEY)), read(null));
  const count = make("span", { role: "status" });
  const note = make("p", { role: "status", class: "nk-muted" });
  const sheet = make("ul", { class: "nk-sheet" });
  const added = make("input", { id: "nk-question-own", autocomplete: "off", maxlength: "300" });
  const notes = make("textarea", { id: "nk-question-notes", rows: "4" });

  const ticks = lists.flatMap((list) => [...list.children]).map((item, place) => {
    const text = make("span", { id: `nk-question-${place}` }, ...item.childNodes);
    const tick = make("input", { type: "checkbox", "aria-labelledby": text.id });
    item.classList.add("nk-question");
    item.append(make("label", {}, tick), text);
    return { tick, words: textOf(text) };
  });

  const ownLine = (/** @type {string} */ words, /** @type {number} */ place) => {
    const remove = button("Remove", () => {
      kept.own.splice(place, 1);
      save();
      added.focus();
    });
    remove.ariaLabel = `Remove: ${words}`;
    return make("li", {}, words, " ", remove);
  };
  const save = () => {
    kept = { ...kept, ticked: ticks.filter(({ tick }) => tick.checked).map(({ words }) => words), notes: notes.value };
    const size = kept.ticked.length + kept.own.length;
    count.textContent = size === 1 ? "1 question on your list" : `${size} questions on your list`;
    sheet.replaceChildren(...kept.ticked.map((words) => make("li", {}, words)), ...kept.own.map(ownLine));
    if (kept.notes.trim()) sheet.append(make("li", { class: "nk-sheet-notes" }, kept.notes));
    // An empty list leaves nothing behind, so that reading the page alone keeps nothing.
    const store = () => (size || kept.notes ? localStorage.setItem(KEY, JSON.stringify(kept)) : localStorage.removeItem(KEY));
    note.textContent = tried(() => (store(), KEPT), BLOCKED);
  };
  const fill = () => {
    for (const { tick, words } of ticks) tick.checked = kept.ticked.includes(words);
    notes.value = kept.notes;
    save();
  };

  const form = make("form", {}, make("label", { for: added.id }, "Add a question of your own"), added, make("button", { class: "nk-button" }, "Add"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (added.value.trim()) kept.own.push(added.value.trim());
    form.reset();
    save();
  });
  const print = printButton("Print my list", "nk-print-sheet");
  const copy = button("Copy my list", async () => {
    const done = await copied([...kept.ticked, ...kept.own, kept.notes].join("\n").trim());
    if (!done) getSelection()?.selectAllChildren(sheet);
    note.textContent = done ? "Copied." : SELECTED;
  });
  const forget = button("Forget my list", () => {
    kept = read(null);
    fill();
    if (note.textContent === KEPT) note.textContent = FORGOTTEN;
  });
  for (const { tick } of ticks) tick.addEventListener("change", save);
  notes.addEventListener("input", save);
  lists.at(-1)?.after(
    make("p", { class: "nk-tally" }, count, make("a", { href: "#nk-my-questions" }, "See my list")),
    make("section", { class: "nk-play", id: "nk-my-questions", "aria-label": "My list" }, make("p", { class: "admonition-title" }, "My list"), sheet, form,
      make("p", {}, make("label", { for: notes.id }, "Notes"), notes), make("div", { class: "nk-row" }, print, copy, forget), note));
  fill();
}
