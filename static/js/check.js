/* A checklist on a tablet: what is ticked is kept at every touch, a finished check until the server has answered for it.
   A check has a key of its own, so that it is written once however often it is delivered. Needs static/js/kept.js. */
"use strict";

const place = document.querySelector("[data-checks]");
const words = place?.querySelector("[data-words]")?.dataset;
const form = document.getElementById("check");
const EVERY = 15000;
const A_DELIVERY = 10;

const checks = keptTable("checks", "checks");
const drafts = keptTable("check-drafts", "drafts");

const status = place?.querySelector("[data-status]");
const sum = place?.querySelector("[data-sum]");
const log = place?.querySelector("[data-log]");
const items = [...(place?.querySelectorAll("[data-item]") || [])].map((row) => ({
  id: row.dataset.item,
  isCritical: row.dataset.weight === "critical",
  radios: [...row.querySelectorAll("input[type=radio]")],
  comment: row.querySelector("input[type=text], input:not([type])"),
}));

const verdictOf = (item) => item.radios.find((radio) => radio.checked)?.value || "";
const person = () => form.elements.person;
const nameOf = (id) => [...person().options].find((option) => option.value === id)?.textContent.trim() || "";

/* What is being filled in, and what it comes to */

const read = () => Object.fromEntries(items.map((item) => [item.id, { verdict: verdictOf(item), comment: item.comment.value }]));

function write(draft) {
  for (const item of items) {
    const said = draft?.items[item.id] || { verdict: "", comment: "" };
    item.radios.forEach((radio) => (radio.checked = radio.value === said.verdict));
    item.comment.value = said.comment;
  }
  form.elements.comment.value = draft?.comment || "";
  showSum();
}

const missing = () => items.filter((item) => !verdictOf(item));

function showSum() {
  const failed = items.filter((item) => verdictOf(item) === "failed");
  const critical = failed.filter((item) => item.isCritical).length;
  const minor = failed.length - critical;
  const open = missing().length;
  const isPassed = critical <= Number(place.dataset.mostCritical) && minor <= Number(place.dataset.mostMinor);
  const parts = [words.found.replace("%c", critical).replace("%m", minor), isPassed ? words.pass : words.fail];
  if (open) parts.push(words.open.replace("%s", open));
  sum.textContent = parts.join(" · ");
  sum.dataset.tone = isPassed ? "" : "stop";
}

const draftKey = (id) => [place.dataset.me, place.dataset.used, id].join(" ");
let writing;

function keepDraft() {
  showSum();
  window.clearTimeout(writing);
  writing = window.setTimeout(() => drafts.add({ key: draftKey(person().value), items: read(), comment: form.elements.comment.value, at: Date.now() }), 200);
}

const isEmpty = () => missing().length === items.length && !form.elements.comment.value && items.every((item) => !item.comment.value);

/* Another participant: what was begun for them, or an empty sheet. Ticks made before anybody was chosen stay. */
let former = "";

async function changePerson() {
  window.clearTimeout(writing);
  const id = person().value;
  const began = await drafts.get(draftKey(id));
  if (former && !isEmpty()) await drafts.add({ key: draftKey(former), items: read(), comment: form.elements.comment.value, at: Date.now() });
  if (former || began) write(began);
  else if (!isEmpty()) {
    await drafts.drop([draftKey("")]);
    keepDraft();
  }
  former = id;
  if (began) showStatus(words.resumed);
}

/* What waits on the tablet */

function button(title, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm";
  made.textContent = title;
  made.addEventListener("click", act);
  return made;
}

function rowOf(key) {
  let row = log.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!row) {
    row = document.createElement("li");
    row.dataset.key = key;
    log.prepend(row);
  }
  return row;
}

function show(key, tone, title, more, ways = []) {
  const row = rowOf(key);
  const what = document.createElement("div");
  what.className = "what";
  const name = document.createElement("b");
  const small = document.createElement("small");
  name.textContent = title;
  small.textContent = more;
  what.append(name, small);
  row.dataset.tone = tone;
  row.replaceChildren(what, ...ways);
  place.querySelector("[data-nothing]").hidden = true;
}

const clock = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

