/** Copy buttons. The text is selected first, so that a refusal still leaves it one key press away. */

/** @param {HTMLElement} element */
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/**
 * @param {HTMLElement} element
 * @returns {Promise<boolean>} whether the text reached the clipboard
 */
async function copied(element) {
  select(element);
  try {
    await navigator.clipboard.writeText(element.textContent?.trim() ?? "");
    return true;
  } catch {
    // Pages opened from a disk have no clipboard interface; the old command still works there.
    return document.execCommand("copy");
  }
}

/** Shows every copy button and wires it to the text it names. */
export function offerCopies() {
  for (const button of document.querySelectorAll("button[data-nk-copy]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const source = document.getElementById(button.dataset.nkCopy ?? "");
    const status = button.parentElement?.querySelector("[role=status]");
    if (!source || !status) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copied(source);
      status.textContent = (done ? button.dataset.nkCopied : button.dataset.nkFailed) ?? "";
    });
  }
}
