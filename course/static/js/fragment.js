/* Sends a form marked data-fragment="#target" by fetch and puts the answer's HTML in the target's place. A button of any form may be marked
   so, too, and then brings that part alone.

   Nothing is lost on the way: until the server acknowledges, the form stays, says so, and is sent
   again with growing pauses. A form that may be sent again carries its own idempotency key as a
   hidden field, so that the server counts it once.
   Events on document: parley:acknowledged { key } and parley:replaced { target }; keep.js and others listen. */

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30000;
const PATIENCE = 15000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const selector = event.submitter?.dataset.fragment || form.dataset.fragment;
  if (!selector || !document.querySelector(selector)) return;
  event.preventDefault();
  if (form.dataset.state) return;
  form.dataset.state = "sending";
  // The pressed button's name and value are part of the answer: they are read once and sent again unchanged.
  deliver(form, new URLSearchParams(new FormData(form, event.submitter)), event.submitter, selector);
});

async function deliver(form, body, button, selector) {
  const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
  // What is said on the way stands where the answer will: of a form that stays, only a part is replaced.
  const place = button?.dataset.fragment ? document.querySelector(selector) : form;
  dim(form, true);
  for (let attempt = 0; form.isConnected; attempt += 1) {
    const response = await send(action, body);
    if (response && !passing(response.status)) return settle(form, response, selector, place);
    const pause = pauseAfter(attempt, response);
    await untilNext(place, pause);
  }
}

async function send(action, body) {
  try {
    return await fetch(action, {
      method: "POST", body, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE),
      headers: { "X-Parley-Fragment": "1", Accept: "text/html, application/json" },
    });
  } catch {
    return null; // no network, or no answer in time
  }
}

// Too busy, being looked after, or a gateway that lost the house behind it: worth another try.
const passing = (status) => [429, 502, 503, 504].includes(status);

function pauseAfter(attempt, response) {
  const asked = Number(response?.headers.get("Retry-After")) * 1000;
  const own = Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE);
  return Math.max(asked || 0, own * (0.8 + Math.random() * 0.4));
}

async function settle(form, response, selector, place) {
  if ((response.headers.get("Content-Type") || "").includes("json")) {
    const said = await response.json().catch(() => ({}));
    return refuse(form, place, said.error, said.location);
  }
  if (response.redirected) return location.assign(response.url);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector(selector);
  if (!fresh) {
    return refuse(form, place, reason(page));
  }
  if (response.ok && selector === form.dataset.fragment) tell("parley:acknowledged", { key: form.dataset.keep });
  replace(document.querySelector(selector), fresh);
  if (form.isConnected) rest(form);
}

// An error page says what happened in its title and its first sentence.
function reason(page) {
  const parts = [...page.querySelectorAll("[data-error-title], [data-error-text]")];
  return parts.map((part) => part.textContent.trim().replace(/\.$/, "") + ".").join(" ");
}

function tell(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}

function replace(old, fresh) {
  old.replaceWith(document.adoptNode(fresh));
  const place = fresh.querySelector("[data-focus]") || fresh;
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
  const news = [...fresh.querySelectorAll("[data-announce]")];
  announce(news.map((part) => part.textContent.trim()).join(". "));
  tell("parley:replaced", { target: fresh });
}

function refuse(form, place, text, signIn) {
  const words = signIn ? "You have been signed out. Your answer is still here."
    : text || "The server did not take this answer. It is still here.";
  const state = show(place, words);
  const there = signIn && new URL(signIn, location.href);
  if (there && there.origin === location.origin) {
    there.searchParams.set("next", location.pathname + location.search); // and back to this page
    state.append(make("a", { href: there.href, textContent: "Sign in again" }));
  }
  rest(form);
}

function rest(form) {
  dim(form, false);
  delete form.dataset.state;
}

function untilNext(place, pause) {
  return new Promise((resolve) => {
    const state = show(place, `Not saved yet. Trying again in ${Math.max(1, Math.round(pause / 1000))} seconds.`);
    const now = make("button", { type: "button", className: "btn btn-plain", textContent: "Try now" });
    state.append(now);
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      state.firstChild.textContent = "Sending again…";
      now.remove();
      resolve();
    };
    const timer = setTimeout(go, pause);
    now.addEventListener("click", go);
    addEventListener("online", go);
  });
}

function show(place, text) {
  const state = place.querySelector(".send-state")
    || place.appendChild(make("div", { className: "send-state" }));
  state.replaceChildren(make("p", { textContent: text }));
  announce(text);
  return state;
}

const make = (tag, values) => Object.assign(document.createElement(tag), values);

function dim(form, sending) {
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    button.setAttribute("aria-disabled", String(sending));
  }
}

function announce(text) {
  const region = document.getElementById("announcer");
  if (region) region.textContent = text;
}
