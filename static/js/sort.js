/* A list whose rows can be dragged by their grip (data-sortable, data-grip); its form is sent when a row was let go.
   Without this file, and by keyboard, the buttons of each row move it. */
"use strict";

function makeSortable() {
  document.querySelectorAll("[data-sortable]:not([data-sorting])").forEach((list) => {
    list.dataset.sorting = "yes";
    /* Sortable says "change" while a row is dragged; to a form that saves as one types it would be a field's. */
    list.addEventListener("change", (event) => event.target === list && event.stopPropagation());
    window.Sortable.create(list, {
      handle: "[data-grip]",
      animation: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140,
      ghostClass: "p-held",
      onEnd: (event) => event.oldIndex !== event.newIndex && list.closest("form").requestSubmit(),
    });
  });
}

/* What dragging left on the form would be carried over to the new one as style attributes, which the policy refuses. */
document.addEventListener("htmx:before:swap", () => {
  document.querySelectorAll("form:has([data-sorting]) [style]").forEach((element) => element.removeAttribute("style"));
});

makeSortable();
document.addEventListener("htmx:after:swap", makeSortable);
