/** Attack or leave alone? Four controls, a balance, one verdict. Every verdict is a row of the page's own table. */
import { button, chosenIn, draw, make, radios, textOf } from "./make.js";

/** @type {Record<string, string>} */
const VERDICTS = { attack: "It attacks.", leave: "It leaves the cell alone.", may: "It may attack." };
/** @type {[string, string, [string, string][]][]} */
const CONTROLS = [
  ["badge", "ID badge (HLA class I)", [["yes", "Shown"], ["no", "Missing"]]],
  ["brake", "Does the NK cell’s brake fit the badge?", [["yes", "It fits"], ["no", "It does not fit"]]],
  ["flags", "Stress flags", [["no", "None"], ["yes", "Shown"]]],
  ["tag", "Antibody tag", [["no", "None"], ["yes", "Stuck on"]]],
];
const NO_BADGE = "Without a badge there is nothing for the brake to hold on to.";

/** Stop signals on the left, go signals on the right; classes tip it and fill it. */
function balance() {
  const weight = (/** @type {string} */ name, /** @type {number} */ x, /** @type {string} */ label) =>
    draw("g", { class: `nk-weight nk-weight-${name}` }, draw("rect", { x, y: 44, width: 66, height: 30, rx: 3 }),
      draw("text", { x: x + 33, y: 65 }, label));
  return draw("svg", { class: "nk-balance", viewBox: "0 0 360 170", "aria-hidden": "true" },
    draw("path", { class: "nk-balance-post", d: "M180 84V150M130 152H230" }),
    draw("g", { class: "nk-balance-beam" },
      draw("path", { class: "nk-balance-bar", d: "M20 78H340M180 72V84" }),
      weight("brake", 44, "brake"), weight("flags", 214, "flags"), weight("tag", 286, "tag")),
    draw("text", { x: 70, y: 166 }, "stop"), draw("text", { x: 290, y: 166 }, "go"));
}

/** @param {Element} table */
export function start(table) {
  const rows = [...table.querySelectorAll("tbody tr")].filter((row) => row instanceof HTMLTableRowElement);
  const fields = new Map(CONTROLS.map(([name, legend, choices]) => [name, radios(`nk-${name}`, legend, choices)]));
  const brake = /** @type {HTMLFieldSetElement} */ (fields.get("brake"));
  const reason = make("p", { class: "nk-muted" });
  brake.append(reason);
  const picture = balance();
  const verdict = make("b", {});
  const sentence = make("span", {});

  const show = () => {
    const state = Object.fromEntries([...fields].map(([name, field]) => [name, chosenIn(field)]));
    const bare = state.badge === "no";
    if (bare) state.brake = "none";
    brake.disabled = bare;
    reason.textContent = bare ? NO_BADGE : "";
    const row = rows.find(({ dataset }) => Object.entries(state).every(([name, value]) => dataset[name] === value));
    for (const other of rows) other.classList.toggle("nk-state-now", other === row);
    if (!row) return;
    picture.dataset.verdict = row.dataset.verdict;
    for (const [name, value] of Object.entries(state)) picture.classList.toggle(`nk-has-${name}`, value === "yes");
    verdict.textContent = VERDICTS[row.dataset.verdict ?? ""] ?? "";
    sentence.textContent = textOf(row.cells[row.cells.length - 2]);
  };
  const presets = rows.filter((row) => row.dataset.preset).map(({ dataset }) => button(dataset.preset ?? "", () => {
    for (const [name, field] of fields) {
      for (const input of field.querySelectorAll("input")) input.checked ||= input.value === dataset[name];
    }
    show();
  }));
  const play = make("div", { class: "nk-play", role: "group", "aria-label": "Try the states" },
    make("div", { class: "nk-row" }, ...presets), make("div", { class: "nk-choices" }, ...fields.values()),
    picture, make("p", { role: "status" }, verdict, " ", sentence));
  play.addEventListener("change", show);
  (table.closest(".nk-scroll") ?? table).before(play);
  show();
}
