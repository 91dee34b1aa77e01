"use strict";

/* Sets the attributes of the element from the form. `#token=…&lang=…&theme=…` fills the form. */
const form = document.querySelector("form");
const timeline = document.querySelector("worklog-timeline");

function show() {
  const values = new FormData(form);
  document.documentElement.lang = values.get("lang");
  for (const name of ["token", "lang", "theme"]) {
    timeline.setAttribute(name, values.get(name));
  }
  timeline.setAttribute("server", new URL("..", location.href).href);
  timeline.hidden = values.get("token") === "";
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});

for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
  if (form.elements.namedItem(name)) {
    form.elements.namedItem(name).value = value;
  }
}
if (form.elements.namedItem("token").value !== "") {
  show();
}
