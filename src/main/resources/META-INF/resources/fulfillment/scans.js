// Scans that wait to be sent. What cannot be sent stays in the device, in its order and each with its key, so that sending it again
// never counts twice.
(() => {
  "use strict";
  const STORE = "oms-pick-scans";
  let waiting = [];
  try { waiting = JSON.parse(localStorage.getItem(STORE)) || []; } catch { /* private window: kept until the page goes */ }
  let page = null;
  let sequence = Date.now();

  function keep() {
    try { localStorage.setItem(STORE, JSON.stringify(waiting)); } catch { /* see above */ }
    const badge = document.querySelector("[data-waiting]");
    if (!badge) return;
    badge.hidden = waiting.length === 0;
    badge.textContent = `${waiting.length} to send`;
  }

  const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");

  const post = (path, body, once = key()) => fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "Idempotency-Key": once, "X-CSRF-TOKEN": window.oms.csrf() },
    body: JSON.stringify(body),
  });

  const logIn = () => { location.href = `/login?next=${encodeURIComponent(location.pathname)}`; };

  let sending = false;
  async function send() {
    if (sending) return;
    sending = true;
    try {
      while (waiting.length > 0 && await sendFirst());
    } finally {
      sending = false;
    }
  }

  /** @return whether the next one may be tried */
  async function sendFirst() {
    const { path, owner, body, once } = waiting[0];
    const answer = await post(path, body, once).catch(() => null);
    if (!answer || answer.status >= 500) return false;
    if (answer.status === 401) return void logIn();
    const said = await answer.json().catch(() => ({}));
    if (said.code === "still_running") return false;
    waiting.shift();
    keep();
    const mine = page && owner === page.owner;
    if (!answer.ok && mine) await page.refused(said);
    else if (!answer.ok) window.oms.toast(`A scan made elsewhere was refused. ${said.detail || ""}`);
    else if (mine && !waiting.some(scan => scan.owner === owner)) page.taken(said);
    return true;
  }

  /** What all pages that scan have in common: the alarm, the praise, the field and the camera. */
  function screen(page, scanned) {
    const part = name => page.querySelector(`[data-${name}]`);
    const input = page.querySelector("#scan");
    const tell = {
      part,
      input,
      alarm(title, text) {
        part("alarm-title").textContent = title;
        part("alarm-text").textContent = text;
        part("alarm").hidden = false;
        part("praise").hidden = true;
        navigator.vibrate?.([120, 60, 120, 60, 250]);
        part("alarm").scrollIntoView({ block: "nearest" });
      },
      praise(text) {
        part("praise").textContent = text;
        part("praise").hidden = false;
        part("alarm").hidden = true;
        navigator.vibrate?.(40);
      },
    };
    part("scan").addEventListener("submit", event => {
      event.preventDefault();
      const text = input.value.trim();
      input.value = "";
      if (text) scanned(text);
      input.focus();
    });
    const camera = part("camera");
    camera.hidden = !window.omsCamera;
    camera.addEventListener("click", async () => {
      const video = part("video");
      if (!video.hidden) return void (video.hidden = true);
      const read = await window.omsCamera(video).catch(() => tell.alarm("No camera", "Allow the camera for this page, or type the code."));
      if (read) scanned(read.trim());
    });
    // a wedge scanner types wherever the cursor is: it stays in the field
    document.addEventListener("click", event => { if (!event.target.closest("a, button, input, select, summary, label")) input.focus({ preventScroll: true }); });
    return tell;
  }

  // the same as the server's: case, separators and leading zeros do not matter
  const code = text => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/(?<=-)0+(?=\d)/g, "");

  window.omsScans = {
    key,
    screen,
    /** @return whether this is the article's SKU or its bar code */
    isArticle: (text, stop) => text === stop.dataset.barcode || text.toUpperCase() === stop.dataset.sku.toUpperCase(),
    /** @return whether this is the bin's code or its words */
    isBin: (text, stop) => stop.dataset.bin !== "" && [stop.dataset.bin, stop.dataset.place].some(name => code(name) === code(text)),
    post,
    logIn,
    /** @return how many wait, of all pages */
    count: () => waiting.length,
    /** Counts it on this device and sends it as soon as it can. */
    add(path, owner, body) {
      waiting.push({ path, owner, body: { ...body, sequence: sequence++ }, once: key() });
      keep();
      send();
    },
    /** Says who hears what becomes of the scans of {@code owner}: {@code taken(answer)}, {@code refused(problem)}. */
    listen(listener) { page = listener; },
  };

  // those that an earlier version of this page kept
  waiting = waiting.map(scan => scan.path ? scan : { path: `/v1/pick-lists/${scan.list}/scans`, owner: scan.list, body: scan.body, once: scan.once });
  keep();
  addEventListener("online", send);
  setInterval(send, 3000);
  // whoever listens has begun to by then
  addEventListener("DOMContentLoaded", send);

  const reload = document.querySelector("[data-reload]");
  if (reload) setInterval(() => { if (navigator.onLine && waiting.length === 0) location.reload(); }, reload.dataset.reload * 1000);
})();
