/* Behaviour of the house, bound to attributes; every page works without it.
   data-once="no"     a form that may be sent twice (others are sent once)
   data-confirm       a link to a page that asks; opens as a dialog
   data-close         closes the dialog or the message it stands in
   data-copy="#id"    copies that element's text, or the attribute's own text
   data-bulk          a form with a list to pick from: data-pick-all, data-picked (the count), .s-bulk (the bar)
   data-fresh         a field that a request which waited for another (hx-sync) sends as it is now
   data-toast, data-tabs, data-focus   see templates/components/ */
"use strict";

const TOAST_SECONDS = 10;

/* A form is sent once; a page that comes back from the history may send again. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get" || form.dataset.once === "no") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  form.querySelectorAll("button[type=submit], button:not([type])").forEach((button) => button.setAttribute("aria-busy", "true"));
});

function allowSending(root) {
  root.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });
}
window.addEventListener("pageshow", (event) => event.persisted && allowSending(document));
document.addEventListener("htmx:finally:request", () => allowSending(document));

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const fields = [...(ctx.request.form?.elements ?? [])].filter((field) => field.matches("[data-fresh]"));
  if (ctx.request.body) fields.forEach((field) => ctx.request.body.set(field.name, field.value));
});

/* A link with data-confirm shows the page that asks as a dialog; without JavaScript it is simply that page. */
async function ask(link) {
  const answer = await fetch(link.href, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const question = page.querySelector(".s-dialog");
  if (!answer.ok || !question) {
    window.location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "s-dialog";
  dialog.append(...question.childNodes);
  dialog.querySelectorAll("form:not([action])").forEach((form) => form.setAttribute("action", link.href));
  const title = dialog.querySelector("h1");
  title.id = "dialog-title";
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function copy(button) {
  const source = button.dataset.copy;
  const place = source.startsWith("#") && document.querySelector(source);
  const text = place ? (place.value ?? place.textContent).trim() : source;
  await navigator.clipboard.writeText(text);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.textContent = button.dataset.copied || "✓";
  button.after(said);
  window.setTimeout(() => said.remove(), 3000);
}

document.addEventListener("click", (event) => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  const close = event.target.closest("[data-close]");
  if (close?.closest("dialog")) {
    event.preventDefault();
    close.closest("dialog").close();
    return;
  }
  if (close) close.closest("[data-toast], .s-note")?.remove();
  const link = event.target.closest("a[data-confirm]");
  if (link && plain) {
    event.preventDefault();
    ask(link).catch(() => window.location.assign(link.href));
  }
  const copier = event.target.closest("[data-copy]");
  if (copier) copy(copier);
});

/* Picking rows: the bar shows how many, the rows show which. */
function countPicked(form) {
  const boxes = [...form.querySelectorAll("tbody input[type=checkbox], [data-row-pick]")];
  const picked = boxes.filter((box) => box.checked);
  boxes.forEach((box) => box.closest("tr")?.classList.toggle("picked", box.checked));
  form.querySelectorAll("[data-picked]").forEach((place) => (place.textContent = picked.length));
  form.querySelectorAll(".s-bulk").forEach((bar) => (bar.hidden = picked.length === 0));
  const all = form.querySelector("[data-pick-all]");
  if (all) {
    all.checked = picked.length > 0 && picked.length === boxes.length;
    all.indeterminate = picked.length > 0 && picked.length < boxes.length;
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-bulk]");
  if (!form) return;
  if (event.target.matches("[data-pick-all]")) {
    form.querySelectorAll("tbody input[type=checkbox], [data-row-pick]").forEach((box) => (box.checked = event.target.checked));
  }
  countPicked(form);
});

/* Toasts leave after ten seconds, unless the person is reading or using them. */
function watchToasts() {
  document.querySelectorAll("[data-toast]:not([data-watched])").forEach((toast) => {
    toast.dataset.watched = "yes";
    let timer;
    const start = () => (timer = window.setTimeout(() => toast.remove(), TOAST_SECONDS * 1000));
    const stop = () => window.clearTimeout(timer);
    ["pointerenter", "focusin"].forEach((name) => toast.addEventListener(name, stop));
    ["pointerleave", "focusout"].forEach((name) => toast.addEventListener(name, start));
    start();
  });
}

function prepare() {
  watchToasts();
  document.querySelectorAll("[data-bulk]").forEach(countPicked);
  document.querySelectorAll("[data-tabs] [aria-current], .s-subtabs [aria-current]").forEach((tab) => {
    tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;
  });
}

/* Nobody is logged in: the pages that were kept for work without a connection (js/scan.js) leave with their reader. */
if (document.querySelector("[data-visitor]") && "caches" in window) window.caches.delete("doors-pages").catch(() => {});

prepare();
document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:after:swap", prepare);
