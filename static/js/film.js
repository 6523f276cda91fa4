/* A film goes on where the person stopped, and tells the server where that is: video[data-start] and [data-save].
   Without this file it simply plays from its beginning. */
"use strict";

const EVERY_SECONDS = 10;

document.querySelectorAll("video[data-save]").forEach((film) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const start = Number(film.dataset.start || 0);
  let told = start;
  if (start) {
    film.addEventListener("loadedmetadata", () => { film.currentTime = start; }, { once: true });
  }
  function tell(leaving) {
    const at = Math.floor(film.ended ? 0 : film.currentTime);
    if (!token || at === told) return;
    told = at;
    const fields = new URLSearchParams({ csrfmiddlewaretoken: token, seconds: String(at) });
    fetch(film.dataset.save, { method: "POST", body: fields, keepalive: leaving }).catch(() => { told = -1; });
  }
  film.addEventListener("timeupdate", () => {
    if (Math.abs(film.currentTime - told) >= EVERY_SECONDS) tell(false);
  });
  for (const name of ["pause", "ended"]) film.addEventListener(name, () => tell(false));
  window.addEventListener("pagehide", () => tell(true));
});
