/* Questions that are asked only if an earlier one was answered in a certain way appear when it has been. Without this script
   all of them are shown, each with the sentence that says when it is meant; what the form sends is judged by the server. */
(() => {
  const fields = [...document.querySelectorAll("[data-asked-if]")]; // in the order in which they are asked

  const isAsked = (field) =>
    [...field.closest("form").elements].some(
      (box) =>
        box.name === field.dataset.askedIf &&
        box.value === field.dataset.answer &&
        box.checked &&
        !box.closest("[data-asked-if][hidden]"),
    );

  const tell = () => {
    for (const field of fields) field.hidden = !isAsked(field);
  };

  // Who sees a question now has given the answer that its sentence names.
  for (const field of fields) field.querySelector(".condition").hidden = true;
  document.addEventListener("change", tell);
  addEventListener("pageshow", tell); // a browser that comes back to the page fills it in again
  tell();
})();
