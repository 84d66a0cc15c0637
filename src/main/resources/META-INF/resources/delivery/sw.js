// Lets the driver's page open without a network.
importScripts("/kept.js");
const FILES = "oms-delivery-files", PAGES = "oms-delivery-pages";
const SHELL = ["/app.css", "/app.js", "/theme.js", "/icons.svg", "/favicon.svg", "/webjars/tabler__core/dist/css/tabler.min.css", "/webjars/htmx.org/dist/htmx.min.js",
  "/webjars/signature_pad/dist/signature_pad.min.js", "/delivery/delivery.css", "/delivery/drive.js", "/delivery/doorstep.js", "/delivery/loaded.js", "/delivery/outbox.js", "/delivery/proof.js", "/delivery/scanner.js", "/delivery/whereabouts.js",
  "/fulfillment/camera.js", "/zxing/index.min.js", "/delivery/roadmap.js", "/delivery/map.js", "/delivery/map.css", "/webjars/leaflet/dist/leaflet.css", "/webjars/leaflet/dist/leaflet-src.esm.js"];
const DAY = /^\/delivery\/drive(\/day(\/\d)?)?$/;

self.kept.shell(FILES, SHELL);

self.addEventListener("message", event => {
  const url = event.data?.keep && new URL(event.data.keep, location.origin);
  if (url?.origin === location.origin) event.waitUntil(self.kept.add(FILES, url.pathname, Infinity).catch(() => {}));
});

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (DAY.test(url.pathname)) event.respondWith(self.kept.lately(event.request, PAGES, url.pathname));
  else if (SHELL.includes(url.pathname) || /^\/(webjars|delivery|maps)\/.*\.(js|css|png|geojson)$/.test(url.pathname)) event.respondWith(self.kept.lately(event.request, FILES, url.pathname));
});
