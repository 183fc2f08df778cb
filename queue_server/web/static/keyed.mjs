/** Keeps a list on the page in step with data, element by element, so that the focus stays where it is. */

/**
 * `keyed(parent, items, {key(item), make(item), update(element, item)})`: elements are kept by key, moved only when
 * their order changed, and removed when their item is gone.
 */
export function keyed(parent, items, { key, make, update }) {
  const old = new Map(Array.from(parent.children, (element) => [element.dataset.key, element]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const id = String(key(item));
    const element = old.get(id) ?? make(item);
    element.dataset.key = id;
    old.delete(id);
    update(element, item);
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  for (const element of old.values()) element.remove();
}

/** Set a text only when it differs: a live region speaks, and a selection is lost, on every setting. */
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
  return element;
}

/** A text that is hidden when there is none. */
export function show(element, text) {
  put(element, text ?? "");
  element.hidden = !text;
  return element;
}
