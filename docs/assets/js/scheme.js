/** Stands in the head of every page and runs before anything is painted: the stored colors, and room for what scripts add. */
try {
  const scheme = localStorage.getItem("nk-scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.nkScheme = scheme;
} catch {
  // Storage is blocked: the page follows the device.
}
// Pages opened from a disk may not load modules.
if (location.protocol !== "file:") document.documentElement.classList.add("nk-scripts");
