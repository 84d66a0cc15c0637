// The field into which packages are scanned: a scanner that types, or fingers. Every code gets its answer.
import { ask, words } from "./outbox.js";

const scanner = document.querySelector("#scanner");
const input = scanner.querySelector("#code");
const line = scanner.querySelector("#scanned");

/** Where a code goes, what a taken one means, and what is kept of it where there is no network. */
const USES = {
  load: {
    take: (facts, sscc) => ask("POST", `/v1/trips/${facts.trip}/load-scans`, { sscc }),
    said: ({ repeated, loaded, total, orderNumber }) => `${repeated ? "On board already" : "On board"}: ${orderNumber}. ${loaded} of ${total}.`,
    later: (facts, sscc) => ({ what: "LOAD", trip: facts.trip, sscc, label: `Package ${sscc} on board` }),
    unknown: "is not on this trip's list, and there is no network to ask. Leave it here.",
  },
  returns: {
    take: (_, sscc) => ask("POST", "/v1/driver/returns", { sscc }),
    said: () => "Back in the warehouse. Thank you.",
    later: (_, sscc) => ({ what: "RETURN", sscc, label: `Package ${sscc} is back` }),
    unknown: "is not on your list, and there is no network to ask.",
  },
};

let use = null;
let facts = {};
let changed = () => {};
let keep = null;
let isQueued = async () => false;

/**
 * @param listener called after each code
 * @param outbox keeps scans where there is no network; behind what waits there, nothing is told directly
 */
export function onScan(listener, outbox) {
  changed = listener;
  keep = outbox.keep;
  isQueued = outbox.isQueued;
}

/** Puts the field where the page wants it; what is being typed stays. */
export function place(day, now) {
  facts = now;
  const slot = day.querySelector("[data-scanner]");
  const focused = document.activeElement === input;
  if (use !== slot?.dataset.scanner) line.hidden = true;
  use = slot?.dataset.scanner ?? null;
  scanner.hidden = !slot;
  (slot ?? document.querySelector("#main")).append(scanner);
  if (focused) input.focus({ preventScroll: true });
}

/** Before the page is drawn anew: the field must not go with the old one. */
export function rescue() {
  const focused = document.activeElement === input;
  document.querySelector("#main").append(scanner);
  if (focused) input.focus({ preventScroll: true });
}

export function say(text, tone) {
  line.hidden = false;
  line.className = `scanned tone-${tone}`;
  line.textContent = text;
  if (tone === "bad") navigator.vibrate?.([80, 60, 80]);
  else navigator.vibrate?.(40);
}

/** The eighteen digits of a label, however a scanner spells them. */
export function digits(code) {
  const text = code.replace(/[\s()[\]\u001d]/g, "").replace(/^\]?C1/, "");
  return text.length === 20 && text.startsWith("00") ? text.slice(2) : text;
}

async function take(code) {
  const { take: send, said } = USES[use];
  if (await isQueued()) return keepScan(code);
  const answer = await send(facts, code);
  if (answer.status === 0) return keepScan(code);
  if (answer.status >= 200 && answer.status < 300) say(said(answer.body ?? {}), "ok");
  else say(`${code}: ${words(answer)}`, "bad");
  await changed();
}

/** Without a network the page's own list decides; the server has the last word when it hears of it. */
async function keepScan(code) {
  const sscc = digits(code), line = document.querySelector(`${use === "load" ? "#loading" : ".bring-back"} [data-sscc="${CSS.escape(sscc)}"]`), { later, unknown } = USES[use];
  if (!line) return say(`${code} ${unknown}`, "bad");
  if (line.classList.contains("done")) return say(`${sscc} is done already.`, "ok");
  await keep(later(facts, sscc));
  say(`${use === "load" ? "On board" : "Back"}: ${sscc}. Kept on this phone.`, "ok");
}

let queue = Promise.resolve();
scanner.querySelector("#scan").addEventListener("submit", event => {
  event.preventDefault();
  const code = input.value.trim();
  input.value = "";
  input.focus({ preventScroll: true });
  if (code && use) queue = queue.then(() => take(code)).catch(() => {});
});

// A scanner types wherever the focus is: what it types belongs here.
document.addEventListener("keydown", event => {
  if (!use || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key.length === 1 && /[\d(\])[]/.test(event.key) && !event.target.closest("input,textarea,select")) input.focus({ preventScroll: true });
});

// The camera, where the device has one: one label after the other until it is closed.
const button = scanner.querySelector("#camera"), finder = scanner.querySelector("#finder");
button.hidden = !window.omsCamera;
const label = text => { button.querySelector("span").textContent = text; };
button.addEventListener("click", async () => {
  if (!finder.hidden) return void (finder.hidden = true);
  label("Close the camera");
  try {
    await window.omsCamera(finder, code => queue = queue.then(() => take(code)).catch(() => {}));
  } catch {
    say("Allow the camera for this page, or type the code.", "bad");
  }
  label("Scan with the camera");
});
