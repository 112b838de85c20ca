/* Mouse, pen and fingers on the axis. The page's own scrolling is never taken: a plain wheel belongs to the page, so does
   a vertical swipe. With Ctrl or Cmd the wheel zooms, and so does a pinch; a drag along the axis pans. */
export function followPointer(slider, axis, { zoom, getView, drag, point, press }) {
  const fingers = new Map();
  let held = null;
  let spread = 0;

  const distance = () => {
    const [one, other] = [...fingers.values()];
    return Math.abs(one - other);
  };
  slider.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1 : -1, axis.shareAt(event.offsetX));
  }, { passive: false });
  slider.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event.offsetX);
    held = fingers.size === 1 ? { x: event.clientX, view: getView(), moved: false } : null;
    spread = fingers.size === 2 ? distance() : 0;
  });
  slider.addEventListener("pointermove", (event) => {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event.offsetX);
    if (spread) {
      const ratio = Math.max(1, distance()) / Math.max(1, spread);
      if (ratio > 0.7 && ratio < 1.4) return;
      zoom(ratio > 1 ? 1 : -1, axis.shareAt([...fingers.values()].reduce((one, other) => (one + other) / 2)));
      spread = distance();
    } else if (held && event.buttons) {
      if (!held.moved && Math.abs(event.clientX - held.x) < 4) return;
      if (!held.moved) slider.setPointerCapture(event.pointerId);
      held.moved = true;
      const pixels = (held.x - event.clientX) * (axis.mirrored ? -1 : 1);
      drag(held.view, pixels / slider.clientWidth * (held.view.to - held.view.from));
    } else {
      point(axis.find(event.offsetX, event.offsetY), event.offsetX, event.offsetY);
    }
  });
  slider.addEventListener("pointerup", (event) => {
    if (held && !held.moved) press(axis.find(event.offsetX, event.offsetY));
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    slider.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (fingers.size < 2) spread = 0;
      held = null;
      if (end === "pointerleave") point(null);
    });
  }
}
