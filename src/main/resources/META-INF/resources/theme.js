// Before the first paint: light or dark, as the person chose, else as the device prefers.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("oms-theme"); } catch { return null; } };
  const show = () => document.documentElement.setAttribute("data-bs-theme", chosen() || (dark.matches ? "dark" : "light"));
  show();
  dark.addEventListener("change", show);
})();
