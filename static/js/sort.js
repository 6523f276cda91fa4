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

/* What dragging left on the rows would be carried over to the new ones as style attributes, which the policy refuses. */
document.addEventListener("htmx:before:swap", () => {
  document.querySelectorAll("[data-sorting] [style]").forEach((row) => row.removeAttribute("style"));
});

makeSortable();
document.addEventListener("htmx:after:swap", makeSortable);
