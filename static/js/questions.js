/* Fields that hang on another answer: data-shown-if names the field, data-shown-value the answers (one a line).
   Without this file all are shown, each with its condition in words (data-condition). */
"use strict";

function answersTo(form, name) {
  return [...form.elements]
    .filter((field) => field.name === name && (!["radio", "checkbox"].includes(field.type) || field.checked))
    .map((field) => field.value);
}

function showWhatIsAsked(form) {
  form.querySelectorAll("[data-condition]").forEach((words) => (words.hidden = true));
  form.querySelectorAll("[data-shown-if]").forEach((part) => {
    const decider = form.elements[part.dataset.shownIf];
    const field = decider && (decider.length && !decider.tagName ? decider[0] : decider);
    const above = field?.closest("[data-shown-if]");
    const wanted = part.dataset.shownValue.split("\n");
    const met = answersTo(form, part.dataset.shownIf).some((answer) => wanted.includes(answer));
    part.hidden = !met || Boolean(above?.hidden);
  });
}

function watchForms() {
  document.querySelectorAll("form:has([data-shown-if])").forEach(showWhatIsAsked);
}

document.addEventListener("change", (event) => event.target.form && showWhatIsAsked(event.target.form));
document.addEventListener("htmx:after:swap", watchForms);
watchForms();
