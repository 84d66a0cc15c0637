// The driver's page. The server draws the day; what the driver reports is kept by the outbox and laid over the drawing until
// the server knows it. Works without a network: the last drawing is kept by the service worker, the reports by the phone.
import * as doorstep from "./doorstep.js";
import * as loaded from "./loaded.js";
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

const drawn = path => fetch(path, { headers: { "HX-Request": "true", Accept: "text/html" }, signal: AbortSignal.timeout(15000) });

async function draw() {
  let answer;
  try {
    answer = await drawn("/delivery/drive/day");
  } catch {
    return online(false);
  }
  if (answer.status === 401 || answer.redirected) return void location.assign("/login?next=/delivery/drive");
  if (!answer.ok) return;
  const kept = answer.headers.has("X-Kept");
  const html = await goesOn(await answer.text(), await outbox.waiting());
  // what was reported while the drawing came is laid over it too
  const waiting = await outbox.waiting();
  scanner.rescue();
  roadmap.rescue();
  day.innerHTML = html;
  if (!kept) setClock();
  online(!kept);
  overlay(waiting);
}

const MOST_LATER = 9;

/** The first trip that is not over on this phone; each drawing of a day brings those of all later trips along. */
async function goesOn(html, waiting) {
  let isOver = true;
  for (let no = 1, trip = html; no <= MOST_LATER; no++) {
    const page = document.createElement("template");
    page.innerHTML = trip;
    if ($("#facts", page.content)?.dataset.more !== "true") return html;
    trip = await drawn(`/delivery/drive/day/${no}`).then(answer => answer.ok && !answer.redirected ? answer.text() : null, () => null);
    isOver &&= loaded.isOver(page.content, waiting);
    if (trip === null) return html;
    if (isOver) html = trip;
  }
  return html;
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
const TOLD = {
  LOAD: ({ sscc }) => loaded.load(sscc, true),
  UNLOAD: ({ sscc }) => loaded.load(sscc, false),
  RETURN: ({ sscc }) => loaded.back(sscc),
  DEPART: ({ trip }) => { if (trip === facts().trip) loaded.leave(); },
};

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
async function arriveAt(fix) {
  const stop = $$(".door-card", day).find(card => !("over" in card.dataset));
  if (!stop || stop.dataset.status !== "PLANNED" || !doorstep.reached(fix, stop.dataset, Number(facts().radius ?? 0))) return;
  await report(stop, "ARRIVE", "ARRIVED", `Arrival at ${stop.dataset.number}`, {}, UNDO);
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
    await report(stop, "FAIL", ["NEIGHBOUR", "PICK_UP_POINT"].includes(nextStep) ? "ARRIVED" : "FAILED", `Not delivered ${stop.dataset.number}`, { reason: answer.get("reason"), nextStep, place: answer.get("place"), proofs: await photoOf(answer.get("photo")) }, UNDO);
  },
};

function choose(sheet, text) {
  return new Promise(resolve => {
    const whomLine = $("[data-whom]", sheet);
    if (whomLine) whomLine.textContent = text;
    $("form", sheet).reset();
    where(sheet);
    sheet.returnValue = "cancel";
    sheet.onclose = () => resolve(sheet.returnValue === "cancel" || !sheet.returnValue ? null : new FormData($("form", sheet)));
    sheet.showModal();
  });
}

/** A pick-up point has a name; the shopper wants to know it. */
function where(sheet) {
  const line = $("[data-where]", sheet), next = $("[name=next]:checked", sheet)?.value;
  if (!line) return;
  line.hidden = !["NEIGHBOUR", "PICK_UP_POINT"].includes(next);
  $("input", line).required = next === "PICK_UP_POINT";
}
$("#failure").addEventListener("change", () => where($("#failure")));

// ---- in the warehouse: told at once where there is a network, kept where there is none
async function need(method, url, body) {
  const answer = await ask(method, url, body);
  if (answer.status === 401) location.assign("/login?next=/delivery/drive");
  return answer;
}

const keep = report => outbox.add({ at: at(), ...report });
const isQueued = async () => (await outbox.waiting()).length > 0;

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
  const missing = loaded.left();
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
async function goOn(waiting) {
  if (facts().more === "true" && loaded.isOver(day, waiting)) await refresh();
}
outbox.addEventListener("change", async () => {
  const waiting = await outbox.waiting();
  overlay(waiting);
  await goOn(waiting);
});
outbox.addEventListener("told", refresh);
outbox.addEventListener("blocked", ({ detail }) => {
  if (detail.status === 401) location.assign("/login?next=/delivery/drive");
  online(detail.status !== 0);
  outbox.waiting().then(goOn);
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
