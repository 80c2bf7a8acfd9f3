/* Saves each answer of a paper as it is given, and shows the receipt; until the server has acknowledged an answer, the page says so and
   sends it again with growing pauses. The form itself needs none of this: handing in sends every answer. */

const paper = document.querySelector("form[data-paper]");
const PAUSE = 600;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 30000;

const waiting = new Map(); // item → timer of the save that is to come
const sending = new Set();
// Begins with the form's key: so the server knows that the form, when it is handed in, is newer than this.
const newKey = () => `${paper.elements.key.value}-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

function plan(item, pause) {
  clearTimeout(waiting.get(item));
  waiting.set(item, setTimeout(() => deliver(item), pause));
}

async function deliver(item) {
  waiting.delete(item);
  if (sending.has(item)) return plan(item, PAUSE);
  sending.add(item);
  const number = item.dataset.item;
  const count = item.querySelector(`[name="sequence-${number}"]`);
  const body = new URLSearchParams({ csrf_token: paper.elements.csrf_token.value, key: newKey(), sequence: count.value });
  for (const [name, value] of new FormData(paper)) if (name === `answer-${number}`) body.append(name, value);
  const answer = await persist(item, body);
  sending.delete(item);
  if (!answer) return;
  count.value = answer.sequence;
  if (!waiting.has(item)) told(item, `saved ${answer.saved}`, true);
  progress();
}

async function persist(item, body) {
  for (let attempt = 0; ; attempt += 1) {
    const response = await send(item.dataset.url, body);
    if (response?.ok) return response.json();
    if (response && ![429, 502, 503, 504].includes(response.status)) return refuse(item, response);
    const pause = Math.min(FIRST_RETRY * 2 ** attempt, LONGEST_RETRY);
    told(item, `Not saved yet. Trying again in ${Math.round(pause / 1000)} seconds.`, false);
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
  told(item, said.location ? "Not saved: you have been signed out. Sign in again in another tab, then answer once more." : said.error || "Not saved. Reload the page.", false);
  return null;
}

function told(item, text, safe) {
  const line = item.querySelector("[data-receipt]");
  line.classList.toggle("receipt-quiet", !safe);
  line.textContent = safe ? `✓ ${text}` : text;
}

function progress() {
  const line = paper.querySelector("[data-progress]");
  const items = [...paper.querySelectorAll("[data-item]")];
  const values = new FormData(paper);
  const answered = items.filter((item) => (values.get(`answer-${item.dataset.item}`) ?? "").trim()).length;
  if (line) line.textContent = `${answered} of ${items.length} answered`;
}

if (paper) {
  paper.addEventListener("input", (event) => {
    const item = event.target.closest("[data-item]");
    if (!item) return;
    told(item, "saving…", false);
    plan(item, event.target.matches("[type=radio], [type=checkbox]") ? 0 : PAUSE);
  });
  addEventListener("beforeunload", (event) => {
    if ((waiting.size || sending.size) && !paper.dataset.leaving) event.preventDefault();
  });
  paper.addEventListener("submit", () => { paper.dataset.leaving = "yes"; });
}
