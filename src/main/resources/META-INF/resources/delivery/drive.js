// The driver's page. The server draws the day; what the driver reports is kept by the outbox and laid over the drawing until
// the server knows it. Works without a network: the last drawing is kept by the service worker, the reports by the phone.
import { ask, Outbox, words } from "./outbox.js";
import { photoOf, takeProof } from "./proof.js";
import * as roadmap from "./roadmap.js";
import * as scanner from "./scanner.js";
import * as whereabouts from "./whereabouts.js";

const UNDO = 15000, REFRESH = 30000;
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const day = $("#day");
const facts = () => $("#facts")?.dataset ?? {};
const outbox = new Outbox(facts().driver);

// ---- the server's clock; kept, because a page from the cache has an old one
let skew = Number(localStorage.getItem("oms-delivery-skew") ?? 0);
const now = () => Date.now() + skew;
function setClock() {
  const time = Date.parse(facts().now ?? "");
  if (Number.isNaN(time)) return;
  skew = Math.abs(time - Date.now()) < 3000 ? 0 : time - Date.now();
  localStorage.setItem("oms-delivery-skew", String(skew));
}

// ---- drawing
let drawing = null;
let changed = false;
/** Draws the day anew; what changes while it is being drawn is drawn after it. */
function refresh() {
  changed = true;
  drawing ??= (async () => {
    while (changed) {
      changed = false;
      await draw();
    }
  })().finally(() => { drawing = null; });
  return drawing;
}

async function draw() {
  let answer;
  try {
    answer = await fetch("/delivery/drive/day", { headers: { "HX-Request": "true", Accept: "text/html" }, signal: AbortSignal.timeout(15000) });
  } catch {
    return online(false);
  }
  if (answer.status === 401 || answer.redirected) return void location.assign("/login?next=/delivery/drive");
  if (!answer.ok) return;
  const kept = answer.headers.has("X-Kept");
  const html = await answer.text(), waiting = await outbox.waiting();
  scanner.rescue();
  roadmap.rescue();
  day.innerHTML = html;
  if (!kept) setClock();
  online(!kept);
  overlay(waiting);
}

function online(yes) {
  $("#offline").hidden = yes;
}

/** Lays what the server does not know yet over what it drew. */
function overlay(waiting) {
  for (const stop of $$(".door-card", day)) {
    stop.dataset.status = stop.dataset.told;
    delete stop.dataset.over;
    $("[data-pill]", stop).textContent = "";
  }
  for (const report of waiting) {
    TOLD[report.what]?.(report);
    const stop = $(`.door-card[data-stop="${report.stop}"]`, day);
    if (!stop) continue;
    stop.dataset.status = report.leaves;
    const over = report.leaves !== "ARRIVED";
    if (over) stop.dataset.over = "";
    const pill = $("[data-pill]", stop);
    pill.className = `pill s-${report.leaves.toLowerCase()}`;
    pill.textContent = over ? `${report.leaves === "FAILED" ? "Not delivered" : "Delivered"} · not sent yet` : "";
  }
  openNext();
  scanner.place(day, facts());
  follow();
  badges(waiting);
}

// ---- what was done in the warehouse and is not told yet
const lineOf = sscc => $(`#day [data-sscc="${sscc}"]`);
const TOLD = {
  LOAD: ({ sscc }) => load(sscc, true),
  UNLOAD: ({ sscc }) => load(sscc, false),
  RETURN: ({ sscc }) => lineOf(sscc)?.classList.add("done"),
  DEPART: ({ trip }) => { if (trip === facts().trip) leave(); },
};

function load(sscc, isOn) {
  const line = lineOf(sscc), box = $(`[data-box="${sscc}"]`, day);
  line?.classList.toggle("done", isOn);
  if (box) box.dataset.status = isOn ? "LOADED" : "READY";
  const all = $$("#loading [data-sscc]"), on = all.filter(item => item.classList.contains("done")).length;
  if (!all.length) return;
  $("#loaded").textContent = `${on} of ${all.length}`;
  const button = $("[data-depart]");
  if (!button) return;
  button.disabled = on === 0;
  button.textContent = on === 0 ? "Scan packages to leave" : `Leave with ${on} package${on === 1 ? "" : "s"}`;
}

/** The way as the page knows it: what is not on board stays in the warehouse. */
function leave() {
  $("#facts").dataset.status = "DEPARTED";
  for (const part of $$("#loading, #leave")) part.hidden = true;
  $("#ahead").hidden = false;
  for (const stop of $$(".door-card", day)) {
    const boxes = $$("[data-box]", stop);
    if (!boxes.length || boxes.some(box => box.dataset.status !== "LOADED")) stop.remove();
  }
}

