/* Suggestions while somebody types in a search box: a combobox with a listbox, as the ARIA Authoring Practices have it
   ("list autocomplete with manual selection"). Without this script the box is a plain form. */
(() => {
  const PAUSE = 120; // milliseconds after the last letter
  const SHORTEST = 2; // letters

  for (const input of document.querySelectorAll("input[data-suggestions]")) {
    const list = document.createElement("ul");
    list.id = `${input.id}-suggestions`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.label);
    list.hidden = true;
    const told = document.createElement("p");
    told.className = "hidden";
    told.setAttribute("role", "status");
    input.after(list, told);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    let chosen = -1;
    let pause = 0;
    let asked = null;

    const close = () => {
      clearTimeout(pause);
      asked?.abort();
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const choose = (number) => {
      const options = [...list.children];
      if (!options.length) return;
      chosen = (number + options.length) % options.length;
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
      options[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[chosen].id);
    };

    const show = ({ suggestions, told: words }) => {
      list.replaceChildren(
        ...suggestions.map(({ title, url }, place) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${place}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.dataset.address = url;
          option.dir = "auto";
          option.textContent = title;
          return option;
        }),
      );
      told.textContent = words;
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !suggestions.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };

    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      const address = new URL(input.dataset.suggestions, location.href);
      address.searchParams.set("q", input.value);
      try {
        const answer = await fetch(address, { signal: asked.signal, credentials: "omit" });
        if (answer.ok && document.activeElement === input) show(await answer.json());
      } catch {
        // The network is away or other letters came meanwhile: the form works without suggestions.
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(pause);
      if (input.value.trim().length < SHORTEST) close();
      else pause = setTimeout(ask, PAUSE);
    });

    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); // the first one closes the list, the next one empties the box
        close();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) ask();
        else if (event.key === "ArrowDown") choose(chosen + 1);
        else choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        location.assign(list.children[chosen].dataset.address);
      }
    });

    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.dataset.address);
    });
    input.addEventListener("blur", close);
  }
})();
