/* The page at the door: reads codes, keeps every scan on the phone until the server has answered for it.
   A scan has a key of its own, so that it counts once however often it is delivered. */
"use strict";

const place = document.querySelector("[data-scanner]");
const words = place?.querySelector("[data-words]")?.dataset;
const AGAIN = 4000; /* the same code is not read twice within so many milliseconds */
const A_DELIVERY = 50;
const EVERY = 15000;

const scans = keptTable("doors", "scans"); /* static/js/kept.js */

/* crypto.randomUUID is there on https and localhost, as are the camera and the service worker. */
const newKey = () => crypto.randomUUID();

/* What the person sees */

const told = place?.querySelector("[data-told]");
const log = place?.querySelector("[data-log]");
const status = place?.querySelector("[data-status]");
const known = new Map(JSON.parse(document.getElementById("known")?.textContent || "[]").map((one) => [one.mark, one]));
const people = new Map([...known.values()].map((one) => [one.id, one]));

function say(tone, title, more = "") {
  told.dataset.tone = tone;
  told.querySelector("b").textContent = title;
  const line = told.querySelector("p");
  line.textContent = more;
  line.hidden = !more;
}

function note(key, tone, title, more = "") {
  let row = log.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!row) {
    row = document.createElement("li");
    row.dataset.key = key;
    row.append(document.createElement("div"));
    row.firstChild.className = "what";
    row.firstChild.append(document.createElement("b"), document.createElement("small"));
    log.prepend(row);
    if (log.children.length > 30) log.lastElementChild.remove();
  }
  row.dataset.tone = tone;
  row.querySelector("b").textContent = title;
  row.querySelector("small").textContent = more;
}

async function showStatus(more = "") {
  const rows = await scans.all();
  const mine = rows.filter((row) => row.me === place.dataset.me);
  const count = mine.length === 1 ? words.waitingOne : words.waiting.replace("%s", mine.length);
  const parts = [mine.length ? count : words.sent, more];
  if (rows.length > mine.length) parts.push(words.others);
  if (!navigator.onLine) parts.push(words.offline);
  status.textContent = parts.filter(Boolean).join(" ");
  status.dataset.waiting = mine.length;
}

/* Reading */

async function fingerprint(code) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 24);
}

/* As the server reads it: upper case, no separators, I and L are 1, O is 0. */
const clean = (text) => text.toUpperCase().replace(/^SUMMERSCHOOL:/, "").replace(/[\s\u2010-\u2013-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");

const way = () => place.querySelector("input[name=way]:checked").value;
const clock = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

async function take(scan, name, more) {
  const row = { key: newKey(), me: place.dataset.me, deliver: place.dataset.deliver, way: way(), at: Date.now(), ...scan };
  await scans.add(row);
  say(more ? "turn" : "wait", `${name}, ${words[row.way]}`, more || words.kept);
  note(row.key, "wait", `${name}, ${words[row.way]}`, `${clock()} · ${words.kept}`);
  navigator.vibrate?.(60);
  await showStatus();
  deliver();
}

/* What the trainer must know at once, connection or not: another group, a gate that is not met. */
const warnings = (person) => [person.expected ? "" : `${words.elsewhere}: ${person.group}`, ...person.gates].filter(Boolean).join(" · ");

async function takeCode(text) {
  if (place.dataset.scanner === "student") {
    const found = /\/here\/([0-9a-f]{32})\/(\d{1,10}-[0-9A-Z]{16})\/?$/.exec(text.trim());
    if (!found) return say("stop", words.strange);
    const moment = new Date(Number(found[2].split("-")[0]) * 30000);
    const time = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    return take({ door: found[1], code: found[2] }, time);
  }
  const code = clean(text);
  const person = known.get(await fingerprint(code));
  const more = person ? warnings(person) : words.unknown;
  return take({ code: text.slice(0, 300) }, person ? person.name : code.slice(0, 24), more);
}

/* Delivering: in the order of reading; a scan leaves the phone only when the server has answered for it. */

async function deliverTo(address, rows) {
  const told = rows.map(({ key, way, at, code, person, door }) => ({ key, way, at, code, person, door }));
  const results = await keptDeliver(address, { scans: told });
  await scans.drop(rows.map((row) => row.key));
  for (const result of results) {
    note(result.key, result.tone, result.words, result.note || "");
  }
  return results;
}

async function deliverAll() {
  const rows = (await scans.all()).filter((row) => row.me === place.dataset.me).sort((a, b) => a.at - b.at);
  const addresses = [...new Set(rows.map((row) => row.deliver))];
  let last = null;
  let refused = 0;
  for (const address of addresses) {
    const mine = rows.filter((row) => row.deliver === address);
    for (let from = 0; from < mine.length; from += A_DELIVERY) {
      const results = await deliverTo(address, mine.slice(from, from + A_DELIVERY));
      last = results.at(-1) || last;
      refused += results.filter((result) => result.tone === "stop").length;
    }
  }
  if (last) {
    say(last.tone, last.words, last.note || (refused && rows.length > 1 ? words.refused : ""));
    if (last.tone === "stop") navigator.vibrate?.([80, 60, 80]);
  }
}

const deliver = keptRunner("doors", deliverAll, (fault) => showStatus(fault === "login" ? words.login : ""));

/* The camera */

async function openCamera(button) {
  const eye = place.querySelector("[data-eye]");
  const video = eye.querySelector("video");
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  } catch {
    say("stop", words.camera);
    return;
  }
  eye.hidden = false;
  button.closest("p").hidden = true;
  await video.play();
  const canvas = document.createElement("canvas");
  const pencil = canvas.getContext("2d", { willReadFrequently: true });
  let seen = "";
  let seenAt = 0;
  const look = async () => {
    if (video.videoWidth && !document.hidden) {
      const scale = Math.min(1, 640 / video.videoWidth);
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      pencil.drawImage(video, 0, 0, canvas.width, canvas.height);
      const frame = pencil.getImageData(0, 0, canvas.width, canvas.height);
      const found = window.jsQR(frame.data, frame.width, frame.height, { inversionAttempts: "dontInvert" });
      const mark = found && found.data ? `${found.data} ${way()}` : "";
      if (mark && (mark !== seen || Date.now() - seenAt > AGAIN)) {
        seen = mark;
        await takeCode(found.data);
      }
      if (mark) seenAt = Date.now();
    }
    window.setTimeout(look, 150);
  };
  look();
}

function start() {
  place.querySelectorAll("[data-needs-script]").forEach((element) => (element.hidden = false));
  place.querySelector("[data-camera]").addEventListener("click", (event) => openCamera(event.currentTarget));
  document.getElementById("typed").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const code = form.elements.code?.value.trim();
    const chosen = form.elements.person;
    if (event.submitter?.value === "person" ? !chosen.value : !code) return;
    if (event.submitter?.value === "person") {
      const id = chosen.value;
      const person = people.get(id);
      chosen.value = ""; /* before anything is waited for: the next one may be typed meanwhile */
      await take({ person: id }, person?.name || "", person ? warnings(person) : "");
    } else {
      form.elements.code.value = "";
      await takeCode(code);
    }
  });
  keptAlways(deliver, () => showStatus(), EVERY);
  keepThisPage(place.dataset.worker, () => {
    place.dataset.ready = "yes";
    showStatus(words.ready);
  });
}

if (place) start();
