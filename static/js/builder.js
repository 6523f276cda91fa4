/* The day's grid as a builder: sittings are dragged, resized and moved by keys. The server draws the whole board; this
   file makes a calendar of the grid in it, sends what was done, and does the same again with the board that comes back.
   Without this file, and on a narrow screen, the grid, the list and the forms do everything. */
"use strict";

const QUARTER = 15;
const room = window.matchMedia("(min-width: 60rem)");
let calendar = null;
let busy = false;
let focusOn = "";
let scrolled = [0, 0];

const pad = (number) => String(number).padStart(2, "0");
const clock = (minutes) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
const minutesOf = (text) => Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
const lengthOf = (link) => {
  const length = minutesOf(link.dataset.end) - minutesOf(link.dataset.start);
  return length > 0 ? length : length + 24 * 60;
};
const wall = (date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${clock(date.getHours() * 60 + date.getMinutes())}`;

async function send(link, day, start, minutes, roomKey) {
  if (busy) return;
  const board = document.querySelector("#board");
  const form = document.querySelector("#move");
  const values = { day, start: clock(start), minutes, room: roomKey, seen: link.dataset.seen };
  Object.entries(values).forEach(([name, value]) => (form.elements[name].value = value));
  busy = true;
  board.setAttribute("aria-busy", "true");
  focusOn = link.id;
  try {
    const answer = await fetch(link.dataset.move, {
      method: "POST", body: new FormData(form), credentials: "same-origin", headers: { "HX-Request": "true" },
    });
    const text = await answer.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#board");
    if (!answer.ok || !fresh) throw new Error(String(answer.status));
    show(board, fresh);
  } catch {
    window.location.reload();
  } finally {
    busy = false;
  }
}

function show(board, fresh) {
  const said = fresh.querySelector("#said").textContent;
  fresh.querySelector("#said").textContent = "";
  board.replaceWith(fresh);
  window.htmx?.process(fresh);
  mount();
  window.setTimeout(() => (document.querySelector("#said").textContent = said), 50);
}

/* What the keys and the mouse can do to one sitting. */
function shift(link, quarters, columns, longer) {
  const rooms = [...document.querySelectorAll("#grid .room")].map((head) => head.dataset.room);
  const at = rooms.indexOf(link.dataset.room) + columns;
  const minutes = lengthOf(link) + longer * QUARTER;
  const start = minutesOf(link.dataset.start) + quarters * QUARTER;
  if (at < 0 || at >= rooms.length || minutes < 5 || start < 0 || start >= 24 * 60) return;
  send(link, link.dataset.start.slice(0, 10), start, minutes, rooms[at]);
}

const KEYS = {
  ArrowUp: [-1, 0, 0], ArrowDown: [1, 0, 0], ArrowLeft: [0, -1, 0], ArrowRight: [0, 1, 0],
  "+": [0, 0, 1], "=": [0, 0, 1], "-": [0, 0, -1],
};

document.addEventListener("keydown", (event) => {
  const link = event.target.closest?.("a.ev[data-move][data-start]");
  const step = KEYS[event.key];
  if (!link || !step || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow") && !event.shiftKey) return;
  event.preventDefault();
  shift(link, ...step);
});

/* The calendar */
function eventsOf(grid) {
  return [...grid.querySelectorAll("a.ev")].map((link) => ({
    id: link.id,
    start: link.dataset.start,
    end: link.dataset.end,
    resourceIds: [link.dataset.room || "elsewhere"],
    extendedProps: { link },
  }));
}

function resourcesOf(grid) {
  return [...grid.querySelectorAll(".room")].map((head) => ({
    id: head.dataset.room || "elsewhere", title: head.textContent.trim(), extendedProps: { head },
  }));
}

function headOf(head) {
  const copy = head.cloneNode(true);
  delete copy.dataset.col;
  return copy;
}

function dropped(info) {
  const event = info.event;
  const start = wall(event.start);
  const minutes = Math.round((event.end - event.start) / 60000);
  const where = event.resourceIds[0];
  send(event.extendedProps.link, start.slice(0, 10), minutesOf(start), minutes, where === "elsewhere" ? "" : where);
}

const TABLE = ["role", "aria-colindex", "aria-rowindex", "aria-colcount", "aria-rowcount", "aria-colspan", "aria-rowspan"];
function plain(box) {
  box.querySelectorAll(TABLE.map((name) => `[${name}]`)).forEach((part) => TABLE.forEach((name) => part.removeAttribute(name)));
}

function mount() {
  const grid = document.querySelector("#grid");
  const editable = Boolean(document.querySelector("#move"));
  if (calendar) window.EventCalendar.destroy(calendar);
  calendar = null;
  if (!grid || !editable || !room.matches || !window.EventCalendar) return;
  const box = document.createElement("div");
  box.className = "p-builder";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", grid.getAttribute("aria-label"));
  box.tabIndex = 0;
  // the library says it is a table and leaves parts of one out; what is in it are links that say all in words
  new MutationObserver(() => plain(box)).observe(box, { childList: true, subtree: true });
  grid.querySelectorAll("a.ev").forEach((link) => (link.draggable = false)); // or the browser would carry the link away
  grid.after(box);
  grid.hidden = true;
  const day = document.querySelector("#board").dataset.day;
  calendar = window.EventCalendar.create(box, {
    view: "resourceTimeGridDay", date: day, headerToolbar: { start: "", center: "", end: "" }, allDaySlot: false,
    slotMinTime: clock(Math.min(8, Number(grid.dataset.first)) * 60), slotMaxTime: clock(Math.max(19, Number(grid.dataset.last)) * 60),
    slotDuration: "00:30", slotLabelInterval: "01:00", slotHeight: 40, snapDuration: "00:15", columnWidth: "8.25rem",
    slotLabelFormat: (date) => wall(date).slice(11), dayHeaderFormat: () => "",
    resources: resourcesOf(grid), events: eventsOf(grid), editable: true, nowIndicator: false, longPressDelay: 400,
    resourceLabelContent: ({ resource }) => ({ domNodes: [headOf(resource.extendedProps.head)] }),
    eventContent: ({ event }) => ({ domNodes: [event.extendedProps.link] }),
    eventDrop: dropped, eventResize: dropped,
  });
  document.querySelectorAll(".p-un a.ev").forEach((link) => (link.draggable = true));
  box.scrollTo(...scrolled);
  focusAgain(focusOn);
  focusOn = "";
}

/* The calendar draws a moment later than it is made. */
function focusAgain(id, tries = 20) {
  const target = id && document.getElementById(id);
  if (target && !target.closest("[hidden]")) target.focus({ preventScroll: true });
  else if (id && tries) window.requestAnimationFrame(() => focusAgain(id, tries - 1));
}

/* From the list of what waits into the grid, and back out of it by the form. */
let carried = null;
document.addEventListener("dragstart", (event) => {
  carried = event.target.closest?.(".p-un a.ev[data-move]") || null;
});
document.addEventListener("dragover", (event) => {
  const box = event.target.closest?.(".p-builder");
  if (carried && box) event.preventDefault();
  document.querySelector(".p-builder")?.classList.toggle("drop", Boolean(carried && box));
});
document.addEventListener("dragend", () => {
  carried = null;
  document.querySelector(".p-builder")?.classList.remove("drop");
});
document.addEventListener("drop", (event) => {
  const spot = carried && calendar && event.target.closest?.(".p-builder") && calendar.dateFromPoint(event.clientX, event.clientY);
  if (!spot?.resource) return;
  event.preventDefault();
  const start = wall(spot.date);
  const where = spot.resource.id;
  send(carried, start.slice(0, 10), minutesOf(start), Number(carried.dataset.minutes), where === "elsewhere" ? "" : where);
});

document.addEventListener("scroll", (event) => {
  if (event.target.classList?.contains("p-builder")) scrolled = [event.target.scrollLeft, event.target.scrollTop];
}, true);
document.addEventListener("htmx:after:swap", () => document.querySelector("#grid") && !document.querySelector(".p-builder") && mount());
room.addEventListener("change", () => window.location.reload());
mount();
