/** The sheets of numbers by hand: the button that prints them. */

document.querySelector("[data-print]").addEventListener("click", () => print());
