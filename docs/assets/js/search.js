/** Search in the page: fetches the index once, shows results grouped by page. */
import MiniSearch from "./vendor/minisearch.js";
import { words } from "./search_words.js";

/**
 * @typedef {{location: string, title: string, text: string}} Entry one section of one page
 * @typedef {{page: Entry, parts: Entry[]}} Found a page and its sections that match
 */

const MOST_PAGES = 12;
const MOST_PARTS = 3;
const EXCERPT = 150;
/** Pages that name everything: a hit there says little. */
const LISTS = /^(references|glossary)\//;

/** @type {Promise<(query: string) => Found[]> | undefined} */
let ready;

/** @param {string} html text of the index: markup goes, and the numbers of citations with it */
function textOf(html) {
  const { body } = new DOMParser().parseFromString(html.replaceAll("</", " </"), "text/html");
  for (const citation of body.querySelectorAll("sup")) citation.remove();
  return body.textContent?.replace(/\s+/g, " ").replace(/ ([.,;:)])/g, "$1").trim() ?? "";
}

/** @param {string} location */
const pageOf = (location) => location.split("#")[0];

/**
 * @param {string} address
 * @returns {Promise<(query: string) => Found[]>}
 */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  /** @type {{docs: Entry[]}} */
  const { docs } = await response.json();
  const entries = docs.map((doc) => ({ location: doc.location, title: textOf(doc.title), text: textOf(doc.text) }));
  const byLocation = new Map(entries.map((entry) => [entry.location, entry]));
  const index = new MiniSearch({
    idField: "location",
    fields: ["title", "location", "text"],
    tokenize: words,
    processTerm: (/** @type {string} */ term) => term,
    searchOptions: {
      boost: { title: 4, location: 2 },
      prefix: (/** @type {string} */ term) => term.length > 2,
      fuzzy: (/** @type {string} */ term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      boostDocument: (/** @type {string} */ id) => (LISTS.test(id) ? 0.3 : id.includes("#") ? 1 : 1.6),
    },
  });
  index.addAll(entries);

  return (query) => {
    const strict = index.search(query, { combineWith: "AND" });
    const hits = strict.length ? strict : index.search(query);
    /** @type {Map<string, Found>} */
    const found = new Map();
    for (const hit of hits) {
      const entry = byLocation.get(hit.id);
      const page = byLocation.get(pageOf(hit.id)) ?? entry;
      if (!entry || !page) continue;
      const group = found.get(page.location) ?? { page, parts: [] };
      if (entry !== page && group.parts.length < MOST_PARTS) group.parts.push(entry);
      if (!found.has(page.location) && found.size < MOST_PAGES) found.set(page.location, group);
    }
    return [...found.values()];
  };
}

/**
 * @param {string} text
 * @param {string[]} wanted
 * @returns {string} the stretch of the text around the first word that was looked for
 */
function excerpt(text, wanted) {
  const lower = text.toLowerCase();
  const places = wanted.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const middle = places.length ? Math.min(...places) : 0;
  const start = middle < EXCERPT / 2 ? 0 : lower.indexOf(" ", middle - EXCERPT / 2) + 1;
  const end = Math.min(text.length, start + EXCERPT);
  return `${start > 0 ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
}

/**
 * @param {Entry} entry
 * @param {string} root
 * @param {string} className
 */
function linkTo(entry, root, className) {
  const link = document.createElement("a");
  link.className = className;
  link.href = root + entry.location;
  link.textContent = entry.title;
  return link;
}

/**
 * @param {Found} found
 * @param {string} root
 * @param {string[]} wanted
 */
function listItem({ page, parts }, root, wanted) {
  const item = document.createElement("li");
  item.append(linkTo(page, root, "nk-search-page"));
  const text = (parts[0] ?? page).text || page.text;
  if (text) {
    const line = document.createElement("p");
    line.textContent = excerpt(text, wanted);
    item.append(line);
  }
  if (parts.length) {
    const list = document.createElement("ul");
    for (const part of parts) {
      const inner = document.createElement("li");
      inner.append(linkTo(part, root, "nk-search-part"));
      list.append(inner);
    }
    item.append(list);
  }
  return item;
}

/** @param {HTMLDialogElement} dialog */
export async function startSearch(dialog) {
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ul");
  if (!input || !status || !list) return;
  input.focus();
  input.select();
  if (ready) return;

  const { index = "", root = "", none = "", one = "", many = "", failed = "" } = dialog.dataset;
  const hint = status.textContent;
  ready = load(index);
  let find;
  try {
    find = await ready;
  } catch {
    ready = undefined;
    status.textContent = failed;
    return;
  }

  const show = () => {
    const query = input.value.trim();
    const results = query ? find(query) : [];
    const wanted = words(query);
    list.replaceChildren(...results.map((found) => listItem(found, root, wanted)));
    if (!query) status.textContent = hint;
    else if (!results.length) status.textContent = `${none} “${query}”`;
    else status.textContent = results.length === 1 ? one : `${results.length} ${many}`;
  };
  /** @type {number | undefined} */
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    clearTimeout(timer);
    show();
    list.querySelector("a")?.focus();
  });
  // A link within the page that is open would otherwise leave the dialog in the way.
  list.addEventListener("click", (event) => {
    if (event.target instanceof HTMLAnchorElement) dialog.close();
  });
  show();
}
