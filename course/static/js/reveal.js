/* A link marked data-reveal="#template" brings the next card, which came with the answer, at once and without a request. */

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-reveal]");
  const template = link && document.querySelector(link.dataset.reveal);
  if (!template || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const fresh = template.content.firstElementChild.cloneNode(true);
  document.getElementById(fresh.id).replaceWith(fresh);
  fresh.focus({ preventScroll: true });
  fresh.scrollIntoView({ block: "nearest" });
  document.dispatchEvent(new CustomEvent("parley:replaced", { detail: { target: fresh } }));
});
