/* Whoever types minutes means “partly”. The form works without this: one touch more. */
"use strict";

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.name?.startsWith("minutes-") || !field.value) return;
  field.closest("fieldset").querySelector("input[value=part]").checked = true;
});
