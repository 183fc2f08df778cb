/** The yellow band of a training copy; a template places it by `training_band()` of macros.html. */

/** Show the band for a branch that is a training copy, hide it for any other. */
export function showTraining(branch) {
  for (const band of document.querySelectorAll("[data-training]")) band.hidden = !branch?.training;
}
