// The dispatcher's board: trips and drivers on the map, kept current; what is done in a driver's place.
import { ask, words } from "./outbox.js";
import { createMap } from "./map.js";

const EVERY = 4000, STALE = 5 * 60000;
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const list = $("#trips");
const map = createMap($("#board-map"));
const houses = new Map($$("#houses li").map(({ dataset }) => [dataset.code, { name: dataset.name, lat: Number(dataset.lat), lon: Number(dataset.lon) }]));

let trips = [];
let framed = false;

// ---- the map
const OPEN = ["PLANNED", "ARRIVED"];
const byDeparture = (a, b) => (a.status === "PLANNED") - (b.status === "PLANNED") || a.leavesAt.localeCompare(b.leavesAt) || (a.id < b.id ? -1 : 1);

async function look() {
  const [open, seen] = await Promise.all([ask("GET", "/v1/trips?limit=500"), ask("GET", "/v1/positions")]);
  if (open.status === 401 || seen.status === 401) return void location.assign("/login?next=/delivery");
  if (open.status !== 200 || seen.status !== 200) return;
  trips = open.body.items.sort(byDeparture);
  draw(new Map(seen.body.items.map(driver => [driver.driver, driver])));
}

function draw(drivers) {
  const drawn = [];
  for (const [code, house] of houses) {
    map.warehouse(`house ${code}`, house, { title: `${code}: ${house.name}` });
    drawn.push(`house ${code}`);
  }
  trips.forEach((trip, no) => drawn.push(...drawTrip(trip, no, drivers)));
  for (const driver of drivers.values()) {
    const away = trips.some(trip => trip.driver === driver.driver && trip.status === "DEPARTED");
    if (!away && !driver.onShift) continue;
    const id = `driver ${driver.driver}`;
    map.driver(id, driver.location, { title: `${driver.driver} ${driver.name}`, label: driver.driver, stale: oms.now() - Date.parse(driver.at) > STALE, onClick: () => showDriver(driver.driver) });
    drawn.push(id);
  }
  map.keep(drawn);
  if (framed || !drawn.length) return;
  framed = true;
  map.fit();
}

function drawTrip(trip, no, drivers) {
  const departed = trip.status === "DEPARTED", drawn = [];
  const ahead = trip.stops.filter(stop => OPEN.includes(stop.status));
  for (const stop of trip.stops) {
    const id = `stop ${stop.id}`, state = departed && stop === ahead[0] && stop.status === "PLANNED" ? "next" : stop.status.toLowerCase();
    map.stop(id, stop.location, { label: stop.position, title: `${trip.driver}, stop ${stop.position}: ${stop.orderNumber}`, state, onClick: () => highlight(trip.id) });
    drawn.push(id);
  }
  const start = departed ? drivers.get(trip.driver)?.location ?? houses.get(trip.warehouse) : houses.get(trip.warehouse);
  const points = [start, ...ahead.map(stop => stop.location)].filter(Boolean);
  if (points.length > 1) {
    map.route(`way ${trip.id}`, points, { state: departed ? "ahead" : "planned", key: no });
    drawn.push(`way ${trip.id}`);
  }
  return drawn;
}

function show(trip) {
  map.fit([`way ${trip.id}`, `driver ${trip.driver}`, ...trip.stops.map(stop => `stop ${stop.id}`)]);
}

function highlight(id) {
  const card = $(`[data-trip="${id}"]`, list);
  if (!card) return;
  card.open = true;
  card.scrollIntoView({ block: "nearest", behavior: "smooth" });
  card.classList.add("lit");
  setTimeout(() => card.classList.remove("lit"), 1500);
}

const showDriver = code => {
  const trip = trips.find(candidate => candidate.driver === code);
  if (trip) highlight(trip.id);
};

// ---- the list is drawn by the server; what was folded stays folded
const folded = new Set();
list.addEventListener("toggle", ({ target }) => {
  if (target.matches(".trip")) folded[target.open ? "delete" : "add"](target.dataset.trip);
}, true);
list.addEventListener("htmx:afterSwap", () => { for (const card of $$(".trip", list)) card.open = !folded.has(card.dataset.trip); });

// ---- in a driver's place
let count = 0;
const number = () => Date.now() * 1000 + (count++ % 1000);

async function tell(url, body, done) {
  const answer = await patiently("POST", url, body);
  if (answer.status >= 200 && answer.status < 300) oms.toast(done, "ok");
  else oms.toast(words(answer));
  htmx.trigger(document.body, "changed");
  await look();
  // trips follow the plan a moment later
  setTimeout(() => { htmx.trigger(document.body, "changed"); look(); }, 1500);
}

