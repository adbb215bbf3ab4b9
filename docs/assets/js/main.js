/** Entry: each behavior stands alone, and a page without its markup costs nothing. */
import { offerCopies } from "./copy.js";
import { offerSchemes } from "./color_scheme.js";
import { offerSearch } from "./search_opener.js";

/** The styles of what scripts make load as if for paper, so that they hold up nothing; here the screen takes them. */
async function loadedStyles() {
  const link = document.querySelector("link[media=print]");
  if (!(link instanceof HTMLLinkElement)) return;
  if (!link.sheet) await new Promise((resolve) => ["load", "error"].forEach((event) => link.addEventListener(event, resolve)));
  link.media = "all";
}

offerSchemes();
offerCopies();
offerSearch();

/** @type {[string, () => Promise<{start: (element: HTMLElement, selector: string) => void}>][]} fetched only where their markup stands */
const INTERACTIVES = [
  ["#nk-explorer", () => import("./explorer.js")],
  ["#nk-small-trial", () => import("./small_trial.js")],
  ["#nk-states", () => import("./attack_or_leave_alone.js")],
  ["li[id^='stop-']", () => import("./day_by_day.js")],
  ["#first-three", () => import("./questions.js")],
  ["#nk-glossary", () => import("./glossary_filter.js")],
  [
    "body:not([data-audience='patients']) .nk-scroll > table:not(.nk-chart-table, .nk-trials-table, .nk-harms-table, #nk-explorer, #nk-states) > thead + tbody > tr:nth-child(6)",
    () => import("./tables.js"),
  ],
];
const later = loadedStyles();
const started = INTERACTIVES.map(async ([selector, load]) => {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement)) return;
  const [{ start }] = await Promise.all([load(), later]);
  start(element, selector);
});
// What the browser tests wait for: nothing changes the page by itself after this.
Promise.all([later, ...started]).then(() => document.documentElement.setAttribute("data-ready", ""));
