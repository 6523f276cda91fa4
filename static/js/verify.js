/* A file may be dropped anywhere on the public check; without this file the form's own field takes it. */
"use strict";

const form = document.querySelector("form[data-drop]");

function refuse(words) {
  const place = document.getElementById("file-e");
  place.querySelector("span").textContent = words;
  place.hidden = false;
  form.file.focus();
}

function isTooLarge() {
  const file = form.file.files[0];
  if (!file || file.size <= Number(form.dataset.drop)) return false;
  refuse(form.dataset.tooLarge);
  return true;
}

if (form) {
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.closest("details")?.setAttribute("open", "");
    form.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove("is-over");
    form.file.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    if (isTooLarge()) event.preventDefault();
    else form.querySelector("button").setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => form.querySelector("button").removeAttribute("aria-busy"));
}
