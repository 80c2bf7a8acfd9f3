/* Rows of the question editor without a new page: a button among the rows sends the form as a fragment (fragment.js), every other button
   as a page, so that a saved question still leads on with its message. */

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  const form = button?.form;
  if (!form?.matches("[data-editor]")) return;
  if (button.value === "save") delete form.dataset.fragment;
  else form.dataset.fragment = "#editor";
});
