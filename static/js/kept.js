/* Rows that a page keeps in the browser's own database until the server has answered for them, the way in which they
   are sent, and the page itself kept for when there is no connection. */
"use strict";

/* A table of rows, each with its `key`. */
function keptTable(name, store) {
  const opened = new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  async function work(mode, does) {
    const database = await opened;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = does(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
  return {
    all: () => work("readonly", (rows) => rows.getAll()),
    get: (key) => work("readonly", (rows) => rows.get(key)),
    add: (row) => work("readwrite", (rows) => rows.put(row)),
    drop: (keys) => work("readwrite", (rows) => keys.map((key) => rows.delete(key)).at(-1)),
  };
}

const headersOf = (body) => JSON.parse(body.getAttribute("hx-headers") || "{}");
let keptToken = document.querySelector("main [name=csrfmiddlewaretoken]")?.value || headersOf(document.body)["X-CSRFToken"];

async function freshToken() {
  const answer = await fetch(window.location.pathname, { cache: "no-store", redirect: "manual" });
  if (answer.type === "opaqueredirect") throw new Error("login");
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  keptToken = headersOf(page.body)["X-CSRFToken"];
  return Boolean(keptToken);
}

const keptPost = (address, told) =>
  fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "X-CSRFToken": keptToken },
    body: JSON.stringify({ now: Date.now(), ...told }),
  });

/* The server's results. Throws "login" when nobody is logged in, "refused" when the server takes none of it. */
async function keptDeliver(address, told) {
  let answer = await keptPost(address, told);
  if (answer.status === 403 && (await freshToken())) answer = await keptPost(address, told);
  if (answer.type === "opaqueredirect") throw new Error("login");
  if (!answer.ok) throw new Error("refused");
  return (await answer.json()).results;
}

/* One delivery at a time, in all windows; `work` says what to deliver, `done` hears what is to be told. */
function keptRunner(lock, work, done) {
  let busy = false;
  let again = false;
  return async function deliver() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    let fault = "";
    try {
      do {
        again = false;
        await (navigator.locks ? navigator.locks.request(lock, work) : work());
      } while (again);
    } catch (error) {
      if (error.message === "login") fault = "login";
      else if (!(error instanceof TypeError) && error.message !== "refused") throw error;
    } finally {
      busy = false;
      await done(fault);
    }
  };
}

/* Deliver when the connection is back, when the page is looked at again, and every so often. */
function keptAlways(deliver, quiet, every) {
  window.addEventListener("online", deliver);
  window.addEventListener("offline", quiet);
  document.addEventListener("visibilitychange", () => document.hidden || deliver());
  window.setInterval(deliver, every);
  deliver();
}

/* Have the worker of /scan/ keep this page; without one it still works, with a connection. */
async function keepThisPage(worker, ready) {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", (event) => event.data?.kept && ready());
  try {
    await navigator.serviceWorker.register(worker, { scope: "/scan/" });
    const registered = await navigator.serviceWorker.ready;
    registered.active.postMessage({ keep: window.location.pathname });
  } catch {
    /* not kept */
  }
}
