// Lets the picker's pages open without a network: the list of work, each list and trolley that was opened, and what is put back.
importScripts("/kept.js");
const FILES = "oms-fulfillment-files", PAGES = "oms-fulfillment-pages", MOST = 40;
const SHELL = ["/app.css", "/app.js", "/theme.js", "/icons.svg", "/favicon.svg", "/webjars/tabler__core/dist/css/tabler.min.css", "/webjars/htmx.org/dist/htmx.min.js",
  "/fulfillment/pick.css", "/fulfillment/floor.css", "/fulfillment/camera.js", "/fulfillment/scans.js", "/fulfillment/pick.js", "/fulfillment/batch.js", "/fulfillment/putback.js", "/zxing/index.min.js"];
const PAGE = /^\/fulfillment\/(pick|batch)(\/[\w-]+)?$/;
const NOT_KEPT = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>No network</title>
<h1>No network</h1><p>This page was not opened before, so it is not on this device.</p><p><a href="/fulfillment/pick">Back to the lists</a></p></html>`;

self.kept.shell(FILES, SHELL);

self.addEventListener("message", event => {
  const url = event.data?.keep && new URL(event.data.keep, location.origin);
  if (url?.origin === location.origin && PAGE.test(url.pathname)) event.waitUntil(self.kept.add(PAGES, url.pathname + url.search, MOST).catch(() => {}));
});

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && PAGE.test(url.pathname)) {
    event.respondWith(self.kept.lately(event.request, PAGES, url.pathname + url.search)
      .catch(() => new Response(NOT_KEPT, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } })));
  } else if (SHELL.includes(url.pathname)) event.respondWith(self.kept.lately(event.request, FILES, url.pathname));
});
