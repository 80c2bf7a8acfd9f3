/* A button marked data-copy="id of a field" puts the field's text where one can paste it from. Without this script one selects and copies it. */

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    if (!document.execCommand("copy")) return; // it is selected: Ctrl C does the rest
  }
  const words = button.querySelector("[data-copy-words]");
  words.textContent = "Copied";
  document.getElementById("announcer").textContent = `Copied: ${field.value}`;
  setTimeout(() => { words.textContent = "Copy"; }, 3000);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
