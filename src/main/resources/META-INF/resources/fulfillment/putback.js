// What is to be put back, one article after the other: bin, then article.
(() => {
  "use strict";
  const page = document.querySelector("[data-putbacks]");
  const scans = window.omsScans;
  const { part, alarm, praise, input } = scans.screen(page, scanned);
  const stops = [...page.querySelectorAll("[data-stops] li")];
  const left = stop => Number(stop.dataset.quantity) - Number(stop.dataset.put);
  const current = () => stops.find(stop => left(stop) > 0);
  const named = stop => `${left(stop)} × ${stop.dataset.name} (${stop.dataset.sku})`;
  let bin = null;

  function scanned(text) {
    const stop = current();
    if (!stop) return;
    if (stop.dataset.bin && bin !== stop.dataset.bin) {
      if (!scans.isBin(text, stop)) return void alarm("Wrong bin", `This is ${text}. Go to ${stop.dataset.place}.`);
      bin = stop.dataset.bin;
      praise("Right bin. Now scan the article.");
      return void show();
    }
    if (!scans.isArticle(text, stop)) return void alarm("Wrong article", `Put back ${named(stop)}.`);
    lay(stop, 1);
  }

  function lay(stop, quantity) {
    stop.dataset.put = Number(stop.dataset.put) + quantity;
    praise(left(stop) > 0 ? `${stop.dataset.put} of ${stop.dataset.quantity} back.` : `${stop.dataset.name} is back.`);
    const body = { sku: stop.dataset.sku, quantity };
    if (stop.dataset.bin) body.bin = stop.dataset.bin;
    show();
    scans.add(`/v1/put-backs/${stop.dataset.list}/scans`, "put-backs", body);
  }

  function show() {
    const stop = current();
    for (const s of stops) {
      s.classList.toggle("done", left(s) === 0);
      s.classList.toggle("here", s === stop);
      s.querySelector("[data-tally]").textContent = `${s.dataset.put}/${s.dataset.quantity}`;
    }
    part("now").hidden = !stop;
    part("done").hidden = Boolean(stop) || stops.length === 0;
    if (!stop) return;
    const toBin = stop.dataset.bin && bin !== stop.dataset.bin;
    part("open").textContent = left(stop);
    part("name").textContent = stop.dataset.name;
    part("sku").textContent = stop.dataset.sku;
    part("place").textContent = (stop.dataset.place || "Place not recorded").replace(/(?<!,) /g, "\u00a0");
    part("from").textContent = `${stop.dataset.order}${stop.dataset.tote ? `, tote ${stop.dataset.tote}` : ""}`;
    part("step").textContent = toBin ? "Scan the bin" : "Scan the article";
    part("all").hidden = toBin;
    part("all").textContent = `All ${left(stop)} are back`;
    part("all").onclick = () => { lay(stop, left(stop)); input.focus(); };
  }

  async function refused(problem) {
    alarm("Not counted", `${problem.detail || "The server refused this."} The page is loaded again.`);
    setTimeout(() => location.reload(), 2500);
  }

  // ---- a page that was drawn before the last scans
  const listOf = path => path.split("/").at(-2);
  const counted = (stop, put) => { stop.dataset.put = Math.min(Number(stop.dataset.quantity), Math.max(Number(stop.dataset.put), put)); };

  /** What is not named any more is all back. */
  function said(open, path) {
    for (const stop of stops.filter(s => s.dataset.list === listOf(path))) counted(stop, open.find(b => String(b.line) === stop.dataset.line)?.put ?? Infinity);
  }

  function again(body, path) {
    const stop = stops.find(s => s.dataset.list === listOf(path) && s.dataset.sku === body.sku && (!body.bin || s.dataset.bin === body.bin) && left(s) > 0);
    if (stop) counted(stop, Number(stop.dataset.put) + body.quantity);
  }

  scans.listen({ owner: "put-backs", taken() {}, refused, said, again });
  show();
  input.focus({ preventScroll: true });
})();
