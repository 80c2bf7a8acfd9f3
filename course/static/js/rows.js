/* Rows of a form that are added, removed and moved at once, by mouse or keyboard; without this script the same buttons send the form.

   A list is marked data-rows="name", with data-word (what a row is called), data-most, a [data-row-list] of [data-row]s and a
   hidden [data-blank] one to copy. In a row's line of text Enter leads to the next row and behind the last one makes a new one; Alt and an arrow move the row.
   Event on document: parley:rows { form }, after the rows have changed. */

const FIELDS = "input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select";
const NAMING = ["name", "id", "for", "aria-describedby", "aria-label", "value"];

const listOf = (part) => part.closest("[data-rows]");
const rowsOf = (list) => [...list.querySelector("[data-row-list]").children];
const firstField = (row) => row.querySelector(FIELDS);
const addButton = (list) => list.querySelector(`button[value="${list.dataset.rows}.add"]`);

function announce(text) {
  const region = document.getElementById("announcer");
  if (region) region.textContent = text;
}

/* Lets names, ids, labels and buttons say the place at which the row stands now. */
function renumber(list) {
  const rows = rowsOf(list);
  number(list.querySelector("[data-blank]"), list.dataset.rows, rows.length);
  rows.forEach((row, place) => {
    number(row, list.dataset.rows, place);
    const [up, down] = ["up", "down"].map((does) => row.querySelector(`button[value*=".${does}-"]`));
    if (up) up.disabled = place === 0;
    if (down) down.disabled = place === rows.length - 1;
  });
  addButton(list).hidden = rows.length >= Number(list.dataset.most);
}

function number(row, name, place) {
  for (const part of row.querySelectorAll("*")) rename(part, name, place);
  for (const label of row.querySelectorAll("label")) relabel(label, place + 1);
}

function rename(part, name, place) {
  const indexed = new RegExp(`\\b${name}-\\d+`, "g");
  for (const attribute of NAMING) {
    const value = part.getAttribute(attribute);
    if (value === null) continue;
    if (attribute === "aria-label") part.setAttribute(attribute, value.replace(/\d+/, place + 1));
    else if (attribute !== "value") part.setAttribute(attribute, value.replace(indexed, `${name}-${place}`));
    else if (part.matches("button")) part.setAttribute(attribute, value.replace(/-\d+$/, `-${place}`));
    else if (part.matches("[name=right]")) part.setAttribute(attribute, place);
  }
}

function relabel(label, number) {
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.nodeValue = walker.currentNode.nodeValue.replace(/\d+/, number);
}

function changed(list, words) {
  renumber(list);
  list.querySelector("[data-put-back]")?.remove();
  announce(words);
  document.dispatchEvent(new CustomEvent("parley:rows", { detail: { form: list.closest("form") } }));
}

function add(list) {
  const rows = rowsOf(list);
  if (rows.length >= Number(list.dataset.most)) return announce(`There are ${rows.length}, and there can be no more.`);
  const row = list.querySelector("[data-blank]").firstElementChild.cloneNode(true);
  list.querySelector("[data-row-list]").append(row);
  changed(list, `${list.dataset.word} ${rows.length + 1} added.`);
  firstField(row).focus();
}

function remove(list, row) {
  const rows = rowsOf(list);
  const place = rows.indexOf(row);
  row.remove();
  const left = rows.length - 1;
  const written = [...row.querySelectorAll(FIELDS)].some((field) => field.value.trim());
  changed(list, `${list.dataset.word} ${place + 1} removed. ${left} left.${written ? " It can be put back." : ""}`);
  if (written) offerBack(list, row, place);
  const next = rowsOf(list)[Math.min(place, left - 1)];
  (next ? firstField(next) : addButton(list)).focus();
}

/* A row that held something can be had back, until the rows change again. */
function offerBack(list, row, place) {
  const button = document.createElement("button");
  const word = list.dataset.word.toLowerCase();
  Object.assign(button, { type: "button", className: "btn btn-quiet put-back", textContent: `Put ${word} ${place + 1} back` });
  button.dataset.putBack = "";
  button.addEventListener("click", () => {
    const after = rowsOf(list)[place];
    if (after) after.before(row);
    else list.querySelector("[data-row-list]").append(row);
    changed(list, `${list.dataset.word} ${place + 1} is back.`);
    firstField(row).focus();
  });
  addButton(list).after(button);
}

function move(list, row, by, back) {
  const rows = rowsOf(list);
  const place = rows.indexOf(row) + by;
  if (!rows[place]) return;
  if (by < 0) rows[place].before(row);
  else rows[place].after(row);
  changed(list, `Now ${list.dataset.word.toLowerCase()} ${place + 1} of ${rows.length}.`);
  (back.disabled ? firstField(row) : back).focus(); // moving an element takes the focus away
}

function enter(list, row) {
  const rows = rowsOf(list);
  const next = rows[rows.indexOf(row) + 1];
  if (next) firstField(next).focus();
  else if (firstField(row).value.trim()) add(list);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  const list = button && listOf(button);
  if (!list) return;
  const [, does, place] = button.value.match(/\.(add|remove|up|down)(?:-(\d+))?$/) || [];
  if (!does) return;
  event.preventDefault();
  const row = place === undefined ? null : rowsOf(list)[Number(place)];
  if (does === "add") add(list);
  else if (does === "remove") remove(list, row);
  else move(list, row, does === "up" ? -1 : 1, button);
});

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("[data-row]");
  if (!row || event.isComposing) return;
  const list = listOf(row);
  const line = event.target.matches("input:not([type=radio], [type=checkbox])");
  if (event.key === "Enter" && line && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    enter(list, row);
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    move(list, row, event.key === "ArrowUp" ? -1 : 1, event.target);
  }
});
