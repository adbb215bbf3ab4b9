/** Small helpers of the interactives. Text becomes text nodes: nothing is ever read as markup. */

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

/** Makes a column's heading a button. @param {Element} head @param {() => void} action */
export function sortButton(head, action) {
  const sort = make("button", { type: "button", class: "nk-sort" }, ...head.childNodes);
  sort.addEventListener("click", action);
  head.append(sort);
}

/** A copy without the numbers of citations and the labels of narrow screens. @template {Element} E @param {E} element @returns {E} */
export function withoutMarks(element) {
  const copy = /** @type {E} */ (element.cloneNode(true));
  for (const extra of copy.querySelectorAll(".nk-cite, .nk-cell-label")) extra.remove();
  return copy;
}

/** @template T @param {() => T} make @returns {() => T} made when it is first asked for: most readers only scroll */
export function onDemand(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

export const { compare } = new Intl.Collator("en", { numeric: true });
