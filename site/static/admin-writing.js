/* Gives each field in which words are written their language and direction: an Arabic page's fields run from the right.
   wagtail-localize's editor is compiled and has no place to say so, so both editors are told from outside. */
(() => {
  const told = document.getElementById("writing-language");
  const main = document.getElementById("main");
  if (!told || !main) return;
  const { lang, dir, sourceLang, sourceDir } = told.dataset;
  const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
  const FIELDS = [
    ".w-field--char_field input[type=text]",
    ".w-field--char_field textarea",
    ".js-translation-editor textarea",
  ].join();
  const RICH_TEXT = ".Draftail-Editor";

  /* A telephone number or an address in Latin letters alone keeps its own direction. */
  const turn = (field) => {
    const foreign = field.value && !RIGHT_TO_LEFT.test(field.value);
    field.dir = dir === "rtl" && !foreign ? "rtl" : "auto";
  };

  const mark = (element, itsLang, itsDir) => {
    if (element.lang === itsLang && element.dir === itsDir) return;
    element.lang = itsLang;
    element.dir = itsDir;
  };

  const tell = () => {
    for (const field of main.querySelectorAll(FIELDS)) {
      if (field.lang === lang) continue;
      field.lang = lang;
      turn(field);
      field.addEventListener("input", () => turn(field));
    }
    for (const editor of main.querySelectorAll(RICH_TEXT)) mark(editor, lang, dir);
    for (const row of main.querySelectorAll(".js-translation-editor li")) {
      row.querySelectorAll(":scope > p").forEach((text, place) => {
        if (place) mark(text, lang, dir);
        else mark(text, sourceLang, sourceDir);
      });
      for (const text of row.querySelectorAll(":scope > div > p")) mark(text, lang, dir);
    }
  };

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      tell();
    });
  }).observe(main, { childList: true, subtree: true });
  tell();
})();
