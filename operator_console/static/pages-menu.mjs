/** The menu of the staff's pages: Escape, a click elsewhere, and the focus that leaves it close it again. */

const menu = document.querySelector(".pages-menu");

menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  event.stopPropagation(); // it ends nothing else on the page
  menu.open = false;
  menu.querySelector("summary").focus();
});
menu.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !menu.contains(relatedTarget) && close());
document.addEventListener("pointerdown", ({ target }) => menu.contains(target) || close());

function close() {
  menu.open = false;
}
