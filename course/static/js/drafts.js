/* Keeps what is written in a form marked data-draft="who" in this tab until it has been saved, so that neither a lost connection nor a
   sign-in that ran out loses it: whoever opens the page again is offered the text. The form is filled in anew by the server, rows and all, to which
   it is sent under data-try, or its own address, with the button "look".
   A page marked data-saved="addresses" that tells of something ends the keeping of what was sent from there; so does a link marked data-leave. */

const PREFIX = "parley:draft:";
const PAUSE = 300;
const form = document.querySelector("form[data-draft]");
// Private windows may refuse storage: then nothing is kept, and nothing breaks.
const quietly = (step) => { try { return step(); } catch { return null; } };

const read = (key) => quietly(() => JSON.parse(sessionStorage.getItem(PREFIX + key)));
const drop = (key) => quietly(() => sessionStorage.removeItem(PREFIX + key));
const write = (key, draft) => quietly(() => sessionStorage.setItem(PREFIX + key, JSON.stringify(draft)));

const key = () => { const { pathname, search } = new URL(form.action); return pathname + search; };
const pairs = () => [...new FormData(form)].filter(([name, value]) => name !== "csrf_token" && !name.startsWith("try") && typeof value === "string");
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function keep(sent) {
  write(key(), { who: form.dataset.draft, at: Date.now(), values: pairs(), sent });
}

/* What was put back already is not offered again by the page that it was put into; nor is what was just sent by the page that refuses it and holds it still. */
function offer() {
  const draft = read(key());
  if (!draft || form.dataset.returned || draft.who !== form.dataset.draft || draft.shown || same(draft.values, pairs())) return;
  const time = new Date(draft.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const notice = document.createElement("div");
  notice.className = "notice notice-warning draft-offer";
  notice.setAttribute("role", "status");
  notice.innerHTML = "<div><p></p><div class=\"actions\"><button type=\"button\" class=\"btn btn-plain\">Put it back</button><button type=\"button\" class=\"btn btn-quiet\">Forget it</button></div></div>";
  notice.querySelector("p").textContent = `What you wrote here at ${time} was not saved. It is still in this tab.`;
  const [back, gone] = notice.querySelectorAll("button");
  back.addEventListener("click", () => putBack(draft));
  gone.addEventListener("click", () => { drop(key()); notice.remove(); form.querySelector("select, input:not([type=hidden]), textarea").focus(); });
  form.before(notice);
}

function putBack(draft) {
  write(key(), { ...draft, shown: true });
  const again = Object.assign(document.createElement("form"), { method: "post", action: form.dataset.try || form.action, hidden: true });
  const token = ["csrf_token", form.elements.csrf_token.value];
  for (const [name, value] of [token, ...draft.values, ["do", "look"]]) {
    const field = document.createElement("textarea"); // an input would lose the line breaks
    Object.assign(field, { name, value });
    again.append(field);
  }
  document.body.append(again);
  again.submit();
}

function end(place) {
  if (!place.dataset.always && !document.querySelector("#messages .message")) return;
  for (const saved of place.dataset.saved.split(" ")) if (read(saved)?.sent) drop(saved);
}

if (form) {
  let timer = 0;
  const soon = (event) => {
    if (event.target.closest?.("[data-trial]")) return;
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), PAUSE);
  };
  form.addEventListener("input", soon);
  document.addEventListener("parley:rows", soon);
  form.addEventListener("submit", () => { clearTimeout(timer); keep(true); });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-leave]")) drop(key()); });
  offer();
}
document.querySelectorAll("[data-saved]").forEach(end);
