/** How the interactives make elements and read the words of others. Text becomes text nodes: nothing is ever read as markup. */

/** @template {Element} E @param {E} element @param {Record<string, string | number>} attributes @param {(Node | string)[]} children */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.append(...children);
  return element;
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag
 * @param {Record<string, string>} attributes @param {...(Node | string)} children */
export const make = (tag, attributes, ...children) => filled(document.createElement(tag), attributes, children);

/** @template {keyof SVGElementTagNameMap} T @param {T} tag
 * @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
export const draw = (tag, attributes, ...children) => filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** A group of radio buttons, the first of them chosen.
 * @param {string} name @param {string} legend @param {[string, string][]} choices value and label */
export function radios(name, legend, choices) {
  const labels = choices.map(([value, label], place) => {
    const input = make("input", { type: "radio", name, value });
    input.defaultChecked = place === 0;
    return make("label", {}, input, ` ${label}`);
  });
  return make("fieldset", { class: "nk-choice" }, make("legend", {}, legend), ...labels);
}

/** @param {ParentNode} group @returns {string} the value of the chosen radio button */
export const chosenIn = (group) => group.querySelector("input:checked")?.getAttribute("value") ?? "";

/** @param {string} label @param {() => void} action what a press does */
export function button(label, action) {
  const element = make("button", { type: "button", class: "nk-button" }, label);
  element.addEventListener("click", action);
  return element;
}

/** A button that prints the page while its root has a class: the print styles leave out the rest.
 * @param {string} label @param {string} name of the class */
export function printButton(label, name) {
  const { classList } = document.documentElement;
  addEventListener("afterprint", () => classList.remove(name));
  return button(label, () => {
    classList.add(name);
    window.print();
  });
}

/** Makes a column's heading a button: its presses ask for one way, the other, and the order that the page was written in.
 * @param {Element} head @param {(way: "ascending" | "descending" | null) => void} sort */
export function sortButton(head, sort) {
  const press = make("button", { type: "button", class: "nk-sort" }, ...head.childNodes);
  press.addEventListener("click", () => sort(head.ariaSort === "ascending" ? "descending" : head.ariaSort ? null : "ascending"));
  head.append(press);
}

/** @param {Element} element @returns {string} its words, without the numbers of citations and the labels of narrow screens */
export function textOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const extra of copy.querySelectorAll(".nk-cite, .nk-cell-label")) extra.remove();
  for (const day of copy.querySelectorAll("time")) day.textContent = day.dateTime;
  for (const line of copy.querySelectorAll("br, p, li")) line.before(" ");
  return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** @template T @param {() => T} make @returns {() => T} made when it is first asked for: most readers only scroll */
export function onDemand(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

/** Compares texts, and the numbers in them as numbers; the slowest thing to make here. */
export const collator = onDemand(() => new Intl.Collator("en", { numeric: true }));
