/** Applies the stored color scheme before anything is painted, so that the page does not flash. */
try {
  const scheme = localStorage.getItem("nk-scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.nkScheme = scheme;
} catch {
  // Storage is blocked: the page follows the device.
}
