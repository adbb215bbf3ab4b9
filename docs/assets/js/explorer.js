/** Filters and sorts the table of trials, and keeps the choices in the address. A row's data are named like the fields that ask for them. */
import { collator, onDemand, sortButton, textOf } from "./make.js";
import { plainText, words } from "./search_words.js";

/** @typedef {{element: HTMLTableRowElement, home: Element | null, words: () => string, keys: () => Record<string, string | number>}} Row */

/** @param {HTMLTableRowElement} element @param {string[]} columns @returns {Row} */
function read(element, columns) {
  const { dataset } = element;
  return {
    element,
    home: element.parentElement,
    words: onDemand(() => ` ${words(`${textOf(element)} ${dataset.words}`).join(" ")}`),
    keys: onDemand(() => Object.fromEntries(columns.map((name, cell) => [name, Number(dataset[name]) || plainText(textOf(element.cells[cell]))]))),
  };
}

/** @param {Row} row @param {Record<string, string>} chosen @param {string[]} wanted */
function fits({ element: { dataset }, words }, { from, to, ...others }, wanted) {
  const year = Number(dataset.year);
  if ((from && year < Number(from)) || (to && !(year && year <= Number(to)))) return false;
  for (const name in others) if (!dataset[name]?.split("|").includes(others[name])) return false;
  return wanted.every((word) => words().includes(` ${word}`));
}

/** @param {Row[]} rows @param {string} order a column's name, with "-" for the other way round */
function sorted(rows, order) {
  const [key, sign] = order.startsWith("-") ? [order.slice(1), -1] : [order, 1];
  return rows.toSorted((a, b) => {
    const [one, other] = [a.keys()[key], b.keys()[key]];
    // A number that is not stated comes last, whichever way the others run.
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return sign * (typeof one === "number" ? one - Number(other) : collator().compare(one, `${other}`));
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
  const elements = [...table.querySelectorAll("tr[data-family]")].filter((row) => row instanceof HTMLTableRowElement);
  const rows = elements.map((row) => read(row, columns));
  const flat = table.querySelector(".nk-flat");
  let now = "";

  const arrange = (/** @type {string} */ wanted) => {
    now = wanted;
    for (const { element, home } of now ? sorted(rows, now) : rows) (now ? flat : home)?.append(element);
    const way = now.startsWith("-") ? "descending" : "ascending";
    for (const head of heads) head.ariaSort = now.replace("-", "") === head.dataset.sort ? way : null;
  };

  const show = () => {
    const entries = [...new FormData(form)].map(([name, value]) => [name, `${value}`.trim()]).filter(([, value]) => value);
    const { q = "", sort = "", ...chosen } = Object.fromEntries(entries);
    const wanted = words(q);
    for (const row of rows) row.element.hidden = !fits(row, chosen, wanted);
    const count = rows.filter(({ element }) => !element.hidden).length;
    if (sort !== now) arrange(sort);
    const { one, many, none } = status.dataset;
    status.textContent = count ? `${count} ${count === 1 ? one : many}` : (none ?? "");
    history.replaceState(history.state, "", `${location.pathname}${entries.length ? `?${new URLSearchParams(entries)}` : ""}${location.hash}`);
  };

  for (const head of heads) {
    const key = head.dataset.sort ?? "";
    sortButton(head, (way) => {
      order.value = way ? `${way === "ascending" ? "" : "-"}${key}` : "";
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
