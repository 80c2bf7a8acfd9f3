/* The question editor: the question beside the form as a learner sees it while one types, an answer to it marked, faults beside the fields
   that were touched, and fields for each gap of a text as it is written. Without this script buttons do the same. */

const PAUSE = 450;

const form = document.querySelector("form[data-editor]");
const touched = new Set();
let timer = 0;
let asking = null;
let shown = "";
let asked = "";
let trouble = ""; // what keeps the preview from being shown
let problems = new Map();

const make = (tag, values) => Object.assign(document.createElement(tag), values);

function announce(text) {
  const region = document.getElementById("announcer");
  if (region) region.textContent = text;
}

function state(text) {
  const place = form.querySelector("[data-trial-state]");
  if (place && place.textContent !== text) place.textContent = text;
}

async function ask(does) {
  const body = new URLSearchParams(new FormData(form));
  body.set("do", does);
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(form.dataset.try, {
      method: "POST", body, credentials: "same-origin", signal: asking.signal, headers: { "X-Parley-Fragment": "1" },
    });
    trouble = await refusal(response);
    if (trouble) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch (error) {
    trouble = "";
    return error.name === "AbortError" ? undefined : null;
  }
}

/* Such as that one is signed out by now; then nothing more comes, and what was written waits in this tab (drafts.js). */
async function refusal(response) {
  if (response.ok && !response.redirected) return "";
  const said = await response.json().catch(() => ({}));
  return `${said.error || "you are signed out, or the page is not to be had."} What you wrote is kept in this tab.`;
}

/* What the question is made of, without the answer that is tried. */
function written() {
  return new URLSearchParams([...new FormData(form)].filter(([name]) => !name.startsWith("try"))).toString();
}

async function look(does = "look") {
  clearTimeout(timer);
  asked = written();
  const page = await ask(does);
  if (page === undefined) return; // newer words are on their way
  const fresh = page?.querySelector("#trial");
  if (!fresh) asked = "";
  if (!fresh) return state(`Not up to date: ${trouble || "the server did not answer."}`);
  state("");
  read(fresh);
  tell();
  gaps(page);
  notices(fresh.querySelector("[data-notices]"));
  showTrial(fresh.querySelector("[data-trial]"), does === "mark");
}

function showTrial(fresh, marked) {
  const trial = form.querySelector("[data-trial]");
  if (!marked && fresh.innerHTML === shown) return; // what was chosen in it stays chosen
  shown = marked ? "" : fresh.innerHTML;
  trial.replaceChildren(...fresh.childNodes);
  document.dispatchEvent(new CustomEvent("parley:replaced", { detail: { target: trial } }));
  if (!marked) return;
  const verdict = trial.querySelector("[data-focus]") || trial.querySelector(".notice");
  verdict?.setAttribute("tabindex", "-1");
  verdict?.focus();
  announce([...trial.querySelectorAll("[data-announce]")].map((part) => part.textContent.trim()).join(". "));
}

/* Faults stand beside their fields, but only beside those that were touched: nobody is told off for what they have not come to yet. */
function read(fresh) {
  problems = new Map();
  for (const item of fresh.querySelectorAll("[data-problems] li")) {
    const place = item.dataset.field;
    problems.set(place, [...(problems.get(place) || []), item.textContent]);
  }
}

function tell() {
  for (const id of touched) put(id, problems.get(id) || []);
}

function put(id, messages) {
  const field = document.getElementById(id);
  if (!field) return touched.delete(id);
  const own = `${id}-errors`;
  const list = document.getElementById(own);
  const words = messages.join(" ");
  if ((list?.textContent || "") === words) return;
  list?.remove();
  const control = field.matches("input, textarea, select") ? field : null;
  if (messages.length) after(id, field).append(made(own, messages));
  if (!control) return;
  control.classList.toggle("is-invalid", messages.length > 0);
  if (messages.length) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  const ties = (control.getAttribute("aria-describedby") || "").split(" ").filter((each) => each && each !== own);
  control.setAttribute("aria-describedby", [...ties, ...(messages.length ? [own] : [])].join(" "));
  if (messages.length) announce(words);
}

const after = (id, field) => document.querySelector(`[data-errors-of="${id}"]`) || field.closest(".field") || field;

function made(id, messages) {
  const list = make("ul", { id, className: "field-errors" });
  list.append(...messages.map((textContent) => make("li", { textContent })));
  return list;
}

/* A gap that is new in the text gets its fields; nothing is taken from under somebody who writes in one. Whoever pressed the button goes on there. */
function gaps(page) {
  const [here, there] = [form, page].map((root) => root.querySelector("[data-gaps]"));
  if (!here || !there) return;
  const names = (root) => [...root.querySelectorAll("[data-gap]")].map((gap) => gap.dataset.gap).join(" ");
  const focus = here.contains(document.activeElement) ? document.activeElement : null;
  if (names(here) === names(there) || focus?.matches("input, textarea, select")) return;
  here.replaceWith(there);
  announce(`Gaps: ${names(there) || "none"}.`);
  if (focus) there.focus();
}

/* In which answers no typing error is let pass, and why. */
function notices(fresh) {
  const here = form.querySelector("[data-notices]");
  if (here.textContent === fresh.textContent) return;
  here.hidden = fresh.hidden;
  here.replaceChildren(...fresh.childNodes);
  if (!here.hidden) announce(here.textContent.trim());
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(() => { if (written() !== asked) look(); }, PAUSE);
}

function touch(field) {
  if (field.id && !field.closest("[data-trial]")) touched.add(field.name === "right" ? "right" : field.id);
  if (field.name === "right") touched.add("right");
}

if (form) {
  form.addEventListener("input", (event) => {
    if (event.target.closest("[data-trial]")) return;
    touch(event.target);
    soon();
  });
  form.addEventListener("focusout", (event) => {
    if (!event.target.matches("input, textarea, select") || event.target.closest("[data-trial]")) return;
    if (event.target.value) touch(event.target);
    if (written() === asked) tell();
  });
  document.addEventListener("parley:rows", (event) => {
    if (event.detail.form === form) soon();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do]");
    if (!button || !["look", "mark", "gaps.find"].includes(button.value)) return;
    event.preventDefault();
    if (button.value !== "mark") shown = "";
    look(button.value === "mark" ? "mark" : "look");
  });
  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Enter" && event.target.matches("input") && event.target.closest("[data-trial]")) {
      event.preventDefault(); // it answers, and does not save
      form.querySelector("[data-trial] button[value=mark]")?.click();
    }
  });
  look();
}
