/* Things to be put in order, without choosing numbers: buttons, Alt with the arrows, or dragging move a line, and the numbers follow.
   Without this script the numbers are chosen one by one; the form that is sent is the same. */

const region = document.getElementById("announcer");
const items = (list) => [...list.querySelectorAll(".ordering-item")];
const rank = (item) => item.querySelector("select");
const text = (item) => item.querySelector(".choice-text").textContent.trim();

function ready(list) {
  if (list.dataset.ready) return;
  list.dataset.ready = "yes";
  for (const item of items(list)) {
    item.querySelector(".choice-text").before(buttons(item));
    item.draggable = true;
  }
  arrange(list);
}

function buttons(item) {
  const span = document.createElement("span");
  span.className = "ordering-buttons";
  for (const [move, sign, word] of [[-1, "↑", "up"], [1, "↓", "down"]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn btn-quiet", textContent: sign });
    button.setAttribute("aria-label", `Move ${word}: ${text(item)}`);
    button.dataset.move = move;
    span.append(button);
  }
  return span;
}

// What was answered before stands in its order; nothing is answered by looking.
function arrange(list) {
  const ranked = items(list).filter((item) => rank(item).value);
  if (!ranked.length) return;
  const place = (item) => Number(rank(item).value || 1000);
  list.append(...items(list).sort((one, other) => place(one) - place(other)));
}

function number(list) {
  items(list).forEach((item, at) => { rank(item).value = String(at + 1); });
  rank(items(list)[0]).dispatchEvent(new Event("input", { bubbles: true }));
}

function move(item, by) {
  const list = item.parentElement;
  const all = items(list);
  const to = all.indexOf(item) + by;
  if (to < 0 || to >= all.length) return;
  if (by < 0) all[to].before(item);
  else all[to].after(item);
  number(list);
  if (region) region.textContent = `${text(item)}: place ${to + 1} of ${all.length}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".ordering-buttons button");
  if (!button) return;
  move(button.closest(".ordering-item"), Number(button.dataset.move));
  button.focus();
});
document.addEventListener("keydown", (event) => {
  const item = event.altKey && event.target.closest?.(".ordering-item");
  if (!item || !/^Arrow(Up|Down)$/.test(event.key)) return;
  event.preventDefault();
  const focused = event.target;
  move(item, event.key === "ArrowUp" ? -1 : 1);
  focused.focus();
});

let dragged = null;
document.addEventListener("dragstart", (event) => { dragged = event.target.closest?.(".ordering-item") ?? null; });
document.addEventListener("dragover", (event) => {
  const over = event.target.closest?.(".ordering-item");
  if (dragged && over?.parentElement === dragged.parentElement) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const over = event.target.closest?.(".ordering-item");
  if (!dragged || !over || over === dragged || over.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  const all = items(over.parentElement);
  move(dragged, all.indexOf(over) - all.indexOf(dragged));
});
document.addEventListener("parley:put-back", (event) => event.target.querySelectorAll("[data-ordering]").forEach(arrange));

// How many words an essay has, for those who are asked for a number of them.
document.addEventListener("input", (event) => {
  const place = event.target.dataset?.words && document.getElementById(event.target.dataset.words);
  if (place) place.textContent = `${event.target.value.split(/\s+/).filter(Boolean).length} words so far.`;
});

const look = (root) => root.querySelectorAll("[data-ordering]").forEach(ready);
document.addEventListener("parley:replaced", (event) => look(event.detail.target));
look(document);
