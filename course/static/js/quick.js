/* Quick add: the text is read while one types, its lines are numbered, and a problem leads to its line. Without this script a button shows
   the same, under the text. */

const PAUSE = 500;

const form = document.querySelector("form[data-quick]");
const text = form?.querySelector("[data-text]");
const gutter = form?.querySelector("[data-gutter]");
let timer = 0;
let asking = null;
let counted = 0;
let wrong = new Map();

function announce(words) {
  const region = document.getElementById("announcer");
  if (region && region.textContent !== words) region.textContent = words;
}

function state(words) {
  const place = document.querySelector("[data-quick-state]");
  if (place) place.textContent = words;
}

async function look() {
  if (new Blob([text.value]).size > Number(form.dataset.largest) * 0.95) {
    return state("The text is too long to be sent at once. Save a part of it first.");
  }
  const body = new FormData(form);
  body.set("do", "look");
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(form.action, {
      method: "POST", body, credentials: "same-origin", signal: asking.signal, headers: { "X-Parley-Fragment": "1" },
    });
    if (!response.ok || response.redirected) return show(null, await refusal(response));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    show(page?.querySelector?.("#quick-result"));
  } catch (error) {
    if (error.name !== "AbortError") show(null);
  }
}

/* Such as that one is signed out by now; what was written waits in this tab (drafts.js). */
async function refusal(response) {
  const said = await response.json().catch(() => ({}));
  return `${said.error || "you are signed out, or the page is not to be had."} What you wrote is kept in this tab.`;
}

function show(fresh, trouble = "the server did not answer.") {
  if (!fresh) return state(`Not up to date: ${trouble}`);
  const old = document.getElementById("quick-result");
  const open = new Set([...old.querySelectorAll("details[open]")].map(named));
  for (const item of fresh.querySelectorAll("details")) if (open.has(named(item))) item.open = true;
  old.replaceWith(document.adoptNode(fresh));
  wrong = new Map([...fresh.querySelectorAll(".line-problems li")].map((item) => [
    Number(item.querySelector("[data-line]").dataset.line), item.querySelector("p").textContent,
  ]));
  counted = 0;
  count();
  const sum = fresh.querySelector("[data-sum]");
  brief(sum?.textContent.trim().split(". ")[0]);
  if (sum) announce(sum.textContent.trim());
}

/* Above the buttons, where the result stands so far below that it is not seen. */
function brief(words) {
  const place = form.querySelector("[data-quick-brief]");
  place.hidden = !words;
  place.firstElementChild.textContent = words ? `${words}. See what is understood.` : "";
}

const named = (item) => item.querySelector("code")?.textContent;

/* The numbers beside the lines; those with a problem are marked, and say it to the mouse. */
function count() {
  const lines = text.value.split("\n").length;
  if (lines === counted) return;
  counted = lines;
  const numbers = document.createDocumentFragment();
  for (let line = 1; line <= lines; line += 1) {
    const number = document.createElement("span");
    number.textContent = line;
    if (wrong.has(line)) {
      number.className = "wrong-line";
      number.title = wrong.get(line);
    }
    numbers.append(number);
  }
  gutter.replaceChildren(numbers);
  gutter.scrollTop = text.scrollTop;
}

function goTo(line) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] || "").length);
  const height = text.scrollHeight / Math.max(lines.length, 1);
  text.scrollTop = Math.max(0, (line - 4) * height);
  text.scrollIntoView({ block: "nearest" });
}

function insert(example) {
  const before = text.value.slice(0, text.selectionStart).replace(/\s+$/, "");
  const after = text.value.slice(text.selectionEnd).replace(/^\s+/, "");
  const start = before ? `${before}\n\n` : "";
  text.value = `${start}${example}${after ? `\n${after}` : ""}`;
  text.focus();
  text.setSelectionRange(start.length, start.length + example.length);
  changed();
}

function changed() {
  count();
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

if (form) {
  gutter.hidden = false;
  form.querySelector(".quick-box").classList.add("has-gutter");
  text.addEventListener("input", changed);
  text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });
  form.elements.passage.addEventListener("change", look);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (link) {
      event.preventDefault();
      goTo(Number(link.dataset.line));
    }
    const button = event.target.closest("button[value=example]");
    const chosen = button && document.getElementById(`example-${form.elements.example.value}`);
    if (chosen) {
      event.preventDefault();
      insert(chosen.value);
    }
  });
  count();
  if (text.value.trim()) look();
}
