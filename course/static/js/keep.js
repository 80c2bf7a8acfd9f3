/* Keeps what was typed or chosen in a form marked data-keep="key" on this device until the server has
   acknowledged it, and puts it back when the form is opened again. A receipt marked
   data-acknowledged="key" ends the keeping, as does parley:acknowledged; signing out (a form marked
   data-forget-kept) ends all of it, for the next person at this device. */

const PREFIX = "parley:kept:";
const DRAFTS = "parley:draft:"; // of drafts.js
// Private windows may refuse storage: then nothing is kept, and nothing breaks.
const quietly = (step) => { try { return step(); } catch { return null; } };

const NOT_KEPT = ["hidden", "password", "submit", "button", "file"];
const fields = (form) => [...form.elements].filter((field) => field.name && !NOT_KEPT.includes(field.type));
const choosable = (field) => field.type === "radio" || field.type === "checkbox";

function keep(form) {
  const given = fields(form).filter((field) => !choosable(field) || field.checked);
  const values = given.map((field) => [field.name, field.value]);
  quietly(() => localStorage.setItem(PREFIX + form.dataset.keep, JSON.stringify(values)));
}

function forget(key) {
  if (key) quietly(() => localStorage.removeItem(PREFIX + key));
}

function forgetAll() {
  const ours = quietly(() => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)));
  for (const name of ours || []) localStorage.removeItem(name);
  const drafts = quietly(() => Object.keys(sessionStorage).filter((name) => name.startsWith(DRAFTS)));
  for (const name of drafts || []) sessionStorage.removeItem(name);
}

function empty(field) {
  if (choosable(field)) return !field.checked;
  return field instanceof HTMLSelectElement || !field.value;
}

function restore(form) {
  const values = quietly(() => JSON.parse(localStorage.getItem(PREFIX + form.dataset.keep)));
  // What the server shows is newer than what was kept.
  if (!Array.isArray(values) || !values.some(([, value]) => value) || !fields(form).every(empty)) return;
  const typed = [...values]; // several fields may have one name: each takes its own, in order
  for (const field of fields(form)) {
    const at = typed.findIndex(([name, value]) => name === field.name && (!choosable(field) || value === field.value));
    if (choosable(field)) field.checked = at >= 0;
    else if (at >= 0) [[, field.value]] = typed.splice(at, 1);
  }
  form.dispatchEvent(new CustomEvent("parley:put-back", { bubbles: true }));
  const note = form.appendChild(document.createElement("p"));
  note.className = "kept-note";
  note.textContent = "Your unsent answer was put back. It is not saved yet.";
}

function look(root) {
  for (const receipt of root.querySelectorAll("[data-acknowledged]")) forget(receipt.dataset.acknowledged);
  for (const form of root.querySelectorAll("form[data-keep]")) restore(form);
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.keep) keep(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-forget-kept")) forgetAll();
});
document.addEventListener("parley:acknowledged", (event) => forget(event.detail.key));
document.addEventListener("parley:replaced", (event) => look(event.detail.target));
look(document);
