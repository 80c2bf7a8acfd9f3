/* The list of questions: tick all of a page at once, and hear how many are ticked. Without this script one ticks them one by one, or
   chooses all that match. */

const form = document.querySelector("form[data-many]");
const all = form?.querySelector("[data-tick-all]");
const every = form?.querySelector("[data-every]");
const count = form?.querySelector("[data-ticked-count]");
const boxes = form ? [...form.querySelectorAll("input[name=chosen]")] : [];
let last = null;

function tell() {
  const ticked = boxes.filter((box) => box.checked).length;
  const switcher = all.querySelector("input");
  switcher.checked = ticked === boxes.length;
  switcher.indeterminate = ticked > 0 && ticked < boxes.length;
  form.classList.toggle("has-ticks", ticked > 0 || every.checked);
  const words = every.checked ? "all that match" : `${ticked} ticked`;
  if (count.textContent !== words) count.textContent = words;
}

/* With the shift key held, every box between the last one and this one becomes like this one. */
function span(box, reaching) {
  if (reaching && last) {
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
    for (const each of boxes.slice(from, to + 1)) each.checked = box.checked;
  }
  last = box;
}

if (form) {
  all.hidden = false;
  all.querySelector("input").addEventListener("change", (event) => {
    for (const box of boxes) box.checked = event.target.checked;
    tell();
  });
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      span(box, event.shiftKey);
      tell();
    });
  }
  every.addEventListener("change", tell);
  count.setAttribute("role", "status");
  tell();
}
