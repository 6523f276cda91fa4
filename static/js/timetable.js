/* On a wide screen a sitting opens beside the grid; on a narrow one, or without this file, it is a page of its own. */
"use strict";

const wide = window.matchMedia("(min-width: 60rem)");
let opener = null;

async function openDrawer(link) {
  const drawer = document.querySelector("#drawer");
  await window.htmx.ajax("GET", link.href, { target: "#drawer", select: "#place", swap: "innerHTML" });
  opener?.removeAttribute("aria-expanded");
  opener = link;
  link.setAttribute("aria-expanded", "true");
  drawer.scrollIntoView({ block: "nearest" });
  (drawer.querySelector("select, input:not([type=hidden])") || drawer).focus();
}

function closeDrawer() {
  document.querySelector("#drawer").replaceChildren();
  opener?.removeAttribute("aria-expanded");
  opener?.focus();
}

document.addEventListener("click", (event) => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  const link = event.target.closest("a[data-drawer]");
  if (link && plain && wide.matches && window.htmx) {
    event.preventDefault();
    openDrawer(link).catch(() => window.location.assign(link.href));
  }
  if (event.target.closest("[data-drawer-close]") && event.target.closest("#drawer")) {
    event.preventDefault();
    closeDrawer();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest("#drawer")) closeDrawer();
});
