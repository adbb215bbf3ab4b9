/** Copies citations and addresses; the browser asks for no permission. */

/** @param {string} text @returns {Promise<boolean>} whether it reached the clipboard */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard may be refused, and a site without TLS has none; the old command still works there.
    addEventListener("copy", (event) => { event.clipboardData?.setData("text/plain", text); event.preventDefault(); }, { once: true });
    return document.execCommand("copy");
  }
}

/** Shows the buttons that copy a citation; a click on a link to a part of the page copies its permanent address. */
export function offerCopies() {
  const said = document.querySelector(".nk-said");
  if (!(said instanceof HTMLElement)) return;
  /** @param {string | undefined} words */
  const say = (words = "") => {
    said.textContent = words;
    setTimeout(() => (said.textContent = ""), 5000);
  };

  for (const button of document.querySelectorAll("button[data-nk-copy]")) {
    const citation = button.closest("details")?.querySelector("blockquote");
    button.toggleAttribute("hidden", !citation);
    button.addEventListener("click", async () => {
      // Selected first, so that a refusal leaves it one key press away.
      if (citation) getSelection()?.selectAllChildren(citation);
      const done = await copied(citation?.textContent ?? "");
      say(done ? said.dataset.copied : said.dataset.failed);
    });
  }

  const page = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href.split("#")[0];
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.nk-here") : null;
    const hash = link?.getAttribute("href");
    // Without the clipboard the link does what links do: the address bar then shows the address.
    if (!hash || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (await copied(page + hash)) say(said.dataset.address);
  });
}
