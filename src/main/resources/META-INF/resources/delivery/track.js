// The shopper's page: the server draws what is said, this moves the driver and asks for the words anew when they change.
import { createMap } from "/delivery/map.js";

const page = document.querySelector("#track");
const at = `/v1/track/${page.dataset.token}`;
const skew = Date.parse(page.dataset.serverTime) - Date.now();
const door = { lat: Number(page.dataset.lat), lon: Number(page.dataset.lon) };
const connection = document.querySelector("#connection");
const codeCard = document.querySelector("#code-card");
const STALE_MILLIS = 120_000;

let map;
let shown = "";
let driven = "";
let counting;

function draw(track) {
  codeCard.hidden = !track.code;
  if (!track.code) forgetCode();
  document.querySelector("#live").hidden = track.over;
  if (track.over) return;
  map ??= createMap(document.querySelector("#map"), { view: { ...door, zoom: 14 } });
  map.door("door", door);
  const drivers = track.shipments.filter(part => part.driver);
  for (const part of drivers)
    map.driver(`driver-${part.no}`, part.driver.location, {
      title: `${part.driver.firstName}, your driver`, label: part.driver.firstName,
      stale: Date.parse(track.asOf) - Date.parse(part.driver.at) > STALE_MILLIS,
    });
  map.keep(["door", ...drivers.map(part => `driver-${part.no}`)]);
  // the view follows who appears and goes, not each step: the shopper may have moved it
  const present = drivers.map(part => part.no).join();
  const outside = drivers.some(part => !map.leaflet.getBounds().contains([part.driver.location.lat, part.driver.location.lon]));
  if (present !== driven || outside) map.fit();
  driven = present;
}

async function say(track) {
  const words = JSON.stringify({ ...track, asOf: 0, shipments: track.shipments.map(part => ({ ...part, driver: part.driver?.firstName })) });
  if (words === shown) return;
  shown = words; // the first time too: something may have changed since the page was drawn
  const answer = await fetch(`/track/${page.dataset.token}/now`, { headers: { Accept: "text/html" } });
  if (answer.ok) document.querySelector("#state").innerHTML = await answer.text();
}

function follow() {
  const live = new EventSource(`${at}/live`);
  live.addEventListener("track", event => {
    connection.textContent = "";
    const track = JSON.parse(event.data);
    draw(track);
    say(track).catch(() => { shown = "again"; });
    if (track.over) live.close();
  });
  live.onerror = () => { connection.textContent = "Connecting again…"; };
}

function forgetCode() {
  clearInterval(counting);
  for (const part of ["#code", "#code-left"]) document.querySelector(part).hidden = true;
  document.querySelector("#show-code").textContent = "Show my code";
}

async function showCode(button) {
  button.disabled = true;
  try {
    const answer = await fetch(`${at}/code`, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
    const body = await answer.json();
    const code = document.querySelector("#code");
    const left = document.querySelector("#code-left");
    code.hidden = left.hidden = false;
    if (!answer.ok) {
      code.hidden = true;
      left.textContent = body.detail;
      return;
    }
    code.textContent = body.code;
    button.textContent = "Show a new code";
    clearInterval(counting);
    const until = Date.parse(body.expiresAt) - skew;
    const count = () => {
      const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
      left.textContent = `Valid for ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} more`;
      if (seconds === 0) forgetCode();
    };
    count();
    counting = setInterval(count, 1000);
  } catch {
    connection.textContent = "The server cannot be reached.";
  } finally {
    button.disabled = false;
  }
}

document.querySelector("#show-code").addEventListener("click", event => showCode(event.currentTarget));
if (page.dataset.over !== "true") {
  fetch(at).then(answer => answer.json()).then(draw).catch(() => {});
  follow();
}
