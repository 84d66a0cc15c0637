// The picker's page for one list. A scan is judged here at once, counted here, and sent by scans.js.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const page = $("[data-pick]");
  const part = name => $(`[data-${name}]`, page);
  const scans = window.omsScans;

  async function refused(problem) {
    alarm(TITLES[problem.code] || "Not counted", problem.detail || "The server refused this scan.");
    const answer = await fetch(`/v1/pick-lists/${page.dataset.pick}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer && answer.ok) take(await answer.json(), true);
  }

  // ---- the list
  const TITLES = { wrong_article: "Wrong article", wrong_bin: "Wrong bin", too_many: "Too many", order_held: "Stop: order held", list_cancelled: "Stop: list cancelled", plan_changed: "Stop: new plan", list_done: "Already picked", on_trolley: "On a trolley" };
  const input = $("#scan");
  const stops = $$("[data-stops] li", page);
  const number = (stop, name) => Number(stop.dataset[name]);
  const left = stop => number(stop, "quantity") - number(stop, "picked");
  const current = () => stops.find(stop => left(stop) > 0);
  // the same as the server's: case, separators and leading zeros do not matter
  const code = text => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/(?<=-)0+(?=\d)/g, "");
  const isArticle = (text, stop) => text === stop.dataset.sku || text === stop.dataset.barcode || text.toUpperCase() === stop.dataset.sku.toUpperCase();
  const isBin = (text, stop) => stop.dataset.bin !== "" && [stop.dataset.bin, stop.dataset.place].some(name => code(name) === code(text));
  const named = stop => `${left(stop)} × ${stop.dataset.name} (${stop.dataset.sku})`;

  let bin = null;
  let begun = null;

  function alarm(title, text) {
    part("alarm-title").textContent = title;
    part("alarm-text").textContent = text;
    part("alarm").hidden = false;
    part("praise").hidden = true;
    navigator.vibrate?.([120, 60, 120, 60, 250]);
    part("alarm").scrollIntoView({ block: "nearest" });
  }

  function praise(text) {
    part("praise").textContent = text;
    part("praise").hidden = false;
    part("alarm").hidden = true;
    navigator.vibrate?.(40);
  }

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
    scans.add(`/v1/pick-lists/${page.dataset.pick}/scans`, page.dataset.pick, body);
  }

  /** The server's word on the list. */
  function take(list, silent = false) {
    page.dataset.status = list.status;
    for (const line of list.lines) {
      const stop = stops.find(s => number(s, "no") === line.no);
      if (stop) stop.dataset.picked = line.picked;
    }
    if (list.closedReason) part("why").textContent = list.closedReason;
    if (list.status === "CANCELLED" && !silent) part("praise").hidden = true;
    show();
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
      const mark = $(`[data-mark="${s.dataset.no}"]`, page);
      if (mark) mark.classList.toggle("done", left(s) === 0);
      if (mark) mark.classList.toggle("here", s === stop && !cancelled);
      $("[data-tally]", s).textContent = `${s.dataset.picked}/${s.dataset.quantity}`;
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
    $("#found").max = quantity - 1;
    $("#found").min = stop.dataset.picked;
    if (Number($("#found").value) < number(stop, "picked")) $("#found").value = stop.dataset.picked;
  }

  part("scan").addEventListener("submit", event => {
    event.preventDefault();
    const text = input.value.trim();
    input.value = "";
    if (text) scanned(text);
    input.focus();
  });
  part("all").addEventListener("click", () => { count(begun, left(begun)); input.focus(); });

  part("short-form").addEventListener("submit", async event => {
    event.preventDefault();
    const stop = current();
    if (scans.count() > 0) return void alarm("Not yet", "Scans are still to be sent. Report it when the network is back.");
    // what lies in other bins is not missing, only what was looked for in this one
    const elsewhere = stops.filter(s => s !== stop && s.dataset.sku === stop.dataset.sku).reduce((sum, s) => sum + number(s, "quantity"), 0);
    const body = { sku: stop.dataset.sku, found: elsewhere + Number($("#found").value), reason: $("#reason").value };
    if (stop.dataset.bin) body.bin = stop.dataset.bin;
    const answer = await scans.post(`/v1/pick-lists/${page.dataset.pick}/short`, body).catch(() => null);
    if (!answer) return void alarm("No network", "Report it again when the network is back.");
    if (answer.status === 401) return void scans.logIn();
    const said = await answer.json();
    if (!answer.ok) return void await refused(said);
    part("cancelled-title").textContent = "Reported";
    take(said);
  });

  const camera = part("camera");
  camera.hidden = !window.omsCamera;
  camera.addEventListener("click", async () => {
    const video = part("video");
    if (!video.hidden) return void (video.hidden = true);
    const read = await window.omsCamera(video).catch(() => alarm("No camera", "Allow the camera for this page, or type the code."));
    if (read) scanned(read.trim());
  });

  // a wedge scanner types wherever the cursor is: it stays in the field
  document.addEventListener("click", event => { if (!event.target.closest("a, button, input, select, summary, label")) input.focus({ preventScroll: true }); });
  scans.listen({ owner: page.dataset.pick, taken: take, refused });
  show();
  input.focus({ preventScroll: true });
})();
