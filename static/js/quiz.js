/* Taking a quiz. Each answer is queued on the device before it is sent, so that a broken connection loses none; the
   server takes each key once. The form and its addresses are in data attributes (templates/cohorts/quizzes/attempt.html).
   Without this script the same form saves and hands in with its buttons. */
"use strict";

const form = document.querySelector("form[data-quiz]");
const words = form.dataset;
const store = `quiz:${words.quiz}`;
const atOnce = "atOnce" in words;
const ahead = Date.parse(words.now) - Date.now(); // what the server's clock is ahead of this device
const deadline = Date.parse(words.deadline ?? "") || Infinity;
const grace = Date.parse(words.grace ?? "") || Infinity;
const told = form.querySelector("[data-told]");
const spoken = form.querySelector("[data-spoken]");
const asked = [...form.querySelectorAll("[data-place]")];
const touched = new Set(); // put in order by hand, so that the order is an answer
let queue = read();
let sending = null;
let pause = 2000;
let retry = 0;
let finishing = false;

function read() {
  try {
    return (JSON.parse(localStorage.getItem(store)) ?? []).map((one) => ({ ...one, sent: false }));
  } catch {
    return [];
  }
}

function write() {
  try {
    if (queue.length) localStorage.setItem(store, JSON.stringify(queue));
    else localStorage.removeItem(store);
  } catch {
    /* a device without storage keeps the queue in the page alone */
  }
}

const now = () => Date.now() + ahead;
const sectionOf = (place) => form.querySelector(`[data-place="${place}"]`);

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/* What is answered in a question now; null for nothing. */
function valueOf(section) {
  const inputs = [...section.querySelectorAll("input:checked")].map((input) => input.value);
  switch (section.dataset.kind) {
    case "number":
      return section.querySelector("input").value.trim() || null;
    case "several":
      return inputs.length ? inputs : null;
    case "ordering":
      return touched.has(section) ? [...section.querySelectorAll("[data-id]")].map((row) => row.dataset.id) : null;
    case "matching": {
      const chosen = [...section.querySelectorAll("select")].filter((select) => select.value);
      return chosen.length ? Object.fromEntries(chosen.map((select) => [select.dataset.left, select.value])) : null;
    }
    default:
      return inputs[0] ?? null;
  }
}

/* Show what waits from an earlier visit to this page. */
function put(section, value) {
  section.querySelectorAll("input[type=radio], input[type=checkbox]").forEach((input) => {
    input.checked = [value].flat().includes(input.value);
  });
  if (section.dataset.kind === "number") section.querySelector("input").value = value ?? "";
  if (section.dataset.kind === "matching") {
    section.querySelectorAll("select").forEach((select) => (select.value = value?.[select.dataset.left] ?? ""));
  }
  if (section.dataset.kind === "ordering" && value) {
    const list = section.querySelector("[data-order]");
    value.forEach((id) => list.append(list.querySelector(`[data-id="${id}"]`)));
    touch(section);
  }
}

function say(section, word, waits) {
  const place = section.querySelector("[data-saved]");
  place.textContent = word;
  place.classList.toggle("waits", waits);
}

function tell(text) {
  told.hidden = !text;
  told.className = text ? "s-note" : "";
  told.dataset.tone = "wait";
  told.textContent = text;
}

function count() {
  const number = asked.filter((section) => valueOf(section) !== null).length;
  form.querySelector("[data-answered]").textContent = number;
  form.querySelector("[data-progress]").value = number;
}

/* One answer a question waits at most: the newest. What was delivered before stays with the server. */
function note(section) {
  const place = Number(section.dataset.place);
  const at = new Date().toISOString();
  queue = queue.filter((one) => one.place !== place || one.sent);
  queue.push({ key: newKey(), place, value: valueOf(section), at });
  write();
  say(section, words.wordWaits, true);
  count();
}

async function deliver() {
  if (sending) return sending;
  if (!queue.length) return undefined;
  sending = send().finally(() => (sending = null));
  return sending;
}

async function send() {
  const batch = queue.slice(0, 100);
  batch.forEach((one) => (one.sent = true));
  let answer;
  try {
    answer = await fetch(words.deliver, {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify({
        now: new Date().toISOString(),
        answers: batch.map(({ key, place, value, at }) => ({ key, place, value, at })),
      }),
      signal: AbortSignal.timeout(15000),
    });
  } catch {
    return later(words.wordOffline, batch);
  }
  if (answer.status === 409) {
    queue = [];
    write();
    finishing = true;
    window.location.reload();
    return undefined;
  }
  if (answer.type === "opaqueredirect" || answer.status === 403) return later(words.wordLoggedOut, batch);
  if (!answer.ok && answer.status !== 400) return later(words.wordOffline, batch);
  const { kept = [], late = [], explained = {} } = answer.ok ? await answer.json() : {};
  settle(batch, new Set(late));
  Object.entries(explained).forEach(explain);
  pause = 2000;
  tell("");
  return queue.length ? send() : undefined;
}

function settle(batch, late) {
  const keys = new Set(batch.map((one) => one.key));
  queue = queue.filter((one) => !keys.has(one.key));
  write();
  const waiting = new Set(queue.map((one) => one.place));
  batch.forEach((one) => {
    if (!waiting.has(one.place)) say(sectionOf(one.place), late.has(one.key) ? words.wordLate : words.wordSaved, false);
  });
}

