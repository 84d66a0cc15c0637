// For service workers of pages that open without a network: what was last fetched is kept, and used when nothing comes.
self.kept = (() => {
  "use strict";
  const PATIENCE = 6000;
  const isWhole = answer => answer.ok && !answer.redirected && answer.type === "basic";

  async function silence(fetched) {
    try {
      return await Promise.race([fetched, new Promise(resolve => { setTimeout(resolve, PATIENCE); })]);
    } catch {
      return null; // no network
    }
  }

  return {
    /** Begins with the files that every page of the worker needs. */
    shell(name, files) {
      self.addEventListener("install", event => {
        self.skipWaiting();
        event.waitUntil(caches.open(name).then(cache => Promise.allSettled(files.map(file => cache.add(file)))));
      });
      self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
    },

    /** From the network; from what is kept where the network is silent: then it is marked so. */
    async lately(request, name, key) {
      const cache = await caches.open(name);
      const fetched = fetch(request).then(answer => {
        if (isWhole(answer)) cache.put(key, answer.clone());
        return answer;
      });
      const answer = await silence(fetched);
      if (answer) return answer;
      const old = await cache.match(key) ?? await cache.match(key, { ignoreSearch: true });
      if (!old) return fetched;
      const headers = new Headers(old.headers);
      headers.set("X-Kept", "1");
      return new Response(old.body, { status: old.status, headers });
    },

    /** Fetches what is not kept yet, and forgets the oldest beyond so many. */
    async add(name, key, most) {
      const cache = await caches.open(name);
      if (!await cache.match(key)) {
        const answer = await fetch(key);
        if (isWhole(answer)) await cache.put(key, answer);
      }
      const all = await cache.keys();
      await Promise.all(all.slice(0, Math.max(0, all.length - most)).map(old => cache.delete(old)));
    },
  };
})();
