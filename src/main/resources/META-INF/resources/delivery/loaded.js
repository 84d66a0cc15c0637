// What was done in the warehouse and is not told yet, laid over the page that the server drew before.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

export function load(sscc, isOn) {
  const box = $(`#day [data-box="${sscc}"]`);
  $(`#loading [data-sscc="${sscc}"]`)?.classList.toggle("done", isOn);
  if (box) box.dataset.status = isOn ? "LOADED" : "READY";
  const all = $$("#loading [data-sscc]"), on = all.filter(item => item.classList.contains("done")).length;
  const button = $("[data-depart]");
  if (!all.length || !button) return;
  $("#loaded").textContent = `${on} of ${all.length}`;
  button.disabled = on === 0;
  button.textContent = on === 0 ? "Scan packages to leave" : `Leave with ${on} package${on === 1 ? "" : "s"}`;
}

export function back(sscc) {
  $(`.bring-back [data-sscc="${sscc}"]`)?.classList.add("done");
}

/** @return packages that are not on board */
export const left = () => $$("#loading [data-sscc]:not(.done)").map(line => ({ sscc: line.dataset.sscc, orderNumber: $(".sub", line).textContent }));

/** The way as the page knows it: what is not on board stays in the warehouse. */
export function leave() {
  $("#facts").dataset.status = "DEPARTED";
  for (const part of $$("#loading, #leave")) part.hidden = true;
  $("#ahead").hidden = false;
  for (const stop of $$("#day .door-card")) {
    const boxes = $$("[data-box]", stop);
    if (!boxes.length || boxes.some(box => box.dataset.status !== "LOADED")) stop.remove();
  }
}
