// The console's own behaviour: theme, menu, CSRF, times, toasts, keys. No framework; htmx does the fetching.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const meta = name => $(`meta[name="${name}"]`)?.content;

  // The server's clock may be moved (demo); ages are told against it, not against the device's.
  const skew = meta("server-time") ? Date.parse(meta("server-time")) - Date.now() : 0;
  const now = () => Date.now() + skew;

  function toast(text, tone = "bad") {
    const box = $("#toasts");
    if (!box) return;
    const line = document.createElement("div");
    line.className = `toast-line tone-${tone}`;
    line.textContent = text;
    box.append(line);
    setTimeout(() => line.remove(), 8000);
  }

  function ages(root = document) {
    for (const time of $$("time[data-ago]", root)) {
      const seconds = Math.round((now() - Date.parse(time.dateTime)) / 1000);
      if (Number.isNaN(seconds)) continue;
      const size = Math.abs(seconds);
      const text = size < 5 ? "now" : size < 60 ? `${size} s` : size < 3600 ? `${Math.floor(size / 60)} min`
        : size < 86400 ? `${Math.floor(size / 3600)} h ${Math.floor(size % 3600 / 60)} min` : `${Math.floor(size / 86400)} d`;
      time.textContent = size < 5 ? text : seconds > 0 ? `${text} ago` : `in ${text}`;
    }
  }

  // Answers of refused requests are shown in words: problem+json's detail, else the status.
  function refusal(xhr) {
    try {
      const problem = JSON.parse(xhr.responseText);
      return problem.detail || problem.title;
    } catch {
      return xhr.status === 0 ? "The server cannot be reached." : `The server refused (${xhr.status}).`;
    }
  }

  document.addEventListener("htmx:configRequest", event => {
    const token = meta("csrf-token");
    if (token && event.detail.verb !== "get") event.detail.headers["X-CSRF-TOKEN"] = token;
  });
  document.addEventListener("htmx:responseError", event => {
    const { xhr, elt } = event.detail;
    if (xhr.status === 401) return void (location.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`);
    const optional = elt.closest("[data-optional]");
    if (optional && event.detail.requestConfig?.verb === "get") return void optional.remove();
    toast(refusal(xhr));
  });
  document.addEventListener("htmx:sendError", () => toast("The server cannot be reached."));
  document.addEventListener("htmx:afterSwap", event => {
    const optional = event.detail.elt.closest("[data-optional]");
    if (optional && !event.detail.elt.textContent.trim() && !$("svg,img,canvas,input", event.detail.elt)) optional.remove();
  });
  document.addEventListener("htmx:load", event => ages(event.detail.elt));

  document.addEventListener("click", event => {
    const target = event.target;
    if (target.closest("[data-theme-toggle]")) {
      const next = document.documentElement.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
      document.documentElement.setAttribute("data-bs-theme", next);
      try { localStorage.setItem("oms-theme", next); } catch { /* private window: until the next page */ }
      return;
    }
    const menu = target.closest("[data-menu]");
    if (menu || target.closest("[data-menu-close]")) {
      const open = document.body.classList.toggle("menu-open", menu ? undefined : false);
      $("[data-menu]")?.setAttribute("aria-expanded", String(open));
      return;
    }
    const copy = target.closest("[data-copy]");
    if (copy) return void navigator.clipboard?.writeText(copy.dataset.copy).then(() => toast("Copied.", "ok"));
    for (const open of $$("details.who[open]")) if (!open.contains(target)) open.open = false;
    const row = target.closest("tr[data-href]");
    if (row && !target.closest("a,button,input,label,select") && !String(getSelection())) location.href = row.dataset.href;
  });

  document.addEventListener("submit", event => {
    const ask = event.submitter?.dataset.confirm || event.target.dataset.confirm;
    if (ask && !confirm(ask)) event.preventDefault();
    else if (!event.target.hasAttribute("data-again")) setTimeout(() => { if (event.submitter) event.submitter.disabled = true; });
  });
  document.addEventListener("change", event => { if (event.target.closest("[data-autosubmit]")) event.target.form.requestSubmit(); });

  // "/" searches; "g" and a letter goes; Escape closes.
  let leader = 0;
  const places = { c: "/console", o: "/order", f: "/fraud", p: "/payment", d: "/fleet", e: "/events", s: "/inventory", l: "/fulfillment", k: "/catalog" };
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      document.body.classList.remove("menu-open");
      $$("details.who[open]").forEach(open => { open.open = false; });
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,textarea,select,[contenteditable]")) return;
    if (event.key === "/" && $("#top-search")) {
      event.preventDefault();
      $("#top-search").focus();
    } else if (event.key === "g") leader = Date.now();
    else if (Date.now() - leader < 1200 && places[event.key] && $(".side")) location.href = places[event.key];
  });

  addEventListener("pageshow", () => $$("button[type=submit]:disabled").forEach(button => { button.disabled = false; }));
  ages();
  setInterval(ages, 15000);
  window.oms = { toast, now, csrf: () => meta("csrf-token"), refusal };
})();