function later(text, batch) {
  batch.forEach((one) => (one.sent = false));
  tell(text);
  clearTimeout(retry);
  retry = setTimeout(deliver, pause);
  pause = Math.min(pause * 1.5, 15000);
}

function explain([place, html]) {
  const section = sectionOf(place);
  const fragment = new DOMParser().parseFromString(html, "text/html");
  section.querySelector("[data-explained]").replaceChildren(...fragment.body.childNodes);
  section.querySelector("fieldset").disabled = true;
  section.querySelector("[data-explained]").tabIndex = -1;
  section.querySelector("[data-explained]").focus();
}

/* Ordering: buttons instead of the lists of places. */
function touch(section) {
  touched.add(section);
  section.querySelector("[data-order]").classList.add("is-moved");
  section.querySelector(".p-asis").hidden = true;
}

function move(button) {
  const row = button.closest("[data-id]");
  const section = row.closest("[data-place]");
  const other = button.dataset.move === "up" ? row.previousElementSibling : row.nextElementSibling;
  if (other) {
    if (button.dataset.move === "up") other.before(row);
    else other.after(row);
  }
  button.focus();
  touch(section);
  const place = [...row.parentElement.children].indexOf(row) + 1;
  spoken.textContent = `${row.querySelector(".p-line").textContent}: ${place}`;
  changed(section);
}

function prepare(section) {
  if (section.dataset.kind !== "ordering") return;
  if (section.querySelector("select").value) touch(section);
  section.querySelectorAll(".p-place").forEach((label) => label.remove());
  section.querySelectorAll(".p-moves, .p-asis").forEach((part) => (part.hidden = false));
  if (touched.has(section)) section.querySelector(".p-asis").hidden = true;
}

let timer = 0;
function changed(section) {
  count();
  if (atOnce) return;
  note(section);
  clearTimeout(timer);
  timer = setTimeout(deliver, 250);
}

/* The clock. */
const spokenAt = new Set();
function tick() {
  const left = Math.max(0, Math.ceil((deadline - now()) / 1000));
  const clock = form.querySelector("[data-clock]");
  clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  clock.parentElement.classList.toggle("is-short", left <= 60);
  for (const minutes of [5, 1]) {
    if (left <= minutes * 60 && left > minutes * 60 - 5 && !spokenAt.has(minutes)) {
      spokenAt.add(minutes);
      spoken.textContent = `${minutes} min ${words.wordLeft}`;
    }
  }
  if (left === 0) over();
}

async function over() {
  form.querySelectorAll("fieldset").forEach((part) => (part.disabled = true));
  form.querySelectorAll("[data-check], [data-keep]").forEach((part) => (part.hidden = true));
  if (finishing) return;
  await deliver();
  if (finishing) return;
  if (queue.length && now() < grace) {
    const until = new Date(grace - ahead).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    tell(`${words.wordOverWaits} ${until}.`);
    return;
  }
  if (!navigator.onLine) return tell(words.wordOver);
  finishing = true;
  const answer = await fetch(words.handIn, {
    method: "POST",
    credentials: "same-origin",
    headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
  }).catch(() => null);
  if (answer?.ok) window.location.reload();
  else finishing = false;
}

form.addEventListener("change", (event) => {
  const section = event.target.closest("[data-place]");
  if (section) changed(section);
});
let typing = 0;
form.addEventListener("input", (event) => {
  const section = event.target.closest("[data-kind=number]");
  clearTimeout(typing);
  if (section) typing = setTimeout(() => changed(section), 1000);
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const section = button?.closest("[data-place]");
  if (!section) return;
  if (button.dataset.move) move(button);
  if ("asIs" in button.dataset) {
    touch(section);
    changed(section);
  }
  if ("check" in button.dataset) {
    event.preventDefault();
    if (valueOf(section) === null) return section.querySelector("input, select, [data-move]")?.focus();
    note(section);
    deliver();
  }
});
/* Answered, but not with its own button. */
function unchecked(section) {
  return !section.querySelector("fieldset").disabled && valueOf(section) !== null;
}

/* Handing in: what waits goes first; without a connection the question waits too. */
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!("finish" in (event.submitter?.dataset ?? {}))) return deliver(); // Enter in a field
  const last = document.activeElement?.closest?.("[data-place]");
  if (last?.dataset.kind === "number" && !atOnce) note(last);
  if (atOnce) asked.filter(unchecked).forEach(note);
  await deliver();
  if (queue.length || !navigator.onLine) return tell(words.wordOffline);
  window.location.assign(words.handIn);
});
window.addEventListener("online", deliver);
window.addEventListener("beforeunload", (event) => queue.length && !finishing && event.preventDefault());

asked.forEach(prepare);
queue.forEach((one) => {
  const section = sectionOf(one.place);
  if (section) {
    put(section, one.value);
    say(section, words.wordWaits, true);
  }
});
form.querySelector("[data-keep]").hidden = true;
count();
deliver();
if (deadline !== Infinity) {
  tick();
  setInterval(tick, 1000);
}
