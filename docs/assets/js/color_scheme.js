/** The reader's choice of colors, kept on this device only. */

const KEY = "nk-scheme";

/** @param {string} scheme */
function apply(scheme) {
  if (scheme === "auto") delete document.documentElement.dataset.nkScheme;
  else document.documentElement.dataset.nkScheme = scheme;
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
  const stored = document.documentElement.dataset.nkScheme ?? "auto"; // As scheme.js found it.
  for (const input of field.querySelectorAll("input")) {
    input.checked = input.value === stored;
    input.addEventListener("change", () => apply(input.value));
  }
  field.hidden = false;
}
