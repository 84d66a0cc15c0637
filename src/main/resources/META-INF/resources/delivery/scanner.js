// The field into which packages are scanned: a scanner that types, or fingers. Every code gets its answer.
import { ask, words } from "./outbox.js";

const scanner = document.querySelector("#scanner");
const input = scanner.querySelector("#code");
const line = scanner.querySelector("#scanned");

/** Where a code goes, and what a taken one means. */
const USES = {
  load: {
    take: (facts, sscc) => ask("POST", `/v1/trips/${facts.trip}/load-scans`, { sscc }),
    said: ({ repeated, loaded, total, orderNumber }) => `${repeated ? "On board already" : "On board"}: ${orderNumber}. ${loaded} of ${total}.`,
  },
  returns: {
    take: (_, sscc) => ask("POST", "/v1/driver/returns", { sscc }),
    said: () => "Back in the warehouse. Thank you.",
  },
};

let use = null;
let facts = {};
let changed = () => {};

export function onScan(listener) {
  changed = listener;
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

async function take(code) {
  const { take: send, said } = USES[use];
  const answer = await send(facts, code);
  if (answer.status >= 200 && answer.status < 300) say(said(answer.body ?? {}), "ok");
  else say(`${code}: ${answer.status === 0 ? "scanning needs the network, and there is none here." : words(answer)}`, "bad");
  await changed();
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
