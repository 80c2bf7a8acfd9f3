/* A button beside a password that shows what was typed. It is hidden where scripts do not run, and the
   field is hidden again before it is sent. */

for (const box of document.querySelectorAll("[data-password]")) {
  const input = box.querySelector("input");
  const button = box.querySelector("button");
  if (!input || !button) continue;
  const show = (shown) => {
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = shown ? "Hide" : "Show";
  };
  button.hidden = false;
  button.setAttribute("aria-label", "Show the password");
  button.addEventListener("click", () => show(input.type === "password"));
  input.form?.addEventListener("submit", () => show(false));
}
