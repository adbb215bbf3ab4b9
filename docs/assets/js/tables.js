/** Sorts a table by any of its columns and saves it as a file. The page's own table stays what it is. */
import { button, collator, make, sortButton, textOf } from "./make.js";

const NUMBER = /^[^\p{L}\d]*?([-−]?\d[\d,]*(?:\.\d+)?)/u;

/** @param {string} text @returns {number} the number that it begins with; a text without one comes after all numbers */
const numberIn = (text) => Number(NUMBER.exec(text)?.[1].replace("−", "-").replaceAll(",", "") ?? Infinity);

/** @param {string} one @param {string} other */
function order(one, other) {
  const [first, second] = [numberIn(one), numberIn(other)];
  return first === second ? collator().compare(one, other) : first - second;
}

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @param {HTMLTableElement} table @param {string} label */
function save(table, label) {
  const lines = [...table.rows].map((row) => [...row.cells].map((cell) => quoted(textOf(cell))).join(","));
  const page = location.pathname.replace(/(index)?\.html$/, "").split("/").filter(Boolean).slice(-2);
  const name = [...page, label.replace(/ ?\{#.*|: table with .*/, "")].join("-").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  // The mark at the start tells spreadsheets that the text is UTF-8.
  const href = URL.createObjectURL(new Blob([`\uFEFF${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
  make("a", { href, download: `${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}

/** @param {Element} _first @param {string} selector finds one part of every table that is meant */
export function start(_first, selector) {
  for (const part of document.querySelectorAll(selector)) {
    const table = /** @type {HTMLTableElement} */ (part.closest("table"));
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...(table.tHead?.rows[0].cells ?? [])];
    heads.forEach((head, column) => {
      if (!textOf(head)) return;
      sortButton(head, (way) => {
        for (const other of heads) other.ariaSort = other === head ? way : null;
        const keyed = rows.map((row) => ({ row, text: textOf(row.cells[column]) }));
        if (way) keyed.sort((a, b) => (way === "descending" ? -1 : 1) * order(a.text, b.text));
        body.append(...keyed.map(({ row }) => row));
      });
    });
    const region = table.parentElement;
    region?.after(make("p", { class: "nk-save" }, button("Download this table (CSV)", () => save(table, region.ariaLabel ?? ""))));
  }
}
