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

/** @return whether the trip of this drawing is over with what waits, and nothing of that can be taken back any more */
export function isOver(root, waiting) {
  const { trip, status } = $("#facts", root)?.dataset ?? {}, of = what => waiting.filter(report => report.what === what);
  if (!trip || waiting.some(report => report.notBefore > Date.now())) return false;
  const left = of("DEPART").some(report => report.trip === trip);
  if (status !== "DEPARTED" && !left) return false;
  const isOn = box => waiting.findLast(report => report.sscc === box.dataset.box && ["LOAD", "UNLOAD"].includes(report.what))?.what ?? (box.dataset.status === "LOADED" ? "LOAD" : "");
  const gone = $$(".door-card", root).filter(stop => {
    const boxes = $$("[data-box]", stop);
    return status === "DEPARTED" || boxes.length && boxes.every(box => isOn(box) === "LOAD");
  });
  return gone.every(stop => ["DELIVERED", "FAILED"].includes(waiting.findLast(report => report.stop === stop.dataset.stop)?.leaves));
}
