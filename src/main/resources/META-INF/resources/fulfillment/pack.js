// The packing bench: a tick shows the next piece, the scales are compared while one types.
(() => {
  "use strict";
  const form = document.querySelector("[data-pack]");
  if (!form) return;
  const $ = selector => form.querySelector(selector);
  const $$ = selector => [...form.querySelectorAll(selector)];
  const ticks = $$("[data-tick]");
  const weight = $("#weightGrams");

  // ---- the drawing grows with the ticks
  function draw() {
    const next = ticks.find(tick => !tick.checked)?.dataset.tick;
    for (const tick of ticks) {
      tick.closest("li").classList.toggle("ticked", tick.checked);
      const piece = $(`[data-piece="${tick.dataset.tick}"]`);
      if (!piece) continue;
      piece.classList.toggle("in", tick.checked && next !== undefined);
      piece.classList.toggle("next", tick.dataset.tick === next);
      piece.classList.toggle("later", !tick.checked && tick.dataset.tick !== next);
    }
  }
  for (const tick of ticks) tick.addEventListener("change", () => {
    // whoever ticks a later piece has put in those before it
    if (tick.checked) ticks.slice(0, ticks.indexOf(tick)).forEach(before => { before.checked = true; });
    draw();
    if (ticks.every(one => one.checked)) weight.focus();
  });

  // ---- the scales
  const tolerance = expected => Math.max(Number(form.dataset.grams), Math.floor(expected * Number(form.dataset.permille) / 1000));

  function weigh() {
    const tare = Number($("#box").selectedOptions[0].dataset.tare);
    const parts = $$("[data-each]");
    const expected = tare + parts.reduce((sum, part) => sum + Number(part.dataset.each) * Number(part.value), 0);
    const allowed = tolerance(expected);
    const open = parts.some(part => Number(part.value) > 0 && Number(part.dataset.each) === 0);
    $("[data-expected-text]").textContent = expected;
    $("[data-least-text]").textContent = Math.max(1, expected - allowed);
    $("[data-most-text]").textContent = expected + allowed;
    const shown = Number(weight.value);
    const off = shown - expected;
    const fits = off >= -allowed && (open || off <= allowed);
    const needle = $("[data-needle]");
    needle.setAttribute("visibility", shown > 0 ? "visible" : "hidden");
    needle.setAttribute("cx", String(Math.max(11, Math.min(589, 300 + 100 * off / Math.max(1, allowed)))));
    const text = $(".weigh-text");
    text.classList.toggle("off", shown > 0 && !fits);
    text.classList.toggle("fits", shown > 0 && fits);
    $("[data-verdict]").textContent = shown <= 0 ? "Expected" : fits ? "Good. Expected" : off < 0 ? `${-off} g too little. Expected` : `${off} g too much. Expected`;
  }
  weight.addEventListener("input", weigh);
  $("#box").addEventListener("change", weigh);
  $$("[data-each]").forEach(part => part.addEventListener("input", weigh));
  draw();
  weigh();
})();