function showKept(row) {
  const title = `${row.name}, ${clock(row.at)}`;
  if (!row.refused) return show(row.key, "wait", title, words.kept);
  const away = button(words.away, () => away.replaceWith(button(words.sure, () => forget(row.key))));
  const back = button(words.back, () => takeBack(row));
  return show(row.key, "stop", title, `${words.refused}: ${row.refused}`, [back, away]);
}

async function forget(key) {
  await checks.drop([key]);
  rowOf(key).remove();
  await showStatus();
}

/* A refused check goes back into the form, where it can be mended. */
async function takeBack(row) {
  person().value = row.person;
  former = person().value;
  write(row);
  keepDraft();
  await forget(row.key);
  form.scrollIntoView();
}

async function mine() {
  const rows = await checks.all();
  return rows.filter((row) => row.me === place.dataset.me).sort((a, b) => a.at - b.at);
}

async function showStatus(more = "") {
  const all = await checks.all();
  const rows = await mine();
  const count = rows.length === 1 ? words.waitingOne : words.waiting.replace("%s", rows.length);
  const parts = [rows.length ? count : words.sent, more];
  if (all.length > rows.length) parts.push(words.others);
  if (!navigator.onLine) parts.push(words.offline);
  status.textContent = parts.filter(Boolean).join(" ");
  status.dataset.waiting = rows.length;
}

/* Delivering */

function showDelivered(row, result) {
  const link = document.createElement("a");
  link.className = "btn btn-sm";
  link.href = result.url;
  link.textContent = words.sign;
  show(row.key, "turn", `${row.name}, ${clock(row.at)}`, result.words, [link]);
}

async function deliverTo(address, rows) {
  const told = rows.map(({ key, person: id, at, comment, items: seen }) => ({ key, person: id, at, comment, items: seen }));
  const results = await keptDeliver(address, { checks: told });
  for (const result of results) {
    const row = rows.find((one) => one.key === result.key);
    if (!row) continue;
    if (result.tone === "done") {
      await checks.drop([row.key]);
      showDelivered(row, result);
    } else {
      row.refused = result.words;
      await checks.add(row);
      showKept(row);
    }
  }
}

async function deliverAll() {
  const rows = (await mine()).filter((row) => !row.refused);
  for (const address of new Set(rows.map((row) => row.deliver))) {
    const there = rows.filter((row) => row.deliver === address);
    for (let from = 0; from < there.length; from += A_DELIVERY) await deliverTo(address, there.slice(from, from + A_DELIVERY));
  }
}

const deliver = keptRunner("checks", deliverAll, (fault) => showStatus(fault === "login" ? words.login : ""));

/* Keeping a finished one */

function whyNot() {
  if (!person().value) return [words.who, person()];
  const open = missing();
  if (!open.length) return ["", null];
  return [open.length === 1 ? words.missingOne : words.missing.replace("%s", open.length), open[0].radios[0]];
}

async function finish(event) {
  event.preventDefault();
  const [reason, where] = whyNot();
  if (reason) {
    sum.textContent = reason;
    sum.dataset.tone = "stop";
    where.focus();
    return;
  }
  const id = person().value;
  const row = {
    key: crypto.randomUUID(), me: place.dataset.me, deliver: place.dataset.deliver, person: id, name: nameOf(id), at: Date.now(),
    comment: form.elements.comment.value, items: read(),
  };
  try {
    await checks.add(row);
  } catch {
    sum.textContent = words.full;
    sum.dataset.tone = "stop";
    return;
  }
  window.clearTimeout(writing);
  await drafts.drop([draftKey(id)]);
  person().value = "";
  former = "";
  write(null);
  showKept(row);
  await showStatus();
  deliver();
  rowOf(row.key).scrollIntoView({ block: "center" });
}

async function start() {
  place.querySelectorAll("[data-needs-script]").forEach((element) => (element.hidden = false));
  form.addEventListener("submit", finish);
  form.addEventListener("input", (event) => (event.target === person() ? null : keepDraft()));
  person().addEventListener("change", changePerson);
  (await mine()).forEach(showKept);
  former = person().value;
  const began = await drafts.get(draftKey(former));
  if (began && isEmpty()) write(began);
  else showSum();
  keptAlways(deliver, () => showStatus(), EVERY);
  keepThisPage(place.dataset.worker, () => {
    place.dataset.ready = "yes";
    showStatus(words.ready);
  });
}

if (place) start();
