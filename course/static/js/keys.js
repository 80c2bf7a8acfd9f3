/* The keyboard for quizzes and review, inside the part of the page marked data-keys: digits choose,
   [data-key] is pressed by its key, and `?` lists the keys. One-letter keys can be turned off for this
   device (WCAG 2.1.4), and they rest while text is being typed. */

const OFF = "parley:keys-off";
const dialog = document.querySelector("[data-keys-dialog]");
const region = () => document.querySelector("[data-keys]");

const stored = (step) => { try { return step(); } catch { return null; } };
let off = stored(() => localStorage.getItem(OFF)) === "1";

const TYPED = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit])";
const typing = (element) => element.closest?.(TYPED);
// Not inside a closed disclosure; and a disclosure that is open already is not closed again by its key.
const ready = (element) => element.checkVisibility() && !element.matches("details[open] > summary");
const press = (element) => { element.focus({ preventScroll: true }); element.click(); };

function bound(key) {
  const wanted = (element) => element.dataset.key.toLowerCase() === key.toLowerCase() && ready(element);
  return [...region().querySelectorAll("[data-key]")].find(wanted);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (!region() || dialog?.open || off || typing(event.target)) return;
  // A focused control keeps its own keys: Space on a disclosure, Enter on a link or a button.
  const own = event.target.closest?.("a, button, summary, label, input");
  if (own && (event.key === " " || (event.key === "Enter" && !own.matches("input")))) return;
  const choice = /^[1-9]$/.test(event.key) && region().querySelector(`[data-choice="${event.key}"]`);
  const target = choice || bound(event.key);
  if (target || (event.key === "?" && dialog)) event.preventDefault();
  if (target) press(target);
  else if (event.key === "?") dialog?.showModal();
});

if (dialog) {
  const opener = document.querySelector("[data-keys-open]");
  const control = dialog.querySelector("[data-keys-switch]");
  const apply = () => document.documentElement.toggleAttribute("data-keys-off", off);
  opener.hidden = false;
  control.checked = !off;
  opener.addEventListener("click", () => dialog.showModal());
  control.addEventListener("change", () => {
    off = !control.checked;
    stored(() => off ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF));
    apply();
  });
  apply();
}
