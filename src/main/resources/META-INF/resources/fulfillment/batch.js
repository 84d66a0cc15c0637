// A round with a trolley: bin, article, tote. Every scan is judged here at once, counted here, and sent by scans.js. What an order that is
// cancelled under way has in its tote is put back at the end of the round.
(() => {
  "use strict";
  const page = document.querySelector("[data-batch]");
  const $$ = selector => [...page.querySelectorAll(selector)];
  const scans = window.omsScans;
  const screen = scans.screen(page, scanned);
  const { part, alarm, praise, input } = screen;
  const id = page.dataset.batch;
  const TITLES = { wrong_article: "Wrong article", wrong_bin: "Wrong bin", wrong_tote: "Wrong tote", too_many: "Too many", order_held: "Stop: order held", list_cancelled: "Stop: order cancelled", plan_changed: "Stop: new plan", batch_ended: "Trolley done", not_short: "Nothing is missing", tote_in_use: "Tote in use" };
  const stops = $$("[data-stops] li");
  const totes = $$("[data-totes] li");
  const number = (stop, name) => Number(stop.dataset[name]);
  const left = stop => stop.dataset.wanted === "true" ? number(stop, "quantity") - number(stop, "picked") : 0;
  const toteOf = stop => totes.find(tote => tote.dataset.list === stop.dataset.list && tote.dataset.toteNo === stop.dataset.toteNo);
  const stopOf = back => stops.find(stop => stop.dataset.list === back.list && number(stop, "line") === back.line);
  let backs = $$("[data-backs] span").map(b => ({ list: b.dataset.list, line: Number(b.dataset.line), quantity: Number(b.dataset.quantity), put: Number(b.dataset.put) }));

  let bin = null; // where the picker stands
  let inHand = 0; // pieces taken that are in no tote yet
  let shown = null;

  const current = () => stops.find(stop => left(stop) > 0);
  const back = () => backs.find(b => b.put < b.quantity && stopOf(b));

  function isTote(text, tote) {
    const wanted = text.toUpperCase();
    if (tote.dataset.code && wanted === tote.dataset.code.toUpperCase()) return true;
    if (!/^T?\d{1,3}$/.test(wanted)) return false;
    const no = Number(wanted.replace("T", ""));
    const [first, last] = tote.dataset.placeName.split("–").map(Number);
    return no >= first && no <= (last || first);
  }

  function scanned(text) {
    if (part("label-form").contains(document.activeElement)) return;
    const stop = current();
    if (stop) pick(text, stop);
    else if (back()) putBack(text, back());
  }

  function pick(text, stop) {
    const there = !stop.dataset.bin || bin === stop.dataset.bin;
    if (!there) return void atBin(text, stop);
    if (inHand > 0 && isTote(text, toteOf(stop))) return void lay(stop);
    if (scans.isArticle(text, stop)) return void take(stop);
    if (scans.isBin(text, stop)) return void praise("Right bin. Now scan the article.");
    const other = totes.find(tote => isTote(text, tote));
    if (other && inHand > 0) return void alarm("Wrong tote", `This is tote ${other.dataset.placeName}. Lay ${named(stop, inHand)} into tote ${stop.dataset.tote}.`);
    if (other) return void alarm("Article first", `Take ${named(stop, left(stop))}, then scan the tote.`);
    const later = stops.find(s => s !== stop && scans.isArticle(text, s) && left(s) > 0);
    alarm("Wrong article", later ? `${text} comes later. Here take ${named(stop, left(stop))}.` : `${text} is not wanted. Put it back and take ${named(stop, left(stop))}.`);
  }

  const named = (stop, quantity) => `${quantity} × ${stop.dataset.name} (${stop.dataset.sku})`;

  function atBin(text, stop) {
    if (scans.isBin(text, stop)) {
      bin = stop.dataset.bin;
      praise("Right bin. Now scan the article.");
      show();
    } else if (scans.isArticle(text, stop)) alarm("Bin first", `Scan the label of ${stop.dataset.place}, then the article.`);
    else alarm("Wrong bin", `This is ${text}. Go to ${stop.dataset.place}.`);
  }

  function take(stop, quantity = 1) {
    if (inHand + quantity > left(stop)) return void alarm("Too many", `Only ${named(stop, left(stop))} for tote ${stop.dataset.tote}. Scan the tote now.`);
    inHand += quantity;
    praise(inHand < left(stop) ? `${inHand} of ${left(stop)} in hand.` : `All ${inHand} in hand. Lay into tote ${stop.dataset.tote} and scan it.`);
    show();
  }

  function lay(stop) {
    const body = { tote: stop.dataset.toteNo, sku: stop.dataset.sku, quantity: inHand };
    if (stop.dataset.bin) body.bin = stop.dataset.bin;
    stop.dataset.picked = number(stop, "picked") + inHand;
    praise(`${named(stop, inHand)} in tote ${stop.dataset.tote}.`);
    inHand = 0;
    show();
    scans.add(`/v1/pick-batches/${id}/scans`, id, body);
  }

  // ---- what goes back
  function putBack(text, b) {
    const stop = stopOf(b);
    if (stop.dataset.bin && bin !== stop.dataset.bin) return void atBin(text, stop);
    if (!scans.isArticle(text, stop)) return void alarm("Wrong article", `Put back ${named(stop, b.quantity - b.put)}.`);
    layBack(b, 1);
  }

  function layBack(b, quantity) {
    const stop = stopOf(b);
    b.put += quantity;
    praise(b.put < b.quantity ? `${b.put} of ${b.quantity} back.` : `${stop.dataset.name} is back.`);
    const body = { sku: stop.dataset.sku, quantity };
    if (stop.dataset.bin) body.bin = stop.dataset.bin;
    show();
    scans.add(`/v1/put-backs/${b.list}/scans`, id, body);
  }

  // ---- the server's word
  async function look() {
    const answer = await fetch(`/v1/pick-batches/${id}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer || !answer.ok || scans.count() > 0) return;
    const said = await answer.json();
    if (scans.count() > 0) return;
    scans.remember(`/v1/pick-batches/${id}`, id, said);
    taken(said);
  }

  /** Puts back answer with what is left of one list, rounds with all of it. */
  function taken(said) {
    if (!said.batch) return void look();
    page.dataset.status = said.batch.status;
    for (const step of said.steps) {
      const stop = stops.find(s => number(s, "no") === step.no);
      if (!stop) continue;
      if (stop.dataset.wanted === "true" && !step.wanted) cancelled(stop);
      stop.dataset.picked = step.picked;
      stop.dataset.wanted = step.wanted;
    }
    settle(said);
    show();
  }

  /** What is not named any more left the trolley. */
  function settle(said) {
    for (const stop of stops) if (!said.steps.some(step => step.no === number(stop, "no"))) stop.dataset.wanted = "false";
    for (const tote of said.totes) {
      const row = totes.find(t => t.dataset.list === tote.list);
      if (!row) continue;
      row.dataset.code = tote.code || "";
      row.dataset.listStatus = tote.status;
      row.dataset.elsewhere = tote.elsewhere;
    }
    for (const row of totes) if (!said.totes.some(tote => tote.list === row.dataset.list)) row.dataset.listStatus = "ASIDE";
    backs = said.putBacks;
  }

  // ---- a page that was drawn before the last scans
  function said(answer, path) {
    if (!answer.batch) return void (backs = [...backs.filter(b => b.list !== listOf(path)), ...answer]);
    for (const step of answer.steps) {
      const stop = stops.find(s => number(s, "no") === step.no);
      if (!stop) continue;
      stop.dataset.picked = Math.max(step.picked, number(stop, "picked"));
      if (!step.wanted) stop.dataset.wanted = "false";
    }
    settle(answer);
  }

  const listOf = path => path.split("/").at(-2);

  function again(body, path) {
    const isHere = s => s.dataset.sku === body.sku && (!body.bin || s.dataset.bin === body.bin);
    if (path.endsWith("/short")) return void missing(stops.find(s => number(s, "no") === body.step));
    if (path.startsWith("/v1/put-backs/")) {
      const b = backs.find(one => one.list === listOf(path) && one.put < one.quantity && stopOf(one) && isHere(stopOf(one)));
      if (b) b.put = Math.min(b.quantity, b.put + body.quantity);
      return;
    }
    const stop = stops.find(s => s.dataset.toteNo === body.tote && isHere(s) && left(s) > 0);
    if (stop) stop.dataset.picked = Math.min(number(stop, "quantity"), number(stop, "picked") + body.quantity);
  }

  /** A short pick ends its order on this trolley: nothing more is fetched for it, what lies in its tote goes back. */
  function missing(stop) {
    if (!stop) return;
    toteOf(stop).dataset.listStatus = "CANCELLED";
    for (const s of stops.filter(one => one.dataset.list === stop.dataset.list)) {
      s.dataset.wanted = "false";
      const line = number(s, "line");
      if (number(s, "picked") > 0 && !backs.some(b => b.list === s.dataset.list && b.line === line)) backs.push({ list: s.dataset.list, line, quantity: number(s, "picked"), put: 0 });
    }
  }

  function cancelled(stop) {
    const tote = toteOf(stop);
    if (stop === shown) inHand = 0;
    if (tote.dataset.listStatus === "CANCELLED") return;
    tote.dataset.listStatus = "CANCELLED";
    alarm("Order cancelled", `Nothing more for tote ${stop.dataset.tote}. What lies in it is put back at the end of the round.`);
  }

  async function refused(problem) {
    alarm(TITLES[problem.code] || "Not counted", problem.detail || "The server refused this scan.");
    await look();
  }

  // ---- what is shown
  function show() {
    const stop = current();
    const b = stop ? null : back();
    const at = stop || (b && stopOf(b));
    if (at !== shown) inHand = 0;
    shown = at;
    let picked = 0;
    for (const s of stops) {
      picked += number(s, "picked");
      s.classList.toggle("done", left(s) === 0);
      s.classList.toggle("gone", s.dataset.wanted !== "true");
      s.classList.toggle("here", s === at);
      s.querySelector("[data-tally]").textContent = `${s.dataset.picked}/${s.dataset.quantity}`;
    }
    marks(at);
    part("progress").value = picked;
    part("count").textContent = `${picked} of ${part("progress").max}`;
    for (const tote of totes) showTote(tote, at);
    part("now").hidden = !at;
    part("short").hidden = !stop;
    part("aside").hidden = !stop;
    part("labels").hidden = !stop;
    part("done").hidden = Boolean(at);
    if (stop) next(stop);
    else if (b) nextBack(b);
    else ended();
  }

  function marks(at) {
    for (const mark of $$("[data-mark]")) {
      const here = stops.filter(s => s.dataset.stop === mark.dataset.mark);
      mark.classList.toggle("done", here.every(s => left(s) === 0));
      mark.classList.toggle("here", Boolean(at) && at.dataset.stop === mark.dataset.mark);
    }
  }

  function showTote(tote, at) {
    const its = stops.filter(s => s.dataset.list === tote.dataset.list && s.dataset.toteNo === tote.dataset.toteNo);
    const sum = name => its.reduce((total, s) => total + number(s, name), 0);
    const gone = ["CANCELLED", "ASIDE"].includes(tote.dataset.listStatus);
    tote.classList.toggle("here", Boolean(at) && its.includes(at));
    tote.classList.toggle("done", !gone && its.every(s => left(s) === 0));
    tote.classList.toggle("gone", gone);
    tote.querySelector("[data-tote-tally]").textContent = tote.dataset.listStatus === "CANCELLED" ? "cancelled" : gone ? "aside" : `${sum("picked")}/${sum("quantity")}`;
    tote.querySelector("[data-tote-code]").textContent = tote.dataset.code || "no label";
  }

  const wide = place => (place || "Place not recorded").replace(/(?<!,) /g, "\u00a0"); // breaks after commas only

  function next(stop) {
    const toBin = stop.dataset.bin && bin !== stop.dataset.bin;
    const all = inHand === left(stop);
    part("go-label").textContent = "Go to";
    part("take-label").textContent = inHand > 0 ? `In hand ${inHand} of` : "Take";
    part("tote-label").textContent = "into tote";
    part("place").textContent = wide(stop.dataset.place);
    part("open").textContent = left(stop);
    part("name").textContent = stop.dataset.name;
    part("sku").textContent = stop.dataset.sku;
    part("tote").textContent = stop.dataset.tote;
    part("step").textContent = toBin ? "Scan the bin" : all ? `Scan tote ${stop.dataset.tote}` : inHand > 0 ? `Scan the article, or tote ${stop.dataset.tote}` : "Scan the article";
    part("all").hidden = toBin || inHand === 0;
    part("all").textContent = all ? `It lies in tote ${stop.dataset.tote}` : `I have the other ${left(stop) - inHand} too`;
    part("all").onclick = () => { if (inHand === left(stop)) lay(stop); else take(stop, left(stop) - inHand); input.focus(); };
    part("short-label").textContent = `How many of the ${stop.dataset.quantity} for tote ${stop.dataset.tote} are there, those in it included?`;
    part("leave-text").textContent = `${toteOf(stop).dataset.order} in tote ${stop.dataset.tote} is then picked on alone; its tote leaves the trolley with what lies in it.`;
    const found = page.querySelector("#found");
    found.max = number(stop, "quantity") - 1;
    found.min = stop.dataset.picked;
    if (Number(found.value) < number(stop, "picked")) found.value = stop.dataset.picked;
  }

  function nextBack(b) {
    const stop = stopOf(b);
    const toBin = stop.dataset.bin && bin !== stop.dataset.bin;
    part("go-label").textContent = "Put back into";
    part("take-label").textContent = "Put back";
    part("tote-label").textContent = "from tote";
    part("place").textContent = wide(stop.dataset.place);
    part("open").textContent = b.quantity - b.put;
    part("name").textContent = stop.dataset.name;
    part("sku").textContent = stop.dataset.sku;
    part("tote").textContent = stop.dataset.tote;
    part("step").textContent = toBin ? "Scan the bin" : "Scan the article";
    part("all").hidden = toBin;
    part("all").textContent = `All ${b.quantity - b.put} are back`;
    part("all").onclick = () => { layBack(b, b.quantity - b.put); input.focus(); };
  }

  function ended() {
    const live = totes.filter(tote => !["CANCELLED", "ASIDE"].includes(tote.dataset.listStatus));
    part("done-title").textContent = live.length > 0 ? "All picked" : "Nothing left";
    part("done-text").textContent = live.length > 0 ? "Bring the trolley to the packing bench." : "No order on this trolley is wanted any more.";
    const waiting = scans.count() > 0;
    part("ends").replaceChildren(...live.map(tote => {
      const line = document.createElement("li");
      const elsewhere = number(tote, "elsewhere");
      const to = document.createElement(elsewhere > 0 || waiting ? "span" : "a");
      to.textContent = `Tote ${tote.dataset.placeName}: ${tote.dataset.order}${elsewhere > 0 ? `, wait for ${elsewhere} more from other zones` : ", pack"}`;
      if (to.tagName === "A") to.href = `/fulfillment/pack?shipment=${tote.dataset.shipment}`;
      line.append(to);
      return line;
    }));
  }

  // ---- what needs the network
  async function ask(path, body) {
    if (scans.count() > 0) return void alarm("Not yet", "Scans are still to be sent. Try it when the network is back.");
    const answer = await scans.post(`/v1/pick-batches/${id}/${path}`, body).catch(() => null);
    if (!answer) return void alarm("No network", "Try it again when the network is back.");
    if (answer.status === 401) return void scans.logIn();
    const said = await answer.json();
    if (!answer.ok) return void await refused(said);
    taken(said);
    return true;
  }

  part("short-form").addEventListener("submit", event => {
    event.preventDefault();
    const stop = current();
    const body = { step: number(stop, "no"), found: Number(page.querySelector("#found").value), reason: page.querySelector("#reason").value };
    part("short").open = false;
    missing(stop);
    praise(`Reported. What lies in tote ${stop.dataset.tote} is put back at the end of the round.`);
    show();
    scans.add(`/v1/pick-batches/${id}/short`, id, body);
  });
  part("leave-form").addEventListener("submit", async event => {
    event.preventDefault();
    if (await ask("leave", { list: current().dataset.list })) part("aside").open = false;
  });
  part("label-form").addEventListener("submit", async event => {
    event.preventDefault();
    const label = page.querySelector("#label-code");
    if (await ask("totes", { tote: Number(page.querySelector("#label-tote").value), code: label.value })) {
      praise(`Tote ${page.querySelector("#label-tote").value} is ${label.value}.`);
      label.value = "";
    }
  });

  scans.listen({ owner: id, taken, refused, said, again });
  setInterval(() => { if (navigator.onLine && scans.count() === 0 && part("done").hidden) look(); }, 15000);
  show();
  look(); // the page may have come from the device
  input.focus({ preventScroll: true });
})();
