/* Things to be put in order: arrows, Alt with the arrow keys, the handle or a chosen place move a line, and every place is numbered anew.
   Without this script the places are chosen one by one. The form that is sent is the same: what is sent stays where it was on the page,
   one place a thing, while the lines move around with lists of their own. */

const region = document.getElementById("announcer");
const sent = new WeakMap(); // a line's own list of places → the list that is sent
const items = (list) => [...list.querySelectorAll("[data-ordering-item]")];
const rank = (item) => item.querySelector("select");
const text = (item) => item.querySelector(".choice-text").textContent.trim();

function ready(list) {
  if (list.dataset.ready) return;
  list.dataset.ready = "yes";
  const unmoved = Object.assign(document.createElement("span"), { hidden: true });
  list.before(unmoved);
  for (const item of items(list)) {
    const original = rank(item);
    const shown = original.cloneNode(true);
    shown.removeAttribute("name");
    original.removeAttribute("id");
    original.replaceWith(shown);
    unmoved.append(original);
    sent.set(shown, original);
  }
  for (const part of parts(list)) part.hidden = false;
  list.addEventListener("input", (event) => chosen(event));
  list.addEventListener("click", (event) => pressed(event));
  list.addEventListener("keydown", (event) => struck(event));
  list.addEventListener("pointerdown", (event) => hold(event));
  keep(list).addEventListener("click", () => settle(list));
  arrange(list);
}

const keep = (list) => list.parentElement.querySelector("[data-ordering-keep]");
const parts = (list) => list.parentElement.querySelectorAll("[data-ordering-help], [data-ordering-grip], [data-ordering-buttons], [data-ordering-keep]");

// What was answered before stands in its order; nothing is answered by looking.
function arrange(list) {
  for (const item of items(list)) rank(item).value = sent.get(rank(item)).value;
  const ranked = items(list).filter((item) => rank(item).value);
  keep(list).hidden = ranked.length === items(list).length;
  const place = (item) => Number(rank(item).value || 1000);
  if (ranked.length) list.append(...items(list).sort((one, other) => place(one) - place(other)));
}

function settle(list) {
  items(list).forEach((item, at) => {
    rank(item).value = String(at + 1);
    sent.get(rank(item)).value = String(at + 1);
  });
  keep(list).hidden = true;
  sent.get(rank(items(list)[0])).dispatchEvent(new Event("input", { bubbles: true }));
}

// The neighbours go around the line, which keeps the focus and the pointer.
function put(item, to) {
  const list = item.parentElement;
  for (let at = items(list).indexOf(item); at < to; at += 1) item.before(item.nextElementSibling);
  for (let at = items(list).indexOf(item); at > to; at -= 1) item.after(item.previousElementSibling);
}

function move(item, to) {
  const list = item.parentElement;
  if (to < 0 || to >= items(list).length) return;
  put(item, to);
  settle(list);
  tell(item);
}

function tell(item) {
  const all = items(item.parentElement);
  if (region) region.textContent = `${text(item)}: place ${all.indexOf(item) + 1} of ${all.length}`;
}

function chosen(event) {
  event.stopPropagation(); // what is sent has not changed yet
  const item = event.target.closest("[data-ordering-item]");
  if (event.target.value) move(item, Number(event.target.value) - 1);
  else arrange(item.parentElement);
}

function pressed(event) {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  const item = button.closest("[data-ordering-item]");
  move(item, items(item.parentElement).indexOf(item) + Number(button.dataset.move));
}

function struck(event) {
  if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
  event.preventDefault();
  const item = event.target.closest("[data-ordering-item]");
  move(item, items(item.parentElement).indexOf(item) + (event.key === "ArrowUp" ? -1 : 1));
}

function hold(event) {
  const grip = event.target.closest("[data-ordering-grip]");
  if (!grip || event.button) return;
  event.preventDefault();
  const item = grip.closest("[data-ordering-item]");
  const list = item.parentElement;
  const before = items(list).indexOf(item);
  item.classList.add("is-held");
  grip.setPointerCapture(event.pointerId);
  grip.onpointermove = (moved) => put(item, under(list, item, moved.clientY));
  grip.onpointerup = grip.onpointercancel = (ended) => {
    grip.onpointermove = grip.onpointerup = grip.onpointercancel = null;
    item.classList.remove("is-held");
    if (ended.type === "pointercancel") return put(item, before);
    if (items(list).indexOf(item) !== before) move(item, items(list).indexOf(item));
  };
}

// The place that a held line takes: after every other line whose middle is above the pointer.
function under(list, item, y) {
  const middle = (other) => { const box = other.getBoundingClientRect(); return box.top + box.height / 2; };
  return items(list).filter((other) => other !== item && middle(other) < y).length;
}

const look = (root) => root.querySelectorAll("[data-ordering]").forEach(ready);
document.addEventListener("parley:put-back", (event) => event.target.querySelectorAll("[data-ordering]").forEach(arrange));
document.addEventListener("parley:replaced", (event) => look(event.detail.target));
look(document);
