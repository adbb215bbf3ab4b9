/** What can 5 of 9 tell us? Dots, the exact interval, and the exact chance of doing as well by luck. */
import { draw, make } from "./make.js";

/** @param {number} n @param {number} of @param {number} rate @returns {number} the chance of n or more when each has `rate` */
export function tail(n, of, rate) {
  if (n <= 0) return 1;
  let [coefficient, sum] = [0, 0]; // The coefficient is a logarithm, so that it cannot overflow.
  for (let k = 1; k <= of; k += 1) {
    coefficient += Math.log((of - k + 1) / k);
    if (k >= n) sum += Math.exp(coefficient + k * Math.log(rate) + (of - k) * Math.log1p(-rate));
  }
  return Math.min(1, sum);
}

/** @param {number} p @param {string} words the four that small_trial.html gives */
export function chance(p, words) {
  const [nearlyAll, ofHundred, ofThousand, hardlyAny] = words.split("|");
  const [hundred, thousand] = [100, 1000].map((size) => Math.floor(size * p + 0.5 + 1e-9));
  if (p >= 0.995) return nearlyAll;
  if (p >= 0.01) return ofHundred.replace("#", `${hundred}`);
  return thousand >= 1 ? ofThousand.replace("#", `${thousand}`) : hardlyAny;
}

/** @param {number} n @param {number} of */
function dots(n, of) {
  const columns = of > 60 ? 20 : of > 12 ? 10 : of;
  const [width, height] = [columns * 24, Math.ceil(of / columns) * 24];
  const circles = Array.from({ length: of }, (_, place) => {
    const [cx, cy] = [(place % columns) * 24 + 12, Math.floor(place / columns) * 24 + 12];
    return draw("circle", { class: place < n ? "nk-dot-on" : "nk-dot", r: 9, cx, cy });
  });
  return draw("svg", { class: "nk-dots", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, ...circles);
}

/** @param {number} low @param {number} middle @param {number} high @param {number} rate as fractions */
function line(low, middle, high, rate) {
  const at = (/** @type {number} */ share) => `${100 * share}%`;
  const across = (/** @type {string} */ name, /** @type {number} */ from, /** @type {number} */ to) =>
    draw("line", { class: name, x1: at(from), x2: at(to), y1: "50%", y2: "50%" });
  return draw("svg", { class: "nk-chart-row", width: "100%", height: 36, "aria-hidden": "true" },
    across("nk-chart-axis", 0, 1), across("nk-chart-interval", low, high),
    draw("line", { class: "nk-small-rate", x1: at(rate), x2: at(rate), y1: "0", y2: "100%" }),
    draw("circle", { class: "nk-chart-point", cx: at(middle), cy: "50%", r: 7 }));
}

/** @param {HTMLElement} part */
export function start(part) {
  const rows = [...part.querySelectorAll("tbody tr")].filter((row) => row instanceof HTMLTableRowElement);
  const options = rows.map((row, place) => make("option", { value: `${place}` }, row.dataset.name ?? ""));
  const choice = make("select", { id: "nk-small-choice" }, ...options);
  const slider = make("input", { id: "nk-small-slider", type: "range", min: "1", max: "99", value: "30" });
  const rateLabel = make("span", {});
  const picture = make("div", { class: "nk-small-picture" });
  const status = make("p", { role: "status" });

  const show = () => {
    const { n, of, low, high } = rows[Number(choice.value)].dataset;
    const [hits, size, rate] = [Number(n), Number(of), Number(slider.value) / 100];
    const interval = rows[Number(choice.value)].querySelector(".nk-small-interval")?.textContent ?? "";
    const within = rate >= Number(low) && rate <= Number(high);
    rateLabel.textContent = `${slider.value}%`;
    slider.ariaValueText = rateLabel.textContent;
    picture.replaceChildren(dots(hits, size), line(Number(low), hits / size, Number(high), rate));
    status.textContent = `If the true rate were ${slider.value}%, ${chance(tail(hits, size, rate), part.dataset.chances ?? "")} trials of ${size} people would show ${hits} or more by chance. ` +
      `The exact 95% interval of ${hits} of ${size} runs from ${interval}. ${slider.value}% lies ${within ? "inside" : "outside"} it.`;
  };
  choice.addEventListener("input", show);
  slider.addEventListener("input", show);
  part.prepend(make("div", { class: "nk-play" },
    make("p", {}, make("label", { for: choice.id }, "A published result"), choice),
    make("p", {}, make("label", { for: slider.id }, "Suppose the true rate were ", rateLabel), slider),
    picture, status));
  show();
}