// ---- a stop goes to another trip: what that costs is shown before anything is moved
const clock = text => new Date(text).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const signed = (number, unit) => `${number > 0 ? "+" : number < 0 ? "\u2212" : "\u00b1"}${Math.abs(number)} ${unit}`;

function costs({ why, metres, drivingSeconds, lateSeconds }) {
  if (why) return why;
  const late = Math.round(lateSeconds / 60);
  return [signed(Math.round(drivingSeconds / 60), "min"), signed(Math.round(metres / 100) / 10, "km"), late > 0 ? `${late} min later than promised` : late < 0 ? `${-late} min less late` : ""].filter(Boolean).join(", ");
}

async function prices(stopId) {
  const answer = await ask("GET", `/v1/stops/${stopId}/moves`);
  return answer.status === 200 ? answer.body.items : [];
}

const few = stops => `${stops} stop${stops === 1 ? "" : "s"}`;

/** Where the stop could go: trips first, then drivers who have none from there. */
async function fillTrips(sheet, stop) {
  const select = $("#act-trip", sheet), button = $("[value=move]", sheet);
  select.hidden = button.hidden = true;
  const all = await prices(stop.id), open = all.filter(price => !price.why);
  const home = trips.find(trip => trip.stops.some(one => one.id === stop.id))?.warehouse;
  const busy = new Set([stop.driver, ...trips.filter(trip => trip.warehouse === home && trip.status === "PLANNED").map(trip => trip.driver)]);
  const idle = $$("#crew li").map(({ dataset }) => dataset.code).filter(code => !busy.has(code)).map(driver => ({ driver }));
  const choice = [...open, ...idle];
  select.replaceChildren(...choice.map((price, no) => new Option(price.tripId ? `${price.driver}, leaves ${clock(price.leavesAt)}, ${few(price.stops)}: ${costs(price)}` : `${price.driver}, no trip yet`, no)));
  select.hidden = button.hidden = !choice.length;
  $("[data-no-trip]", sheet).hidden = choice.length > 0;
  return choice;
}

// ---- the last word is the dispatcher's
const BUSY = "planner_busy", TRIES = 8;
async function patiently(method, url, body) {
  let answer = await ask(method, url, body);
  for (let tries = 1; tries < TRIES && answer.body?.code === BUSY; tries++) {
    await new Promise(resolve => { setTimeout(resolve, 1000); });
    answer = await ask(method, url, body);
  }
  return answer;
}

function dearer({ amount, currency }) {
  const format = new Intl.NumberFormat([], { style: "currency", currency });
  const text = format.format(Math.abs(amount) / 10 ** format.resolvedOptions().maximumFractionDigits);
  return amount === 0 ? "costs the same" : amount > 0 ? `costs ${text} more` : `saves ${text}`;
}

/** To another trip of the same driver at once; another driver is the planner's to weigh. */
async function weigh(stop, price) {
  if (price.driver === stop.driver) {
    const body = { tripId: price.tripId };
    return { lines: [`${price.driver}, leaves ${clock(price.leavesAt)}`, costs(price)], send: () => tell(`/v1/stops/${stop.id}/move`, body, `${stop.number}: moved.`) };
  }
  const url = `/v1/allocation/shipments/${stop.shipment}/driver`;
  const answer = await ask("GET", `${url}?driver=${encodeURIComponent(price.driver)}`), said = answer.body;
  if (answer.status !== 200 || said.why) return { lines: [`${price.driver} instead of ${stop.driver}`], refusal: said?.why ?? words(answer) };
  const moved = clock(said.deliverAt) === clock(said.before) ? "as planned" : `instead of ${clock(said.before)}`;
  const lines = [`${said.to} instead of ${said.from}`, `leaves ${clock(said.leavesAt)}, at the door ${clock(said.deliverAt)} ${moved}`];
  if (said.dearer) lines.push(dearer(said.dearer));
  return { lines, reason: true, late: said.late ? `That is after ${clock(said.deliverBy)}, which the shopper was promised.` : "",
    send: reason => tell(url, { driver: price.driver, evenIfLate: said.late, ...(reason ? { reason } : {}) }, `${stop.number}: ${price.driver} takes it.`) };
}

