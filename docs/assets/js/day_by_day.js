/** One infusion, day by day: the page's own list, one stop, one view and one kind of cells at a time. */
import { button, chosenIn, make, printButton, radios } from "./make.js";

/** @type {[string, string][]} */
const PRODUCTS = [["", "All kinds"], ["donor", "Donor"], ["memory-like", "Memory-like"], ["car-nk", "CAR-NK"], ["with a transplant", "With a transplant"]];
/** @type {[string, string][]} */
const VIEWS = [["", "All three"], ["you", "You"], ["the cells", "The cells"], ["the doctors", "The doctors"]];
const OFF = "nk-off"; // Hidden on the screen only: paper always has the whole list.

/** @param {Element} item @returns {string} the words before the colon, as "the cells" */
const nameOf = (item) => item.querySelector("strong, em")?.textContent?.split(":")[0].toLowerCase() ?? "";

/** @param {Element} first the first stop of the list */
export function start(first) {
  const list = first.closest("ol");
  if (!list) return;
  const stops = [...list.children];
  const views = stops.flatMap((stop) => [...stop.querySelectorAll(":scope > ul > li")]);
  const kinds = views.flatMap((view) => [...view.querySelectorAll("li")]).map((item) => ({ item, name: nameOf(item) }));
  const titles = stops.map((stop, place) => `${place + 1}. ${stop.querySelector("strong")?.textContent}`);
  const options = ["All stops", ...titles].map((title, place) => make("option", { value: `${place - 1}` }, title));
  const choice = make("select", { id: "nk-days-stop" }, ...options);
  const status = make("p", { role: "status", class: "nk-hidden" });
  const products = radios("nk-days-product", "Kind of cells", PRODUCTS);
  const sides = radios("nk-days-view", "What you see", VIEWS);

  const show = () => {
    const [stop, product, side] = [Number(choice.value), chosenIn(products), chosenIn(sides)];
    stops.forEach((item, place) => item.classList.toggle(OFF, stop >= 0 && place !== stop));
    for (const view of views) view.classList.toggle(OFF, side !== "" && nameOf(view) !== side);
    for (const { item, name } of kinds) {
      const named = PRODUCTS.some(([key]) => key && name.includes(key));
      item.classList.toggle(OFF, product !== "" && named && !name.includes(product)); // A line that names no kind is for everybody.
    }
    before.ariaDisabled = `${stop < 0}`;
    after.ariaDisabled = `${stop === stops.length - 1}`;
    status.textContent = stop < 0 ? `All ${stops.length} stops` : `Stop ${titles[stop]}`;
  };
  const go = (/** @type {number} */ step) => {
    choice.value = `${Math.min(stops.length - 1, Math.max(-1, Number(choice.value) + step))}`;
    show();
  };
  const before = button("Previous stop", () => go(-1));
  const after = button("Next stop", () => go(1));
  const print = printButton("Print these days", "nk-print-days"); // Paper has the list alone, on two pages.
  const play = make("div", { class: "nk-play", role: "group", "aria-label": "Choose what the list shows" },
    make("div", { class: "nk-choices" }, products, sides),
    make("p", {}, make("label", { for: choice.id }, "Stop"), choice), status,
    make("div", { class: "nk-row" }, before, after, print));
  play.addEventListener("change", show);
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    const place = stops.findIndex((stop) => stop.contains(target));
    if (place >= 0 && Number(choice.value) >= 0) go(place - Number(choice.value));
  });
  list.classList.add("nk-days");
  list.before(play);
  show();
}
