/* Details that behave like menus: they close on Escape and when the focus or a press goes elsewhere.
   Contents are open where there is room. */

for (const menu of document.querySelectorAll("details[data-menu]")) {
  const close = () => { menu.open = false; };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) close();
  });
}

const wide = matchMedia("(min-width: 62rem)");
function follow() {
  for (const contents of document.querySelectorAll("details[data-open-wide]")) contents.open = wide.matches;
}
wide.addEventListener("change", follow);
follow();
