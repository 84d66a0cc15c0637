// What a phone has to tell the server: kept in IndexedDB until the server has it. Each report goes out under its own number and
// names the one before it, so that whatever the network loses, repeats or turns around, each counts once and in its place. A refusal
// is kept apart and blocks nothing.

const REPORTS = "reports", FIXES = "fixes", REFUSED = "refused", META = "meta";
const BATCH = 200, RETRY = 8000, REPORTS_AT_ONCE = 20, BYTES_AT_ONCE = 4_000_000;
/** What a report may carry beside its number; older ones of this page kept the rest in their body. */
const FIELDS = ["trip", "stop", "sscc", "reason", "nextStep", "place", "proofs"];

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

/** The name that this phone gave itself; it stays when its driver logs in again. */
async function device() {
  const known = await inside([META], "readonly", store => asked(store(META).get("device")));
  if (known) return known;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
  return inside([META], "readwrite", async store => {
    const other = await asked(store(META).get("device"));
    if (!other) store(META).put(made, "device");
    return other ?? made;
  });
}

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

/** A number that was made by the clock says when, too. */
const happened = report => report.at ?? new Date(report.seq / 1000).toISOString();

function sent(report, after) {
  const body = { what: report.what.toUpperCase(), deviceSeq: report.seq, at: happened(report), ...(after === null ? {} : { after }) };
  for (const field of FIELDS) if (report[field] ?? report.body?.[field]) body[field] = report[field] ?? report.body[field];
  return body;
}

/** As many as one request carries; photos are large. */
function fitting(reports, most) {
  let bytes = 0;
  const end = reports.findIndex(report => (bytes += JSON.stringify(report).length) > BYTES_AT_ONCE);
  return reports.slice(0, Math.min(most, end < 0 ? reports.length : Math.max(1, end)));
}

export class Outbox extends EventTarget {
  #driver;
  #busy = false;
  #wanted = false;
  #again;

  /** @param driver whose reports these are; another driver's wait until that one is back */
  constructor(driver) {
    super();
    this.#driver = driver;
    addEventListener("online", () => this.flush());
  }

  /** Keeps a report {what, at, label, …}; it is not sent before `hold` milliseconds have passed. */
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

  /** Tells a refused report once more: what was refused stays refused, so it gets a new number. */
  async retry(refusal) {
    await inside([REPORTS, REFUSED, META], "readwrite", async store => {
      store(REFUSED).delete(refusal.seq);
      store(REPORTS).put({ ...refusal, at: happened(refusal), seq: await next(store), notBefore: 0 });
    });
    this.#changed();
    this.#wake(0);
  }

  /** Tells what waits, until something has to wait longer. Who asks while that is tried without a network has it tried again. */
  async flush() {
    this.#wanted = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#wanted) {
        this.#wanted = false;
        const told = await this.#exclusively(() => this.#tell());
        if (told) this.dispatchEvent(new Event("told"));
      }
    } finally {
      this.#busy = false;
    }
    const [first] = await this.waiting();
    if (first) this.#wake(Math.max(first.notBefore - Date.now(), first.notBefore > Date.now() ? 0 : RETRY));
  }

  async #tell() {
    let told = 0, most = REPORTS_AT_ONCE;
    for (let mended = 0; ;) {
      const batch = fitting(await this.#ready(), most);
      if (!batch.length) break;
      const after = await this.#last();
      const reports = batch.map((report, i) => sent(report, i ? batch[i - 1].seq : after));
      const answer = await ask("POST", "/v1/driver/reports", { device: await device(), reports });
      if (later(answer.status)) {
        this.dispatchEvent(new CustomEvent("blocked", { detail: answer }));
        return told;
      }
      if (answer.status >= 400) {
        // One of them cannot be understood: each for itself, and that one stays behind.
        if (batch.length > 1) most = 1;
        else await this.#move(batch[0], REPORTS, REFUSED, { why: words(answer) });
      } else {
        const done = answer.body.items.filter(item => item.state !== "WAITING");
        for (const item of done) await this.#settle(batch.find(report => report.seq === item.deviceSeq), item);
        if (!done.length && !await this.#mend(batch[0], answer.body.lastSeq, mended++)) break;
        told += done.length;
      }
      this.#changed();
    }
    await this.#tellFixes();
    return told;
  }

  /** @return what may be sent now, in its order: nothing overtakes a report that can still be taken back */
  async #ready() {
    const all = await this.waiting(), held = all.findIndex(report => report.notBefore > Date.now());
    return held < 0 ? all : all.slice(0, held);
  }

  #last() {
    return inside([META], "readonly", async store => await asked(store(META).get(`told ${this.#driver}`)) ?? null);
  }

  /** The server has the report, whatever it said to it. */
  async #settle(report, item) {
    await inside([REPORTS, REFUSED, META], "readwrite", store => {
      store(REPORTS).delete(report.seq);
      if (item.state === "REFUSED") store(REFUSED).put({ ...report, why: item.detail });
      store(META).put(report.seq, `told ${this.#driver}`);
    });
    if (item.leftBehind?.length) this.dispatchEvent(new CustomEvent("left", { detail: item.leftBehind.length }));
  }

  /** The server knows another last report than this phone does: goes on after that one. */
  async #mend(first, lastSeq, times) {
    if (times > 2) return false;
    await inside([REPORTS, META], "readwrite", async store => {
      store(META).put(lastSeq ?? null, `told ${this.#driver}`);
      if (lastSeq === null || lastSeq < first.seq) return;
      store(META).put(Math.max(lastSeq, await asked(store(META).get("seq")) ?? 0), "seq");
      for (const report of (await asked(store(REPORTS).getAll())).filter(item => item.driver === this.#driver)) {
        store(REPORTS).delete(report.seq);
        store(REPORTS).put({ ...report, at: happened(report), seq: await next(store) });
      }
    });
    return true;
  }

  async #tellFixes() {
    for (;;) {
      const fixes = (await this.#mine(FIXES)).slice(0, BATCH);
      if (!fixes.length) return;
      const positions = fixes.map(({ seq, at, lat, lon, accuracy }) => ({ deviceSeq: seq, at, lat, lon, accuracy }));
      const answer = await ask("POST", "/v1/positions", { device: await device(), positions });
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
