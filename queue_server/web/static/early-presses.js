/** Presses made before a page's modules have run would be lost: they are kept, and done when the modules stand ready. */
(() => {
  const kept = new Set();

  function keep(event) {
    const button = event.target.closest?.("button");
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    kept.add(button);
  }

  document.addEventListener("click", keep, { capture: true });
  document.addEventListener("DOMContentLoaded", () => {
    document.removeEventListener("click", keep, { capture: true });
    for (const button of kept) if (button.isConnected) button.click();
  }, { once: true });
})();
