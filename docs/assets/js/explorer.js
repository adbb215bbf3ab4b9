/** Filters and sorts the table of trials, and keeps the choices in the address. */
import { compare, onDemand, sortButton, withoutMarks } from "./make.js";
import { plainText, words } from "./search_words.js";

/** @typedef {{element: HTMLTableRowElement, home: Element, place: number, words: () => string, year: number, results: boolean,
 *   ended: boolean, facets: Record<string, string[]>, keys: () => Record<string, string | number>}} Row */

const STOPPED = ["terminated", "suspended", "development stopped"];

/** @param {HTMLTableRowElement} element @param {number} place @param {string[]} columns @returns {Row} */
function read(element, place, columns) {
  const { conditions, setting, family, cellSource, phase, design, countries, ...data } = element.dataset;
  const facets = { disease: conditions, setting, family, source: cellSource, phase, design, country: countries };
  const texts = onDemand(() => [...withoutMarks(element).cells].map((cell) => cell.textContent?.trim() ?? ""));
  return {
    element,
    home: /** @type {Element} */ (element.parentElement),
    place,
    words: onDemand(() => ` ${words(`${texts().join(" ")} ${data.words}`).join(" ")}`),
    year: Number(data.year),
    results: data.results === "yes",
    ended: Boolean(data.ended) || STOPPED.includes(data.status ?? ""),
    facets: Object.fromEntries(Object.entries(facets).map(([name, value]) => [name, (value ?? "").split("|")])),
    keys: onDemand(() => Object.fromEntries(columns.map((name, cell) => [name, Number(data[name]) || plainText(texts()[cell])]))),
  };
}

/** @param {Row} row @param {URLSearchParams} chosen @param {string[]} wanted */
function fits(row, chosen, wanted) {
  const [from, to] = [Number(chosen.get("from")), Number(chosen.get("to"))];
  if ((from && row.year < from) || (to && !(row.year && row.year <= to))) return false;
  if ((chosen.has("results") && !row.results) || (chosen.has("ended") && !row.ended)) return false;
  for (const name in row.facets) if (chosen.has(name) && !row.facets[name].includes(chosen.get(name) ?? "")) return false;
  return wanted.every((word) => row.words().includes(` ${word}`));
}

/** @param {Row[]} rows @param {string} order a column's name, with "-" for the other way round */
function sorted(rows, order) {
  const [key, sign] = order.startsWith("-") ? [order.slice(1), -1] : [order, 1];
  return [...rows].sort((a, b) => {
    const [one, other] = [a.keys()[key], b.keys()[key]];
    // A number that is not stated comes last, whichever way the others run.
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    const way = typeof one === "number" ? one - Number(other) : compare(one ?? "", `${other ?? ""}`);
    return sign * way || a.place - b.place;
  });
}

/** @param {HTMLFormElement} form fills it from the address; a value that is no choice is left out */
function restore(form) {
  form.reset();
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true;
    else if (field instanceof HTMLInputElement) field.value = value;
    else if (field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value)) field.value = value;
  }
}

/** @param {Element} table */
export function start(table) {
  const form = document.querySelector("form.nk-filters");
  const status = form?.querySelector("[role=status]");
  if (!(table instanceof HTMLTableElement) || !(form instanceof HTMLFormElement) || !(status instanceof HTMLElement)) return;
  const order = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
  const heads = [...table.querySelectorAll("th[data-sort]")].filter((head) => head instanceof HTMLElement);
  const columns = heads.map((head) => head.dataset.sort ?? "");
  const families = [...table.tBodies];
  const flat = table.createTBody();
  const elements = [...table.querySelectorAll("tr[data-family]")].filter((row) => row instanceof HTMLTableRowElement);
  const rows = elements.map((row, place) => read(row, place, columns));
  let now = "";

  const arrange = () => {
    now = order.value;
    for (const row of sorted(rows, now)) (now ? flat : row.home).append(row.element);
    table.classList.toggle("nk-flat", now !== "");
    const way = now.startsWith("-") ? "descending" : "ascending";
    for (const head of heads) head.ariaSort = now.replace("-", "") === head.dataset.sort ? way : null;
  };

  const show = () => {
    const entries = [...new FormData(form)].map(([name, value]) => [name, `${value}`.trim()]).filter(([, value]) => value);
    const chosen = new URLSearchParams(entries);
    const wanted = words(chosen.get("q") ?? "");
    /** @type {Set<Element>} */
    const full = new Set();
    let count = 0;
    for (const row of rows) {
      const shown = fits(row, chosen, wanted);
      if (row.element.hidden === shown) row.element.hidden = !shown;
      if (shown) full.add(row.home);
      count += Number(shown);
    }
    if (order.value !== now) arrange();
    for (const family of families) family.hidden = now !== "" || !full.has(family);
    const { one, many, none } = status.dataset;
    status.textContent = count ? `${count} ${count === 1 ? one : many}` : (none ?? "");
    history.replaceState(history.state, "", `${location.pathname}${entries.length ? `?${chosen}` : ""}${location.hash}`);
  };

  for (const head of heads) {
    const key = head.dataset.sort ?? "";
    sortButton(head, () => {
      order.value = order.value === key ? `-${key}` : order.value === `-${key}` ? "" : key;
      show();
    });
  }
  restore(form);
  let timer = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(show, event.target instanceof HTMLInputElement && event.target.type === "search" ? 120 : 0);
  });
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
  form.hidden = false;
}
