// What a phone has to tell the server: kept in IndexedDB until the server has it. Reports go out in the order in which they
// were made, each under its own number, so that one that is told twice counts once. A refusal is kept apart and blocks nothing.

const REPORTS = "reports", FIXES = "fixes", REFUSED = "refused", META = "meta";
const BATCH = 200, RETRY = 8000;

let database;
function db() {
  database ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open("oms-delivery", 1);
    opening.onupgradeneeded = () => {
      for (const name of [REPORTS, FIXES, REFUSED]) opening.result.createObjectStore(name, { keyPath: "seq" });
      opening.result.createObjectStore(META);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return database;
}

async function inside(stores, mode, work) {
  const transaction = (await db()).transaction(stores, mode);
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  const result = await work(name => transaction.objectStore(name));
  await done;
  return result;
}

const asked = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** The device's next number. It grows with the clock, so that it does not start over when the storage was cleared. */
async function next(store) {
  const last = await asked(store(META).get("seq")) ?? 0;
  const seq = Math.max(last + 1, Date.now() * 1000);
  store(META).put(seq, "seq");
  return seq;
}

/**
 * One JSON request with the session's cookie; that it comes from here, the browser says itself. A page that was opened hours ago,
 * or without a network, has no form token that still counts. Never throws for an answer: {status, body}; status 0 without a network.
 */
export async function ask(method, url, body) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(20000) });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  }
}

export const words = answer => answer.status === 0 ? "There is no network here."
  : answer.body?.detail || answer.body?.title || `The server refused (${answer.status}).`;

const later = status => status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;

export class Outbox extends EventTarget {
  #driver;
  #busy = false;
  #again;

  /** @param driver whose reports these are; another driver's wait until that one is back */
  constructor(driver) {
    super();
    this.#driver = driver;
    addEventListener("online", () => this.flush());
  }

  /** Keeps a report {what, url, body, stop, label}; it is not sent before `hold` milliseconds have passed. */
  async add(report, hold = 0) {
    await inside([REPORTS, META], "readwrite", async store => {
      const seq = await next(store);
      store(REPORTS).put({ ...report, seq, driver: this.#driver, notBefore: Date.now() + hold });
    });
    this.#changed();
    this.#wake(hold);
  }

  async addFix(fix) {
    await inside([FIXES, META], "readwrite", async store => {
      store(FIXES).put({ ...fix, seq: await next(store), driver: this.#driver });
    });
  }

  async undo(seq) {
    await inside([REPORTS], "readwrite", store => asked(store(REPORTS).delete(seq)));
    this.#changed();
    this.#wake(0);
  }

  waiting() {
    return this.#mine(REPORTS);
  }

  refused() {
    return this.#mine(REFUSED);
  }

  async dismiss(seq) {
    await inside([REFUSED], "readwrite", store => asked(store(REFUSED).delete(seq)));
    this.#changed();
  }

  /** Tells a refused report once more, under the same number. */
  async retry(refusal) {
    await this.#move(refusal, REFUSED, REPORTS, { notBefore: 0 });
    this.#changed();
    this.#wake(0);
  }

  /** Tells what waits, until something has to wait longer. */
  async flush() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const told = await this.#exclusively(() => this.#tell());
      if (told) this.dispatchEvent(new Event("told"));
    } finally {
      this.#busy = false;
    }
    const [first] = await this.waiting();
    if (first) this.#wake(Math.max(first.notBefore - Date.now(), first.notBefore > Date.now() ? 0 : RETRY));
  }

  async #tell() {
    let told = 0;
    for (;;) {
      const [first] = await this.waiting();
      if (!first || first.notBefore > Date.now()) break;
      const answer = await ask("POST", first.url, { ...first.body, deviceSeq: first.seq });
      if (later(answer.status)) {
        this.dispatchEvent(new CustomEvent("blocked", { detail: answer }));
        return told;
      }
      if (answer.status >= 400) await this.#move(first, REPORTS, REFUSED, { why: words(answer) });
      else await inside([REPORTS], "readwrite", store => asked(store(REPORTS).delete(first.seq)));
      told++;
      this.#changed();
    }
    await this.#tellFixes();
    return told;
  }

  async #tellFixes() {
    for (;;) {
      const fixes = (await this.#mine(FIXES)).slice(0, BATCH);
      if (!fixes.length) return;
      const positions = fixes.map(({ seq, at, lat, lon, accuracy }) => ({ deviceSeq: seq, at, lat, lon, accuracy }));
      const answer = await ask("POST", "/v1/positions", { positions });
      if (later(answer.status)) return;
      // Where single fixes are refused (a clock that was wrong), only those go; the others are told again.
      const faulty = new Set((answer.body?.errors ?? []).map(fault => Number(/^\/positions\/(\d+)/.exec(fault.pointer ?? "")?.[1])));
      const gone = answer.status < 400 || !faulty.size || [...faulty].some(Number.isNaN) ? fixes : fixes.filter((_, i) => faulty.has(i));
      await inside([FIXES], "readwrite", store => { for (const fix of gone) store(FIXES).delete(fix.seq); });
    }
  }

  async #move(report, from, to, change) {
    await inside([from, to], "readwrite", store => {
      store(from).delete(report.seq);
      store(to).put({ ...report, ...change });
    });
  }

  async #mine(name) {
    const all = await inside([name], "readonly", store => asked(store(name).getAll()));
    return all.filter(item => item.driver === this.#driver);
  }

  /** Two windows of one phone do not tell at once, where the browser can say so; elsewhere the numbers keep it right. */
  #exclusively(work) {
    return navigator.locks ? navigator.locks.request("oms-delivery-outbox", work) : work();
  }

  #wake(milliseconds) {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.flush(), milliseconds);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
