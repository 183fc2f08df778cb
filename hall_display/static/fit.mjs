/** Sets what is too long for its place smaller, step by step; the steps are those of the style sheet. */

const STEPS = 5;

/** Everything that has `data-fits`. */
export function fitAll() {
  for (const element of document.querySelectorAll("[data-fits]")) fit(element);
}

function fit(element) {
  for (let step = 0; step <= STEPS; step += 1) {
    element.dataset.fits = step;
    const accents = 0.35 * parseFloat(getComputedStyle(element).fontSize); // a tight line is lower than its letters' boxes
    if (element.scrollHeight <= element.clientHeight + accents && element.scrollWidth <= element.clientWidth + 1) return;
  }
}
