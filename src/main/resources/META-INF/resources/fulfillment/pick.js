// The picker's page for one list. A scan is judged here at once, counted here, and sent by scans.js.
(() => {
  "use strict";
  const page = document.querySelector("[data-pick]");
  const $$ = selector => [...page.querySelectorAll(selector)];
  const scans = window.omsScans;
  const { part, alarm, praise, input } = scans.screen(page, scanned);
  const { isArticle, isBin } = scans;
  const id = page.dataset.pick;

  async function refused(problem) {
    alarm(TITLES[problem.code] || "Not counted", problem.detail || "The server refused this scan.");
    await look();
  }

  async function look() {
    const answer = await fetch(`/v1/pick-lists/${id}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer && answer.ok && scans.count() === 0) take(await answer.json(), true);
  }

  // ---- the list
  const TITLES = { wrong_article: "Wrong article", wrong_bin: "Wrong bin", too_many: "Too many", order_held: "Stop: order held", list_cancelled: "Stop: list cancelled", plan_changed: "Stop: new plan", list_done: "Already picked", on_trolley: "On a trolley" };
  const stops = $$("[data-stops] li");
  const number = (stop, name) => Number(stop.dataset[name]);
  const left = stop => number(stop, "quantity") - number(stop, "picked");
  const current = () => stops.find(stop => left(stop) > 0);
  const named = stop => `${left(stop)} × ${stop.dataset.name} (${stop.dataset.sku})`;

  const found = page.querySelector("#found");
  let bin = null;
  let begun = null;

  function scanned(text) {
    const stop = current();
    if (!stop) return;
    if (stop.dataset.bin && bin !== stop.dataset.bin) return void atBin(text, stop);
    if (isArticle(text, stop)) return void count(stop, 1);
    if (isBin(text, stop)) return void praise("Right bin. Now scan the article.");
    const later = stops.find(other => other !== stop && isArticle(text, other) && left(other) > 0);
    alarm("Wrong article", later ? `${text} comes later. Here take ${named(stop)}.` : `${text} is not wanted. Put it back and take ${named(stop)}.`);
  }

  function atBin(text, stop) {
    if (isBin(text, stop)) {
      bin = stop.dataset.bin;
      praise("Right bin. Now scan the article.");
      show();
    } else if (isArticle(text, stop)) alarm("Bin first", `Scan the label of ${stop.dataset.place}, then the article.`);
    else alarm("Wrong bin", `This is ${text}. Go to ${stop.dataset.place}.`);
  }

  function count(stop, quantity) {
    begun = stop;
    stop.dataset.picked = number(stop, "picked") + quantity;
    const body = { sku: stop.dataset.sku, quantity };
    if (stop.dataset.bin) body.bin = stop.dataset.bin;
    praise(left(stop) > 0 ? `${stop.dataset.picked} of ${stop.dataset.quantity} taken. ${left(stop)} more.` : `${stop.dataset.name}: all ${stop.dataset.quantity} taken.`);
    show();
    scans.add(`/v1/pick-lists/${id}/scans`, id, body);
  }

  /** The server's word on the list. */
  function take(list, silent = false) {
    settle(list, line => line.picked);
    if (list.status !== "CANCELLED") part("cancelled-title").textContent = "Stop";
    if (list.status === "CANCELLED" && !silent) part("praise").hidden = true;
    show();
  }

  function settle(list, picked) {
    page.dataset.status = list.status;
    for (const line of list.lines) {
      const stop = stops.find(s => number(s, "no") === line.no);
      if (stop) stop.dataset.picked = picked(line, stop);
    }
    if (list.closedReason) part("why").textContent = list.closedReason;
  }

  // ---- a page that was drawn before the last scans
  const said = list => {
    const ended = ["DONE", "CANCELLED"].includes(page.dataset.status);
    settle(ended ? { ...list, status: page.dataset.status } : list, (line, stop) => Math.max(line.picked, number(stop, "picked")));
  };

  function again(body, path) {
    if (path.endsWith("/short")) return void reported();
    const stop = stops.find(s => s.dataset.sku === body.sku && (!body.bin || s.dataset.bin === body.bin) && left(s) > 0);
    if (stop) stop.dataset.picked = Math.min(number(stop, "quantity"), number(stop, "picked") + body.quantity);
  }

  function reported() {
    page.dataset.status = "CANCELLED";
    part("cancelled-title").textContent = "Reported";
    part("why").textContent = "Kept on this device and sent as soon as there is a network.";
    part("praise").hidden = true;
  }

  function show() {
    const stop = current();
    const cancelled = page.dataset.status === "CANCELLED";
    const picked = stops.reduce((sum, s) => sum + number(s, "picked"), 0);
    part("progress").value = picked;
    part("count").textContent = `${picked} of ${part("progress").max}`;
    for (const s of stops) {
      s.classList.toggle("done", left(s) === 0);
      s.classList.toggle("here", s === stop && !cancelled);
      const mark = page.querySelector(`[data-mark="${s.dataset.no}"]`);
      if (mark) mark.classList.toggle("done", left(s) === 0);
      if (mark) mark.classList.toggle("here", s === stop && !cancelled);
      s.querySelector("[data-tally]").textContent = `${s.dataset.picked}/${s.dataset.quantity}`;
    }
    part("now").hidden = cancelled || !stop;
    part("short").hidden = cancelled || !stop;
    part("done").hidden = cancelled || Boolean(stop);
    part("cancelled").hidden = !cancelled;
    if (stop && !cancelled) next(stop);
  }

  function next(stop) {
    const { place, name, sku, quantity } = stop.dataset;
    const toBin = stop.dataset.bin && bin !== stop.dataset.bin;
    part("place").textContent = (place || "Place not recorded").replace(/(?<!,) /g, "\u00a0"); // breaks after commas only
    part("open").textContent = left(stop);
    part("name").textContent = name;
    part("sku").textContent = sku;
    part("step").textContent = toBin ? "Scan the bin" : "Scan the article";
    part("all").hidden = begun !== stop || toBin;
    part("all").textContent = left(stop) === 1 ? "I have the other one too" : `I have the other ${left(stop)} too`;
    part("short-label").textContent = `How many of the ${quantity} are there, those in the tote included?`;
    found.max = quantity - 1;
    found.min = stop.dataset.picked;
    if (Number(found.value) < number(stop, "picked")) found.value = stop.dataset.picked;
  }

  part("all").addEventListener("click", () => { count(begun, left(begun)); input.focus(); });

  part("short-form").addEventListener("submit", event => {
    event.preventDefault();
    const stop = current();
    // what lies in other bins is not missing, only what was looked for in this one
    const elsewhere = stops.filter(s => s !== stop && s.dataset.sku === stop.dataset.sku).reduce((sum, s) => sum + number(s, "quantity"), 0);
    const body = { sku: stop.dataset.sku, found: elsewhere + Number(found.value), reason: page.querySelector("#reason").value };
    if (stop.dataset.bin) body.bin = stop.dataset.bin;
    reported();
    show();
    scans.add(`/v1/pick-lists/${id}/short`, id, body);
  });

  scans.listen({ owner: id, taken: take, refused, said, again });
  show();
  look(); // the page may have come from the device
  input.focus({ preventScroll: true });
})();