/** The stop at hand is open; another that the driver has opened stays open. */
let opened = null;
function openNext() {
  const stops = $$(".door-card", day);
  const wanted = stops.find(stop => stop.dataset.stop === opened && !("over" in stop.dataset)) ?? stops.find(stop => !("over" in stop.dataset));
  for (const stop of stops) stop.open = stop === wanted;
  roadmap.place(stops, whereabouts.here());
}
day.addEventListener("click", event => {
  const summary = event.target.closest(".door-card > summary");
  if (!summary) return;
  opened = summary.parentElement.dataset.stop;
  setTimeout(openNext);
});

async function badges(waiting) {
  const chip = $("#waiting");
  chip.hidden = !waiting.length;
  chip.textContent = waiting.length === 1 ? "1 waits" : `${waiting.length} wait`;
  chip.title = "Reports that the server does not have yet";
  for (const form of $$('form[action="/logout"]')) {
    if (waiting.length) form.dataset.confirm = "There are reports that have not been sent. They wait on this phone until you log in again. Log out?";
    else delete form.dataset.confirm;
  }
  const refused = await outbox.refused();
  $("#refused").replaceChildren(...refused.map(refusalCard));
  offerUndo(waiting);
}

function refusalCard(refusal) {
  const card = document.createElement("div");
  card.className = "flash tone-bad refusal";
  const text = document.createElement("div");
  text.textContent = `${refusal.label} was refused: ${refusal.why}`;
  const row = document.createElement("div");
  row.className = "row-flex";
  for (const [label, act] of [["Send again", () => outbox.retry(refusal)], ["Understood", () => outbox.dismiss(refusal.seq)]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet", textContent: label, onclick: act });
    row.append(button);
  }
  card.append(text, row);
  return card;
}

// ---- fifteen seconds to think again
let ticking = null;
function offerUndo(waiting) {
  const bar = $("#undo"), report = waiting.findLast(item => item.notBefore > Date.now());
  clearTimeout(ticking);
  bar.hidden = !report;
  document.body.classList.toggle("undo-shown", Boolean(report));
  if (!report) return;
  $("[data-what]", bar).textContent = report.label.replaceAll("-", "\u2011");
  $("[data-left]", bar).textContent = `(${Math.ceil((report.notBefore - Date.now()) / 1000)})`;
  $("[data-undo]", bar).onclick = () => outbox.undo(report.seq);
  ticking = setTimeout(async () => offerUndo(await outbox.waiting()), 500);
}

// ---- on the road
function follow() {
  if (facts().status !== "DEPARTED") return whereabouts.stop();
  const tell = async fix => {
    await outbox.addFix(fix);
    await arriveAt(fix);
    await outbox.flush();
    roadmap.place($$(".door-card", day), whereabouts.here());
  };
  whereabouts.share(tell, now, text => { const line = $("#sharing"); if (line) line.textContent = text; });
}

// ---- who stands before the door has arrived
const noticed = new Set();
async function arriveAt({ lat, lon, accuracy }) {
  const stop = $$(".door-card", day).find(card => !("over" in card.dataset)), radius = Number(facts().radius ?? 0);
  if (!stop || stop.dataset.status !== "PLANNED" || noticed.has(stop.dataset.stop) || accuracy > radius) return;
  const away = metres(lat, lon, Number(stop.dataset.lat), Number(stop.dataset.lon));
  if (away > radius) return;
  noticed.add(stop.dataset.stop);
  await report(stop, "ARRIVE", "ARRIVED", `Arrival at ${stop.dataset.number}`, {}, UNDO);
}

/** On a ball of the Earth's size; doors are near. */
function metres(lat, lon, toLat, toLon) {
  const rad = Math.PI / 180, x = (toLon - lon) * rad * Math.cos((lat + toLat) / 2 * rad), y = (toLat - lat) * rad;
  return Math.hypot(x, y) * 6371000;
}

const at = () => new Date(now()).toISOString();

function report(stop, what, leaves, label, body, hold) {
  opened = leaves === "ARRIVED" ? stop.dataset.stop : null;
  return outbox.add({ what, leaves, stop: stop.dataset.stop, label, at: at(), ...body }, hold);
}

const whom = stop => `${stop.dataset.name} · ${stop.dataset.number}`;
const ACTS = {
  arrive: stop => report(stop, "ARRIVE", "ARRIVED", `Arrival at ${stop.dataset.number}`, {}, 0),
  async deliver(stop) {
    const required = (stop.dataset.proofs ?? "").split(",").filter(Boolean);
    const proofs = await takeProof(whom(stop), required, ["SIGNATURE", "CODE", "PHOTO"]);
    if (proofs) await report(stop, "DELIVER", "DELIVERED", `Delivered ${stop.dataset.number}`, { proofs }, UNDO);
  },
  async fail(stop) {
    const answer = await choose($("#failure"), whom(stop));
    if (!answer) return;
    const nextStep = answer.get("next");
    await report(stop, "FAIL", nextStep === "NEIGHBOUR" ? "ARRIVED" : "FAILED", `Not delivered ${stop.dataset.number}`, { reason: answer.get("reason"), nextStep, proofs: await photoOf(answer.get("photo")) }, UNDO);
  },
};

function choose(sheet, text) {
  return new Promise(resolve => {
    const whomLine = $("[data-whom]", sheet);
    if (whomLine) whomLine.textContent = text;
    $("form", sheet).reset();
    sheet.returnValue = "cancel";
    sheet.onclose = () => resolve(sheet.returnValue === "cancel" || !sheet.returnValue ? null : new FormData($("form", sheet)));
    sheet.showModal();
  });
}

// ---- in the warehouse: told at once where there is a network, kept where there is none
async function need(method, url, body) {
  const answer = await ask(method, url, body);
  if (answer.status === 401) location.assign("/login?next=/delivery/drive");
  return answer;
}

const keep = report => outbox.add({ at: at(), ...report });
const isQueued = async () => (await outbox.waiting()).length > 0;
const left = () => $$("#loading [data-sscc]:not(.done)").map(line => ({ sscc: line.dataset.sscc, orderNumber: $(".sub", line).textContent }));

async function stays(missing) {
  $("[data-missing]").replaceChildren(...missing.map(({ sscc, orderNumber }) => Object.assign(document.createElement("li"), { textContent: `${sscc} · ${orderNumber}` })));
  return Boolean(await choose($("#left")));
}

async function depart(leaveBehind = false) {
  const answer = await isQueued() ? { status: 0 } : await need("POST", `/v1/trips/${facts().trip}/depart`, { leaveBehind });
  if (answer.status === 0) await departLater(leaveBehind);
  else if (answer.body?.code === "not_all_loaded") {
    if (await stays(answer.body.missing)) return depart(true);
  } else if (answer.status >= 300) oms.toast(words(answer));
  else if (answer.body?.leftBehind?.length) oms.toast(`${answer.body.leftBehind.length} left for your next trip.`, "warn");
  scrollTo(0, 0);
}

async function departLater(leaveBehind) {
  const missing = left();
  if (missing.length && !leaveBehind && !await stays(missing)) return;
  await keep({ what: "DEPART", trip: facts().trip, label: "Departure" });
}

async function quick(method, url, body, done, later) {
  const answer = later && await isQueued() ? { status: 0 } : await need(method, url, body);
  if (answer.status === 0 && later) await keep(later);
  else if (answer.status >= 300 || answer.status === 0) oms.toast(words(answer));
  else if (done) oms.toast(done, "ok");
}

const CLICKS = {
  shift: action => quick("POST", `/v1/drivers/${encodeURIComponent(facts().driver)}/shift`, { action }),
  depart: () => depart(),
  unload: sscc => quick("DELETE", `/v1/trips/${facts().trip}/load-scans/${sscc}`, undefined, "", { what: "UNLOAD", trip: facts().trip, sscc, label: `Package ${sscc} taken off` }),
  return: sscc => quick("POST", "/v1/driver/returns", { sscc }, "Back in the warehouse. Thank you.", { what: "RETURN", sscc, label: `Package ${sscc} is back` }),
};

day.addEventListener("click", async event => {
  const button = event.target.closest("button");
  if (!button || button.disabled) return;
  const act = ACTS[button.dataset.act];
  if (act) return act(button.closest(".door-card"));
  const kind = Object.keys(CLICKS).find(name => name in button.dataset);
  if (!kind) return;
  button.disabled = true;
  await CLICKS[kind](button.dataset[kind]);
  button.disabled = false;
  await refresh();
});

// ---- life
outbox.addEventListener("change", async () => overlay(await outbox.waiting()));
outbox.addEventListener("told", refresh);
outbox.addEventListener("blocked", ({ detail }) => {
  if (detail.status === 401) location.assign("/login?next=/delivery/drive");
  online(detail.status !== 0);
});
scanner.onScan(refresh, { keep, isQueued });
outbox.addEventListener("left", ({ detail }) => oms.toast(`${detail} did not count as loaded: bring what you have of it back.`, "warn"));
addEventListener("online", refresh);
addEventListener("offline", () => online(false));
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
setInterval(() => { if (!document.hidden && !$("dialog[open]")) refresh(); }, REFRESH);
// Who logs out leaves no addresses behind on the phone.
$$('form[action="/logout"]').forEach(form => form.addEventListener("submit", () => window.caches?.delete("oms-delivery-pages")));
// The map's ground is wanted at the first door; by then there may be no network.
navigator.serviceWorker?.register("/delivery/sw.js").then(() => navigator.serviceWorker.ready).then(({ active }) => {
  const ground = document.querySelector("#stop-map .map")?.dataset.mapGeojson;
  if (ground) active?.postMessage({ keep: ground });
}).catch(() => {});

overlay(await outbox.waiting());
outbox.flush();
refresh();
