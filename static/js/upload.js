/* Large files: a form with data-upload (the address that begins an upload) sends its file part by part before it is
   sent itself, shows how far it is, waits out a cut of the line and goes on where it stopped. Without this file the
   form simply brings the file. See records/uploads.py and components/upload.html. */
"use strict";

const WAITS = [1, 2, 4, 8, 15];

class Refusal extends Error {}

function wait(seconds, signal) {
  return new Promise((done, stop) => {
    const timer = window.setTimeout(finish, seconds * 1000);
    function finish() {
      window.clearTimeout(timer);
      window.removeEventListener("online", finish);
      if (signal.aborted) stop(new DOMException("stopped", "AbortError"));
      else done();
    }
    window.addEventListener("online", finish);
    signal.addEventListener("abort", finish, { once: true });
  });
}

async function told(answer) {
  const words = await answer.json().catch(() => ({}));
  if (answer.ok) return words;
  if (answer.status >= 500 || answer.status === 429) throw new TypeError("the server is away");
  throw new Refusal(words.error || "");
}

function sendPart(begun, part, offset, token, moved, signal) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", begun.url);
    request.setRequestHeader("Upload-Key", begun.key);
    request.setRequestHeader("Upload-Offset", String(offset));
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.timeout = 120000;
    request.upload.addEventListener("progress", (event) => moved(offset + event.loaded));
    request.addEventListener("load", () => done(new Response(request.responseText, { status: request.status })));
    for (const name of ["error", "timeout", "abort"]) request.addEventListener(name, () => fail(new TypeError(name)));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(part);
  });
}

async function sendAll(form, file, page) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const fields = new FormData();
  fields.set("csrfmiddlewaretoken", token);
  fields.set("name", file.name);
  fields.set("size", file.size);
  fields.set("fingerprint", String(file.lastModified));
  const begin = async () => told(await fetch(form.dataset.upload, { method: "POST", body: fields, signal: page.signal }));
  let tries = 0;
  let begun = null;
  let offset = 0;
  for (;;) {
    try {
      if (!begun) {
        begun = await begin();
        offset = begun.offset;
      }
      page.moved(offset);
      if (offset >= file.size) return begun.upload;
      const part = file.slice(offset, offset + begun.part);
      offset = (await told(await sendPart(begun, part, offset, token, page.moved, page.signal))).offset;
      tries = 0;
      page.waiting(false);
    } catch (problem) {
      if (page.signal.aborted || problem instanceof Refusal || !(problem instanceof TypeError)) throw problem;
      begun = null; // asked anew: the server knows how much arrived
      page.waiting(true);
      await wait(WAITS[Math.min(tries, WAITS.length - 1)], page.signal);
      tries += 1;
    }
  }
}

function sizes(bytes) {
  const mega = bytes / 1048576;
  return mega.toLocaleString(document.documentElement.lang, { maximumFractionDigits: mega < 10 ? 1 : 0 });
}

function pageOf(form, file) {
  const box = form.querySelector("[data-upload-progress]");
  const bar = box.querySelector("progress");
  const stopper = new AbortController();
  const began = Date.now();
  let first = null;
  bar.max = file.size;
  box.hidden = false;
  box.querySelector("[data-upload-name]").textContent = file.name;
  const say = (name, words) => {
    const place = box.querySelector(`[data-upload-${name}]`);
    if (place.textContent !== words) place.textContent = words;
  };
  return {
    signal: stopper.signal,
    stop: () => stopper.abort(),
    waiting: (is) => {
      box.querySelector("[data-upload-waiting]").hidden = !is;
    },
    moved: (bytes) => {
      const sent = Math.min(bytes, file.size);
      first ??= sent;
      bar.value = sent;
      say("sent", bar.dataset.words.replace("%sent", sizes(sent)).replace("%all", sizes(file.size)));
      const rate = (sent - first) / Math.max(Date.now() - began, 1);
      const minutes = rate > 0 ? Math.ceil((file.size - sent) / rate / 60000) : 0;
      say("left", Date.now() - began > 5000 && minutes > 0 ? bar.dataset.left.replace("%minutes", minutes) : "");
    },
    close: () => {
      box.hidden = true;
    },
  };
}

function fail(form, words) {
  const place = form.querySelector("[data-upload-error]");
  place.querySelector("[data-upload-words]").textContent = words || place.dataset.words;
  place.hidden = false;
  form.querySelector("input[type=file]").focus();
}

/* Several files, one after the other: each is sent with the form for itself, and refused or taken for itself. */
async function sendSeveral(form, files, opened) {
  const refused = [];
  for (const file of files) {
    const page = pageOf(form, file);
    opened(page);
    try {
      const fields = new FormData(form);
      fields.delete(form.querySelector("input[type=file]").name);
      fields.set("upload", await sendAll(form, file, page));
      await told(await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } }));
    } catch (problem) {
      if (page.signal.aborted) break;
      refused.push(`${file.name}: ${problem.message}`);
    }
    page.close();
  }
  return refused;
}

document.querySelectorAll("form[data-upload]").forEach((form) => {
  const input = form.querySelector("input[type=file]");
  const hidden = form.querySelector("[name=upload]");
  form.querySelector("[data-upload-plain]")?.remove();
  let page = null;
  form.querySelector("[data-upload-stop]").addEventListener("click", () => page?.stop());
  input.addEventListener("change", () => {
    hidden.value = "";
    form.querySelector("[data-upload-error]").hidden = true;
  });
  // before house.js marks the form as sent
  form.addEventListener("submit", async (event) => {
    const file = input.files[0];
    if (hidden.value || !file) return;
    event.preventDefault();
    if (page) return;
    const most = Number(form.dataset.uploadMost);
    if (most && file.size > most) return fail(form, form.dataset.uploadTooLarge);
    form.querySelector("[data-upload-error]").hidden = true;
    if (input.multiple) {
      page = {};
      const refused = await sendSeveral(form, [...input.files], (opened) => { page = opened; });
      page = null;
      if (!refused.length) window.location.assign(form.dataset.uploadDone);
      else fail(form, refused.join(" · "));
      return;
    }
    page = pageOf(form, file);
    window.onbeforeunload = (leaving) => leaving.preventDefault();
    try {
      hidden.value = await sendAll(form, file, page);
      input.disabled = true;
      window.onbeforeunload = null;
      form.requestSubmit(event.submitter);
    } catch (problem) {
      window.onbeforeunload = null;
      page.close();
      if (problem instanceof Refusal) fail(form, problem.message);
      else if (!page.signal.aborted) fail(form, "");
      page = null;
    }
  });
});
