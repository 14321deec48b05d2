// The page is whole without this: links lead from each term to its counterpart. This adds filters,
// keys, and shows where a term's other places are.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const toolbar = document.getElementById("toolbar");
  const boxes = all("input[name=verdict]", toolbar);
  const concept = document.getElementById("concept");
  const onlyTerms = document.getElementById("only-terms");
  const shown = document.getElementById("shown");
  const lines = all(".occurrences tbody tr");
  const terms = all(".term[data-key]");
  const passages = all(".pair:not(.names)");

  // Filters: a line of the table is hidden, a term in the texts becomes plain words.
  function filter() {
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const wanted = concept.value.slice(1);
    const fits = (item) =>
      verdicts.has(item.dataset.verdict) && (!concept.value || item.dataset.concept === wanted);
    for (const line of lines) line.hidden = !fits(line);
    for (const term of terms) {
      const on = fits(term);
      term.dataset.href ??= term.getAttribute("href");
      term.classList.toggle("off", !on);
      if (on) term.setAttribute("href", term.dataset.href);
      else term.removeAttribute("href");
    }
    for (const passage of passages) {
      passage.hidden = onlyTerms.checked && !passage.querySelector(".term[href]");
    }
    for (const entry of all(".concepts li")) {
      entry.hidden = concept.value !== "" && entry.dataset.concept !== wanted;
    }
    const count = lines.filter((line) => !line.hidden).length;
    shown.textContent = shown.dataset.text
      .replace("{shown}", count)
      .replace("{all}", lines.length);
  }

  toolbar.addEventListener("change", filter);
  toolbar.addEventListener("submit", (event) => event.preventDefault());
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const verdicts = button.dataset.verdicts.split(" ");
    for (const box of boxes) box.checked = verdicts.includes(box.value);
    concept.value = button.dataset.concept ?? concept.value;
    filter();
  });

  // Keys, only while a term has the focus: to the next or the previous one on the same side.
  const steps = { j: 1, ArrowDown: 1, ArrowRight: 1, k: -1, ArrowUp: -1, ArrowLeft: -1 };
  document.addEventListener("keydown", (event) => {
    const here = event.target.closest("a[data-side]");
    const step = steps[event.key];
    if (!here || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    const side = all(`a[data-side=${here.dataset.side}][href]`).filter(
      (link) => link.offsetParent !== null,
    );
    const next = side[side.indexOf(here) + step];
    event.preventDefault();
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  });

  // The other places of the term under the pointer, else of the one with the focus.
  const places = new Map();
  for (const place of [...terms, ...lines]) {
    const key = place.dataset.key;
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  let hot = [];
  function show(event) {
    const place = event.target.closest?.("[data-key]") ?? document.activeElement.closest("[data-key]");
    const key = place?.dataset.key;
    for (const place of hot) place.classList.remove("hot");
    hot = places.get(key) ?? [];
    for (const place of hot) if (!place.classList.contains("off")) place.classList.add("hot");
  }
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);

  toolbar.hidden = false;
  filter();
})();
