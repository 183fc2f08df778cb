/** How much has its place in the hall display's columns, under what stands above them. */

import { NOTICE_PORTION } from "/static/portions.mjs";

const ROWS = { wide: 3, upright: 6 }; // beside the latest call; the rest on further pages
const ROW_HEIGHT = 112; // the least, in pixels of a 1920×1080 screen
const HEAD_HEIGHT = 130; // a column's title and its padding
const CODE_HEIGHT = 390; // of the list, for the code of the hall and the words beside it
const SLIDE_HEIGHT = 340; // of the list, for a picture that is worth it
const NOTICE = { line: 90, head: 115, most: 4, least: 3 }; // pixels of the same screen, and lines that hold a portion

/** How many rows; upright, two lists share the height. */
export function roomIn(columns) {
  const most = isUpright() ? ROWS.upright : ROWS.wide;
  return Math.max(0, Math.min(most, Math.floor((listHeight(columns) - HEAD_HEIGHT) / ROW_HEIGHT)));
}

/** Whether the hall's code can stand there. */
export function hasRoomForCode(columns) {
  return listHeight(columns) >= CODE_HEIGHT;
}

/** Whether a picture of the centre can stand there. */
export function hasRoomForSlide(columns) {
  return listHeight(columns) >= SLIDE_HEIGHT;
}

/** How many characters of a notice have their place there; 0 where that is too few to be read as a sentence. */
export function noticePortion(columns) {
  const lines = Math.min(NOTICE.most, Math.floor((listHeight(columns) - NOTICE.head) / NOTICE.line));
  return lines < NOTICE.least ? 0 : (NOTICE_PORTION * lines) / NOTICE.most;
}

const isUpright = () => innerHeight > innerWidth;

/** In pixels of a 1920×1080 screen. */
function listHeight(columns) {
  const [width, height] = isUpright() ? [1080, 1920] : [1920, 1080];
  return columns.clientHeight / Math.min(innerWidth / width, innerHeight / height) / (isUpright() ? 2 : 1);
}
