/* Saves each answer of a paper as it is given, and shows the receipt. Until the server has acknowledged an answer the page says so, sends
   it again with growing pauses, and keeps it on this device: whoever has to sign in first finds it again. The form itself needs none of
   this: handing in sends every answer. keep.js forgets what was kept when the results are shown, and when somebody signs out. */

const paper = document.querySelector("form[data-paper]");
const KEPT = `parley:kept:attempt:${paper?.dataset.paper}`;
const PAUSE = 600;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 30000;

const waiting = new Map(); // item → timer of the save that is to come
const sending = new Set();
// Begins with the form's key: so the server knows that the form, when it is handed in, is newer than this.
const newKey = () => `${paper.elements.key.value}-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

const count = (item) => paper.elements[`sequence-${item.dataset.item}`];
// A second group of radio buttons (the reason for a decision) has the name of the first with an ending.
const named = (item) => [`answer-${item.dataset.item}`, `answer-${item.dataset.item}.reason`];
const sent = (item) => [...new FormData(paper)].filter(([name]) => named(item).includes(name));
const given = (item) => sent(item).map(([, value]) => value);
// Private windows may refuse storage: then nothing is kept, and nothing breaks.
const quietly = (step) => { try { return step(); } catch { return null; } };
const kept = () => quietly(() => JSON.parse(localStorage.getItem(KEPT))) ?? {};

function keep(item, unsent) {
  const all = { ...kept(), [item.dataset.item]: unsent };
  quietly(() => localStorage.setItem(KEPT, JSON.stringify(all)));
}

function putBack(item) {
  const unsent = kept()[item.dataset.item];
  if (!unsent || unsent.count < Number(count(item).value)) return; // what the server shows is newer
  // One value a field, in the order of the page; what is ticked or chosen is known by its value.
  const typed = [...unsent.values];
  for (const field of item.querySelectorAll("input, select, textarea")) {
    if (!named(item).includes(field.name)) continue;
    if (/radio|checkbox/.test(field.type)) field.checked = unsent.values.includes(field.value);
    else field.value = typed.shift() ?? "";
  }
  item.dispatchEvent(new CustomEvent("parley:put-back", { bubbles: true }));
  save(item, 0);
}

function save(item, pause) {
  keep(item, { count: Number(count(item).value), values: given(item) });
  told(item, "saving…", false);
  plan(item, pause);
  progress("saving…");
}

function plan(item, pause) {
  clearTimeout(waiting.get(item));
  waiting.set(item, setTimeout(() => deliver(item), pause));
}

async function deliver(item) {
  waiting.delete(item);
  if (sending.has(item)) return plan(item, PAUSE);
  sending.add(item);
  const body = new URLSearchParams({ csrf_token: paper.elements.csrf_token.value, key: newKey(), sequence: count(item).value });
  for (const [name, value] of sent(item)) body.append(name, value);
  const answer = await persist(item, body);
  sending.delete(item);
  if (!answer) return;
  count(item).value = answer.sequence;
  if (!waiting.has(item)) {
    keep(item, undefined);
    told(item, `saved ${answer.saved}`, true);
  }
  progress(waiting.size || sending.size ? "saving…" : `saved ${answer.saved}`);
}

async function persist(item, body) {
  for (let attempt = 0; ; attempt += 1) {
    const response = await send(item.dataset.url, body);
    if (response?.ok) return response.json();
    if (response && ![429, 502, 503, 504].includes(response.status)) return refuse(item, response);
    const pause = Math.min(FIRST_RETRY * 2 ** attempt, LONGEST_RETRY);
    told(item, `Not saved yet. Trying again in ${Math.round(pause / 1000)} seconds.`, false);
    progress("not all saved yet");
    await new Promise((resolve) => { setTimeout(resolve, pause); addEventListener("online", resolve, { once: true }); });
  }
}

async function send(url, body) {
  try {
    return await fetch(url, { method: "POST", body, credentials: "same-origin", headers: { "X-Parley-Fragment": "1", Accept: "application/json" } });
  } catch {
    return null;
  }
}

async function refuse(item, response) {
  const said = await response.json().catch(() => ({}));
  const line = told(item, said.location ? "Not saved: you have been signed out. Your answer is kept on this device." : said.error || "Not saved. Reload the page.", false);
  if (said.location) line.append(" ", signInLink(said.location));
  progress("not all saved");
  return null;
}

function signInLink(address) {
  const link = document.createElement("a");
  link.href = `${address}?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = "Sign in again";
  return link;
}

function told(item, text, safe) {
  const line = item.querySelector("[data-receipt]");
  line.classList.toggle("receipt-quiet", !safe);
  line.textContent = safe ? `✓ ${text}` : text;
  return line;
}

// A question counts as answered when any part of it is; a reason counts with its decision.
// What is answered shows at each question, in the row of numbers and in the line at the foot.
function progress(state) {
  const items = [...paper.querySelectorAll("[data-item]")];
  const answered = items.filter((item) => given(item).some((value) => value.trim() && !value.startsWith("reason:")));
  for (const item of items) {
    const mark = paper.querySelector(`[data-mark="${item.dataset.item}"]`);
    for (const place of [item, mark]) place.toggleAttribute("data-answered", answered.includes(item));
  }
  paper.querySelector("[data-progress]").textContent = `${answered.length} of ${items.length} answered · ${state}`;
}

if (paper) {
  paper.addEventListener("input", (event) => {
    const item = event.target.closest("[data-item]");
    if (item) save(item, event.target.matches("[type=radio], [type=checkbox], select") ? 0 : PAUSE);
  });
  // Enter in a line of text saves it; handing in is for its own button.
  paper.addEventListener("keydown", (event) => {
    const item = event.target.closest("[data-item]");
    if (event.key !== "Enter" || !item || !event.target.matches("input")) return;
    event.preventDefault();
    plan(item, 0);
  });
  addEventListener("beforeunload", (event) => {
    if ((waiting.size || sending.size) && !paper.dataset.leaving) event.preventDefault();
  });
  paper.addEventListener("submit", (event) => {
    if (event.submitter?.dataset.fragment) return; // a part of the page is asked for, and the page stays
    paper.dataset.leaving = "yes";
    for (const timer of waiting.values()) clearTimeout(timer); // the form holds it all
    waiting.clear();
  });
  paper.querySelectorAll("[data-item]").forEach(putBack);
}
