// Scans and reports that wait to be sent. What cannot be sent stays in the device, in its order and each with its key, so that sending it again
// never counts twice.
(() => {
  "use strict";
  const STORE = "oms-pick-scans", SAID = "oms-pick-said", PAGES = "oms-fulfillment-pages", MOST_SAID = 40;
  const memory = new Map(); // where the browser keeps nothing: until the page goes

  function load(name, otherwise) {
    if (memory.has(name)) return memory.get(name);
    try { return JSON.parse(localStorage.getItem(name)) ?? otherwise; } catch { return otherwise; }
  }

  function store(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      memory.delete(name);
    } catch {
      memory.set(name, value);
    }
  }

  // read again each time: another window of this device may have scanned meanwhile
  const read = () => load(STORE, []);
  let page = null;
  let sequence = Date.now();

  function keep(waiting) {
    store(STORE, waiting);
    badge();
  }

  let isOnline = navigator.onLine;

  /** One chip at a time: a phone's head has room for no more. */
  function badge() {
    const count = read().length, waits = document.querySelector("[data-waiting]"), offline = document.querySelector("[data-offline]");
    if (waits) {
      waits.hidden = count === 0;
      waits.textContent = `${count} to send`;
    }
    if (offline) offline.hidden = isOnline || count > 0;
  }

  function online(yes) {
    isOnline = yes;
    badge();
  }

  const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");

  // that it comes from here, the browser says itself: a page that was opened hours ago has no form token that still counts
  const post = (path, body, once = key()) => fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "Idempotency-Key": once },
    body: JSON.stringify(body),
  });

  const logIn = () => { location.href = `/login?next=${encodeURIComponent(location.pathname)}`; };

  let sending = false;
  async function send() {
    if (sending) return;
    sending = true;
    try {
      while (read().length > 0 && await sendFirst());
    } finally {
      sending = false;
    }
  }

  /** @return whether the next one may be tried */
  async function sendFirst() {
    const { path, owner, body, once } = read()[0];
    const answer = await post(path, body, once).catch(() => null);
    online(Boolean(answer));
    if (!answer || answer.status >= 500) return false;
    if (answer.status === 401) return void logIn();
    const said = await answer.json().catch(() => ({}));
    if (said.code === "still_running") return false;
    keep(read().filter(scan => scan.once !== once));
    await heard(answer.ok, path, owner, said);
    return true;
  }

  async function heard(ok, path, owner, said) {
    const mine = page && owner === page.owner;
    if (ok) remember(path, owner, said);
    if (!ok && mine) await page.refused(said);
    else if (!ok) window.oms.toast(`A scan made elsewhere was refused. ${said.detail || ""}`);
    else if (mine && !read().some(scan => scan.owner === owner)) page.taken(said, path);
  }

  // ---- what the server said of a page, for when that page comes again as it was drawn before
  function remember(path, owner, answer) {
    const all = load(SAID, []).filter(one => one.owner !== owner || one.path !== path);
    store(SAID, [...all, { owner, path, answer }].slice(-MOST_SAID));
  }

  /** What was said and what still waits, in its order; neither lets a count go down. */
  function recall({ owner, said, again }) {
    for (const one of load(SAID, [])) if (one.owner === owner) said(one.answer, one.path);
    for (const scan of read()) if (scan.owner === owner) again(scan.body, scan.path);
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
      camera.setAttribute("aria-pressed", "true");
      await window.omsCamera(video, scanned).catch(() => tell.alarm("No camera", "Allow the camera for this page, or type the code."));
      camera.setAttribute("aria-pressed", "false");
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
    count: () => read().length,
    /** Counts it on this device and sends it as soon as it can; scans carry the device's sequence, reports of another kind their place in the queue. */
    add(path, owner, body) {
      const numbered = path.endsWith("/scans") ? { ...body, sequence: sequence++ } : body;
      keep([...read(), { path, owner, body: numbered, once: key() }]);
      send();
    },
    /**
     * Says who hears what becomes of the scans of {@code owner}: {@code taken(answer, path)}, {@code refused(problem)}; and, on a page that
     * may be an old one, {@code said(answer, path)} what the server answered before and {@code again(body, path)} what still waits.
     */
    listen(listener) {
      page = listener;
      recall(listener);
    },
    /** The server's word on a page, wherever it was asked for. */
    remember,
  };

  badge();
  addEventListener("online", () => { online(true); send(); });
  addEventListener("offline", () => online(false));
  setInterval(send, 3000);
  // whoever listens has begun to by then
  addEventListener("DOMContentLoaded", send);
  // a page out of the browser's own memory does not know what was scanned since
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });

  // without a network these pages come from the device
  navigator.serviceWorker?.register("/fulfillment/sw.js").then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ keep: location.pathname + location.search })).catch(() => {});
  for (const form of document.querySelectorAll('form[action="/logout"]')) form.addEventListener("submit", () => {
    window.caches?.delete(PAGES);
    try { localStorage.removeItem(SAID); } catch { /* nothing is kept there */ }
  });

  const reload = document.querySelector("[data-reload]");
  if (reload) setInterval(() => { if (navigator.onLine && read().length === 0) location.reload(); }, reload.dataset.reload * 1000);
})();
