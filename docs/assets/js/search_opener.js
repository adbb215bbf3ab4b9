/** Turns the header link into a search button. The search itself is loaded when first opened. */

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** The link stays a link without a script, and where the browser has no dialogs. */
export function offerSearch() {
  const link = document.querySelector("a.nk-search-open");
  const dialog = document.getElementById("nk-search");
  const icon = document.querySelector("template#nk-search-icon");
  if (!(link instanceof HTMLAnchorElement) || !(dialog instanceof HTMLDialogElement)) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  if (icon instanceof HTMLTemplateElement) button.append(icon.content.cloneNode(true));
  const label = document.createElement("span");
  label.textContent = link.dataset.searchLabel ?? "";
  button.append(label);
  link.replaceWith(button);

  const open = async () => {
    if (dialog.open) return;
    dialog.showModal();
    const { startSearch } = await import("./search.js");
    await startSearch(dialog);
  };
  button.addEventListener("click", open);
  dialog.querySelector("[data-nk-close]")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    open();
  });
}
