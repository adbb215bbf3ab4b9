/** Search in the page: fetches the index once, shows results grouped by page. */
import { make } from "./make.js";
import MiniSearch from "./vendor/minisearch.js";
import { EVERYWHERE, words } from "./search_words.js";

/**
 * @typedef {{location: string, title: string, text: string, for?: string, names?: string, people?: string, size?: number}} Entry a page, a section or a word of the glossary
 * @typedef {{entry: Entry, terms: string[]}} Hit an entry and the words it was found by
 * @typedef {{page: Entry, hits: Hit[]}} Found a page with its hits, best first
 */

const MOST_PAGES = 12;
const MOST_PARTS = 3;
const EXCERPT = 150;
const LONGEST_NAME = 6;

let loaded = false;

/** @param {string} location @param {number} [size] people in a trial with results @returns {number} patients' pages first; lists of everything, and sections that lead away, say little */
function weight(location, size) {
  if (/#(detail|next-steps|related-pages|pages)$/.test(location)) return 0.5;
  if (size !== undefined) return 1 + Math.log10(1 + size) / 4;
  const place = location.startsWith("patients/") ? 2.5 : /^(about|memory-like|trials\/(by-disease|history|results|since))/.test(location) ? 0.7 : 1;
  return location.includes("#") ? place : place * 1.4;
}

/** @param {string[]} names @returns {string[]} without those that hold another one: "clinical trial" beside "trial" */
const shortest = (names) => names.filter((name) => !names.some((other) => other !== name && ` ${name} `.includes(` ${other} `)));

/** @param {string} query @param {Map<string, string[]>} names @returns {object[]} MiniSearch queries, one for each thing asked */
function asked(query, names) {
  const all = words(query);
  const parts = [];
  for (let at = 0, size; at < all.length; at += size) {
    size = LONGEST_NAME;
    while (size > 1 && (at + size > all.length || !names.has(all.slice(at, at + size).join(" ")))) size -= 1;
    parts.push(all.slice(at, at + size).join(" "));
  }
  const telling = parts.filter((part) => !EVERYWHERE.has(part));
  return (telling.length ? telling : parts).map((part) => ({
    combineWith: "OR",
    queries: shortest(names.get(part) ?? [part]).map((name) => ({ combineWith: "AND", queries: name.split(" ") })),
  }));
}

/** @param {string} address @returns {Promise<(query: string) => Found[]>} */
export async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  /** @type {{docs: Entry[], names: string[][], everyday: Record<string, string[]>}} */
  const { docs, names, everyday } = await response.json();
  const entries = new Map(docs.map((entry) => [entry.location, entry]));
  /** @type {Map<string, string[]>} what is asked, and everything it is called */
  const called = new Map();
  const learn = (/** @type {string} */ name, /** @type {string[]} */ others) => {
    const [asking, ...keys] = [name, ...others].map((other) => words(other).join(" "));
    called.set(asking, [...new Set([asking, ...(called.get(asking) ?? []), ...keys])]);
  };
  for (const group of names) for (const name of group) learn(name, group);
  for (const [name, others] of Object.entries(everyday)) learn(name, others);
  const index = new MiniSearch({
    idField: "location",
    fields: ["title", "page", "names", "people", "text"],
    extractField: (/** @type {Entry} */ entry, /** @type {keyof Entry | "page"} */ field) =>
      field === "page" ? entries.get(entry.location.split("#")[0])?.title : entry[field],
    tokenize: (/** @type {string} */ text, /** @type {string | undefined} */ field) => (field === "location" ? [text] : words(text)),
    processTerm: (/** @type {string} */ term) => term,
    searchOptions: {
      tokenize: (/** @type {string} */ text) => [text],
      boost: { title: 4, page: 3, names: 4 },
      prefix: (/** @type {string} */ term) => term.length > 2,
      boostDocument: (/** @type {string} */ location) => weight(location, entries.get(location)?.size),
    },
  });
  await index.addAllAsync(docs, { chunkSize: 100 }); // In pieces, so that typing is not held up.

  return (query) => {
    const queries = asked(query, called);
    const fuzzy = (/** @type {string} */ term) => term.length > 4 && !/\d/.test(term) && 0.2;
    const tries = [{ combineWith: "AND" }, { combineWith: "AND", fuzzy }, { combineWith: "OR", fuzzy }];
    /** @type {{id: string, terms: string[]}[]} */
    let hits = [];
    for (const options of tries) if (!hits.length) hits = index.search({ queries, ...options }, options);
    /** @type {Map<string, Found>} */
    const found = new Map();
    for (const { id, terms } of hits) {
      const [entry, page] = [entries.get(id), entries.get(id.split("#")[0])];
      if (!entry || !page) continue;
      if (!found.has(page.location)) found.set(page.location, { page, hits: [] });
      found.get(page.location)?.hits.push({ entry, terms });
    }
    return [...found.values()];
  };
}

/** @param {Hit} hit @returns {string} the stretch of the text around the first word it was found by */
function excerpt({ entry: { text }, terms }) {
  const first = [...text.matchAll(/\S+/g)].find(([word]) => words(word).some((found) => terms.includes(found)));
  const middle = first?.index ?? 0;
  const start = middle < EXCERPT / 2 ? 0 : text.indexOf(" ", middle - EXCERPT / 2) + 1;
  const end = text.length > start + EXCERPT ? text.lastIndexOf(" ", start + EXCERPT) : text.length;
  return `${start > 0 ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
}

/** @param {Found} found @param {string} root */
function listItem({ page, hits }, root) {
  const parts = hits.filter(({ entry }) => entry !== page).slice(0, MOST_PARTS);
  const link = (/** @type {Entry} */ entry, /** @type {string} */ name) => make("a", { class: name, href: root + entry.location }, entry.title);
  return make("li", {},
    link(page, "nk-search-page"), make("p", { class: "nk-search-for" }, page.for ?? ""), make("p", {}, excerpt(hits[0])),
    ...(parts.length ? [make("ul", {}, ...parts.map(({ entry }) => make("li", {}, link(entry, "nk-search-part"))))] : []));
}

/** @param {HTMLDialogElement} dialog */
export async function startSearch(dialog) {
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ul");
  if (!input || !status || !list || loaded) return;
  loaded = true;

  const { index = "", root = "", none = "", one = "", many = "", most = "", failed = "" } = dialog.dataset;
  const hint = status.textContent;
  let find;
  try {
    find = await load(index);
  } catch {
    loaded = false;
    status.textContent = failed;
    return;
  }

  const show = () => {
    const query = input.value.trim();
    const results = query ? find(query) : [];
    list.replaceChildren(...results.slice(0, MOST_PAGES).map((found) => listItem(found, root)));
    if (!query) status.textContent = hint;
    else if (!results.length) status.textContent = `${none} “${query}”`;
    else status.textContent = results.length === 1 ? one : `${results.length} ${results.length > MOST_PAGES ? most : many}`;
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
