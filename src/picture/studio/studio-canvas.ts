/** Pixels that show that there is room around the picture. */
const ROOM = 30;

/** The part of the page in which the Studio shows the picture: the first thing around it that is clearly larger. */
export function canvasOf(picture: Element): Element | null {
  const {width, height} = picture.getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  for (let at = picture.parentElement; at; at = at.parentElement) {
    const around = at.getBoundingClientRect();
    if (around.width > width + ROOM || around.height > height + ROOM) return at;
  }
  return null;
}
