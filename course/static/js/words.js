/* Counts the words of a text to write, and says whether it is as long as it is meant to be. */

const counted = (text) => text.split(/\s+/).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch)).length;
const many = (number) => `${number} ${number === 1 ? "word" : "words"}`;

function count(field) {
  const place = field.closest(".essay").querySelector("[data-word-count]");
  const [fewest, most] = field.dataset.words.split("-").map(Number);
  const words = counted(field.value);
  const left = words < fewest ? `, ${fewest - words} more to go` : most && words > most ? `, ${words - most} too many` : "";
  const met = words > 0 && !left && (fewest > 0 || most > 0);
  place.textContent = `${met ? "✓ " : ""}${many(words)}${words ? left : ""}`;
  place.classList.toggle("is-met", met);
}

const look = (root) => root.querySelectorAll("textarea[data-words]").forEach(count);
document.addEventListener("input", (event) => { if (event.target.matches?.("textarea[data-words]")) count(event.target); });
document.addEventListener("parley:put-back", (event) => look(event.target));
document.addEventListener("parley:replaced", (event) => look(event.detail.target));
look(document);
