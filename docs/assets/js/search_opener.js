/** Puts the search button to work. The search itself is loaded when first opened. */

/** The link stays a link without a script, and where the browser has no dialogs. */
export function offerSearch() {
  const button = document.querySelector("button.nk-search-open");
  const dialog = document.getElementById("nk-search");
  if (!(button instanceof HTMLButtonElement) || !(dialog instanceof HTMLDialogElement)) return;
  button.hidden = false;
  document.querySelector(".nk-search-else")?.remove();

  const open = async () => {
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector("input")?.select(); // At once: what is typed while the search loads must stay.
    const { startSearch } = await import("./search.js");
    await startSearch(dialog);
  };
  button.addEventListener("click", open);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest("[data-nk-close]"))) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    event.preventDefault();
    open();
  });
}
