/* The screen at a door: shows each code for its 30 seconds, and fetches the next ten minutes beforehand.
   Time is the server's; between two answers it is counted by this device, whose own clock is never read. */
"use strict";

const screenPlace = document.querySelector("[data-screen]");
const picture = screenPlace.querySelector("img");
const bar = screenPlace.querySelector("progress");
const stale = screenPlace.querySelector("[data-stale]");
const length = Number(screenPlace.dataset.seconds) * 1000;
let codes = [];
let ahead = 0;

const serverNow = () => performance.now() + ahead;

async function fetchCodes() {
  const before = performance.now();
  try {
    const answer = await fetch(screenPlace.dataset.screen, { cache: "no-store" });
    if (answer.status === 404) window.location.reload();
    if (!answer.ok) return;
    const told = await answer.json();
    ahead = told.now - (before + performance.now()) / 2;
    codes = told.codes;
  } catch {
    /* the codes in hand last for ten minutes */
  }
}

function show() {
  if (!codes.length) return;
  const now = serverNow();
  const present = codes.find((code) => code.from <= now && now < code.from + length);
  stale.hidden = Boolean(present);
  picture.hidden = !present;
  if (!present) return;
  if (picture.getAttribute("src") !== present.picture) picture.setAttribute("src", present.picture);
  bar.value = (now - present.from) / 1000;
}

fetchCodes().then(show);
window.setInterval(fetchCodes, 20000);
window.setInterval(show, 500);
