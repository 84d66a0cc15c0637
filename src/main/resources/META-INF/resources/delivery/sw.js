// Lets the driver's page open without a network: what was last fetched is kept, and used when nothing comes.
const FILES = "oms-delivery-files", PAGES = "oms-delivery-pages", PATIENCE = 6000;
const SHELL = ["/app.css", "/app.js", "/theme.js", "/icons.svg", "/favicon.svg", "/webjars/tabler__core/dist/css/tabler.min.css", "/webjars/htmx.org/dist/htmx.min.js",
  "/webjars/signature_pad/dist/signature_pad.min.js", "/delivery/delivery.css", "/delivery/drive.js", "/delivery/outbox.js", "/delivery/proof.js", "/delivery/scanner.js", "/delivery/whereabouts.js",
  "/fulfillment/camera.js", "/zxing/index.min.js", "/delivery/roadmap.js", "/delivery/map.js", "/delivery/map.css", "/webjars/leaflet/dist/leaflet.css", "/webjars/leaflet/dist/leaflet-src.esm.js"];
const DAY = ["/delivery/drive", "/delivery/drive/day"];

self.addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(caches.open(FILES).then(cache => Promise.allSettled(SHELL.map(file => cache.add(file)))));
});
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("message", event => {
  const url = event.data?.keep && new URL(event.data.keep, location.origin);
  if (url?.origin === location.origin) event.waitUntil(caches.open(FILES).then(cache => cache.add(url.pathname)).catch(() => {}));
});

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (DAY.includes(url.pathname)) event.respondWith(lately(event.request, PAGES, url.pathname));
  else if (SHELL.includes(url.pathname) || /^\/(webjars|delivery|maps)\/.*\.(js|css|png|geojson)$/.test(url.pathname)) event.respondWith(lately(event.request, FILES, url.pathname));
});

/** From the network; from what is kept where the network is silent. */
async function lately(request, name, key) {
  const cache = await caches.open(name);
  const fetched = fetch(request).then(answer => {
    if (answer.ok && !answer.redirected && answer.type === "basic") cache.put(key, answer.clone());
    return answer;
  });
  const silence = new Promise(resolve => setTimeout(resolve, PATIENCE));
  try {
    const answer = await Promise.race([fetched, silence]);
    if (answer) return answer;
  } catch {
    // no network: below
  }
  const kept = await cache.match(key);
  if (!kept) return fetched;
  const headers = new Headers(kept.headers);
  headers.set("X-Kept", "1");
  return new Response(kept.body, { status: kept.status, headers });
}
