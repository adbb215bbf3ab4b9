/** The reader's choice of colors, kept on this device only. */

const KEY = "nk-scheme";

/** @returns {string} */
function storedScheme() {
  try {
    return localStorage.getItem(KEY) ?? "auto";
  } catch {
    return "auto";
  }
}

/** @param {string} scheme */
function apply(scheme) {
  const root = document.documentElement;
  if (scheme === "light" || scheme === "dark") root.dataset.nkScheme = scheme;
  else delete root.dataset.nkScheme;
  try {
    if (scheme === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}

/** Shows the choice in the footer; without a script the page follows the device. */
export function offerSchemes() {
  const field = document.querySelector(".nk-scheme");
  if (!(field instanceof HTMLFieldSetElement)) return;
  const stored = storedScheme();
  for (const input of field.querySelectorAll("input")) {
    input.checked = input.value === stored;
    input.addEventListener("change", () => apply(input.value));
  }
  if (!field.querySelector("input:checked")) field.querySelector("input")?.click();
  field.hidden = false;
}