async function offer(stop, price) {
  const { lines, refusal, late, reason, send } = await weigh(stop, price);
  const sheet = $("#moving"), fault = $("[data-fault]", sheet);
  $("#moving-title").textContent = `Move ${stop.number}`;
  $("[data-lines]", sheet).replaceChildren(...lines.filter(Boolean).map(text => Object.assign(document.createElement("li"), { textContent: text })));
  fault.textContent = refusal || late || "";
  fault.hidden = !fault.textContent;
  $("[data-why]", sheet).hidden = !reason;
  $("#moving-why").value = "";
  $("[value=move]", sheet).hidden = !send;
  sheet.returnValue = "cancel";
  sheet.onclose = () => { if (sheet.returnValue === "move") send($("#moving-why").value.trim()); };
  sheet.showModal();
}

const stopOf = row => ({ id: row.dataset.stop ?? row.dataset.drag, shipment: row.dataset.shipment, number: row.dataset.number, driver: row.closest(".trip").dataset.driver });
let dragged = null;
list.addEventListener("dragstart", async event => {
  const row = event.target.closest("[data-drag]");
  if (!row) return;
  dragged = { stop: stopOf(row), open: new Map() };
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", row.dataset.number);
  row.classList.add("dragged");
  const mine = dragged;
  for (const price of await prices(mine.stop.id)) {
    const card = $(`[data-trip="${price.tripId}"]`, list);
    if (dragged !== mine || !card) return;
    $("[data-price]", card).textContent = costs(price);
    card.classList.add(price.why ? "may-not" : "may-take");
    if (!price.why) mine.open.set(price.tripId, price);
  }
});
const target = event => {
  const card = event.target.closest?.(".trip");
  return card && dragged?.open.has(card.dataset.trip) ? card : null;
};
list.addEventListener("dragover", event => {
  const card = target(event);
  for (const other of $$(".trip.over", list)) if (other !== card) other.classList.remove("over");
  if (!card) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  card.classList.add("over");
});
list.addEventListener("drop", event => {
  const card = target(event);
  if (!card) return;
  event.preventDefault();
  offer(dragged.stop, dragged.open.get(card.dataset.trip));
});
list.addEventListener("dragend", () => {
  dragged = null;
  for (const card of $$(".trip", list)) {
    card.classList.remove("may-take", "may-not", "over");
    $("[data-price]", card).textContent = "";
  }
  for (const row of $$(".dragged", list)) row.classList.remove("dragged");
});
// The list is not drawn anew under a hand that holds a part of it.
list.addEventListener("htmx:beforeSwap", event => { if (dragged) event.detail.shouldSwap = false; });

function act(button) {
  const stop = stopOf(button), { departed } = button.dataset, sheet = $("#act");
  let choice = Promise.resolve([]);
  $("#act-title").textContent = stop.number;
  for (const part of $$("[data-when]", sheet)) part.hidden = (part.dataset.when === "departed") !== (departed === "true");
  if (departed !== "true") choice = fillTrips(sheet, stop);
  sheet.returnValue = "cancel";
  sheet.onclose = () => {
    const said = new FormData($("form", sheet));
    const deeds = {
      arrive: () => tell(`/v1/stops/${stop.id}/arrive`, { deviceSeq: number() }, `${stop.number}: arrived.`),
      fail: () => tell(`/v1/stops/${stop.id}/fail`, { reason: said.get("reason"), nextStep: said.get("next"), place: said.get("place"), deviceSeq: number() }, `${stop.number}: reported.`),
      move: async () => offer(stop, (await choice)[Number(said.get("trip"))]),
    };
    deeds[sheet.returnValue]?.();
  };
  sheet.showModal();
}

list.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button?.dataset.show) {
    const trip = trips.find(candidate => candidate.id === button.dataset.show);
    if (trip) show(trip);
    $("#board-map").scrollIntoView({ block: "nearest" });
  } else if (button?.dataset.stop) act(button);
  else if (button?.dataset.settle) tell("/v1/driver/reports/refused/settled", { device: button.dataset.device, deviceSeq: Number(button.dataset.settle) }, "Seen to.");
});

$("#take-back").onclick = () => {
  const sheet = $("#back");
  $("#back-code").value = "";
  sheet.returnValue = "cancel";
  sheet.onclose = () => {
    const code = $("#back-code").value.trim();
    if (sheet.returnValue === "take" && code) tell("/v1/driver/returns", { sscc: code }, "The package is back.");
  };
  sheet.showModal();
};
// Enter in the field is the deed, not the first button that happens to stand there.
$("#back form").addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  $("#back").close("take");
});

await look();
setInterval(() => { if (!document.hidden) look(); }, EVERY);
