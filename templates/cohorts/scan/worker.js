/* Keeps the pages under /scan/ usable without a connection: our own files, and the pages that were opened. */
"use strict";

const TOLD = {{ told_json }};
const FILES = "doors-files-" + TOLD.version;
const PAGES = "doors-pages";
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(FILES).then((cache) => cache.addAll(TOLD.files)).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("doors-files-") && name !== FILES;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

async function within(request, milliseconds) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), milliseconds);
  try {
    return await fetch(request, { signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

/* Whoever is logged out, or may not see the page any more, leaves no names on this phone. */
async function keep(path, answer) {
  const cache = await caches.open(PAGES);
  if (answer.type === "opaqueredirect" || answer.redirected) await caches.delete(PAGES);
  else if (answer.ok) await cache.put(path, answer.clone());
  else if (answer.status === 403 || answer.status === 404) await cache.delete(path);
}

async function page(request, path) {
  try {
    const answer = await within(request, PATIENCE);
    if (answer.status < 500) {
      await keep(path, answer);
      return answer;
    }
    return (await (await caches.open(PAGES)).match(path)) || answer;
  } catch (error) {
    const kept = await (await caches.open(PAGES)).match(path);
    if (kept) return kept;
    throw error;
  }
}

async function file(request) {
  const kept = await (await caches.open(FILES)).match(request.url);
  if (kept && /\.[0-9a-f]{12}\./.test(request.url)) return kept;
  try {
    return await within(request, PATIENCE);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && address.pathname.startsWith("/scan/")) event.respondWith(page(event.request, address.pathname));
  else if (TOLD.files.includes(address.pathname)) event.respondWith(file(event.request));
});

/* A page that was open before this worker was there asks to be kept. */
self.addEventListener("message", (event) => {
  const path = event.data && event.data.keep;
  if (!path || !String(path).startsWith("/scan/")) return;
  event.waitUntil(
    fetch(path, { credentials: "same-origin" })
      .then((answer) => keep(path, answer).then(() => event.source.postMessage({ kept: answer.ok && !answer.redirected })))
      .catch(() => {}),
  );
});
