/* A list whose rows can be dragged by their grip (data-sortable, data-grip); its form is sent when a row was let go.
   Without this file, and by keyboard, the buttons of each row move it. */
"use strict";

function makeSortable() {
  document.querySelectorAll("[data-sortable]:not([data-sorting])").forEach((list) => {
    list.dataset.sorting = "yes";
    window.Sortable.create(list, {
      handle: "[data-grip]",
      animation: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140,
      ghostClass: "p-held",
      onEnd: (event) => event.oldIndex !== event.newIndex && list.closest("form").requestSubmit(),
    });
  });
}

makeSortable();
document.addEventListener("htmx:after:swap", makeSortable);
