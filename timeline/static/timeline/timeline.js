/* What a browser with scripts gets on top of the page: an axis over the list, one shared window of time.
   The list is the content and is complete without this; the axis only shows and hides its rows. */
import { Axis } from "./axis.js";
import { tellHeight } from "./height.js";

const DAY = 86_400_000;
const STEPS = [25 * 366, 10 * 366, 5 * 366, 2 * 366, 366, 183, 92, 31, 14, 7]; // days in view, widest first
const root = document.querySelector("diplomatic-timeline");
const data = document.getElementById("index");

if (root && data) start(JSON.parse(data.textContent));
tellHeight();

function start(index) {
  const marks = index.map(([id, type, status, earliest, latest, rough, title, words]) => ({
    id, type, status, rough, title, words,
    from: earliest ? Date.parse(earliest) / DAY : null,
    to: latest ? Date.parse(latest) / DAY + 1 : null,
  }));
  const dated = marks.filter((mark) => mark.from !== null || mark.to !== null);
  if (dated.length < 2) return;
  const ends = dated.flatMap((mark) => [mark.from ?? mark.to, mark.to ?? mark.from]);
  const margin = Math.max(3, (Math.max(...ends) - Math.min(...ends)) * 0.03);
  const all = { from: Math.min(...ends) - margin, to: Math.max(...ends) + margin };
  const box = root.querySelector(".axis");
  const slider = box.querySelector("[role=slider]");
  const label = box.querySelector(".window");
  const tip = box.querySelector(".tip");
  const spoken = document.getElementById("spoken");
  const rows = new Map(Array.from(root.querySelectorAll(".event"), (row) => [row.id.slice(2), row]));
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: "long", timeZone: "UTC" });
  const axis = new Axis(box.querySelector("canvas"), dated, all);
  let view = { ...all };
  let saying = 0;
  box.hidden = false;

  const inside = (mark) => (mark.to ?? Infinity) > view.from && (mark.from ?? -Infinity) < view.to;
  const isAll = () => view.to - view.from >= all.to - all.from - 0.5;

  function show(next) {
    const width = Math.min(next.to - next.from, all.to - all.from);
    const from = Math.min(Math.max(next.from, all.from), all.to - width);
    view = { from, to: from + width };
    axis.draw(view);
    let count = 0;
    for (const mark of marks) {
      const undated = mark.from === null && mark.to === null;
      const seen = undated ? isAll() : inside(mark);
      count += seen ? 1 : 0;
      const row = rows.get(mark.id);
      if (row) row.hidden = !seen;
    }
    for (const group of root.querySelectorAll(".year")) group.hidden = !group.querySelector(".event:not([hidden])");
    const day = (number) => format.format(new Date(number * DAY));
    const words = `${day(view.from)} to ${day(view.to)}, ${count} event${count === 1 ? "" : "s"}`;
    label.textContent = words;
    slider.setAttribute("aria-valuetext", words);
    slider.setAttribute("aria-valuemin", Math.round(all.from));
    slider.setAttribute("aria-valuemax", Math.round(all.to));
    slider.setAttribute("aria-valuenow", Math.round((view.from + view.to) / 2));
    clearTimeout(saying);
    if (document.activeElement !== slider) saying = setTimeout(() => { spoken.textContent = words; }, 400);
  }

  function zoom(direction, at = 0.5) {
    const width = view.to - view.from;
    const steps = [all.to - all.from, ...STEPS.filter((step) => step < all.to - all.from)];
    const next = direction > 0
      ? steps.find((step) => step < width - 0.5)
      : steps.findLast((step) => step > width + 0.5);
    if (next === undefined) return;
    const centre = view.from + width * at;
    show({ from: centre - next * at, to: centre + next * (1 - at) });
  }
  const pan = (share) => show({ from: view.from + share * (view.to - view.from), to: view.to + share * (view.to - view.from) });

  box.querySelector(".zoom").addEventListener("click", (event) => {
    const step = event.target.closest("button")?.dataset.zoom;
    if (step === "0") show(all);
    else if (step) zoom(Number(step));
  });
  slider.addEventListener("keydown", (event) => {
    const width = view.to - view.from;
    const act = {
      ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), ArrowUp: () => pan(0.2), ArrowDown: () => pan(-0.2),
      PageUp: () => pan(1), PageDown: () => pan(-1), Escape: () => show(all),
      Home: () => show({ from: all.from, to: all.from + width }), End: () => show({ from: all.to - width, to: all.to }),
      "+": () => zoom(1), "=": () => zoom(1), "-": () => zoom(-1),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  // A plain wheel belongs to the page; with Ctrl or Cmd, and as a pinch, it zooms.
  slider.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1 : -1, event.offsetX / slider.clientWidth);
  }, { passive: false });
  let drag = null;
  slider.addEventListener("pointerdown", (event) => { drag = { x: event.clientX, view, moved: false }; });
  slider.addEventListener("pointermove", (event) => {
    if (drag && event.buttons) {
      const days = (drag.x - event.clientX) / slider.clientWidth * (drag.view.to - drag.view.from);
      if (!drag.moved && Math.abs(event.clientX - drag.x) < 4) return;
      if (!drag.moved) slider.setPointerCapture(event.pointerId);
      drag.moved = true;
      show({ from: drag.view.from + days, to: drag.view.to + days });
      return;
    }
    const mark = axis.find(event.offsetX, event.offsetY);
    tip.hidden = !mark;
    if (mark) {
      tip.replaceChildren(Object.assign(document.createElement("b"), { textContent: mark.title }), mark.words);
      tip.style.insetInlineStart = `${Math.min(event.offsetX, slider.clientWidth - 200)}px`;
      tip.style.insetBlockStart = `${slider.offsetTop + event.offsetY + 14}px`;
    }
  });
  slider.addEventListener("pointerleave", () => { tip.hidden = true; });
  slider.addEventListener("pointerup", (event) => {
    const moved = drag?.moved;
    drag = null;
    const mark = moved ? null : axis.find(event.offsetX, event.offsetY);
    if (mark) choose(mark);
  });
  function choose(mark) {
    const row = rows.get(mark.id);
    for (const other of root.querySelectorAll(".chosen")) other.classList.remove("chosen");
    row?.classList.add("chosen");
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("a")?.focus({ preventScroll: true });
  }
  new ResizeObserver(() => axis.draw(view)).observe(slider);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => axis.draw(view));
  show(all);
  const wanted = new URLSearchParams(location.search).get("event");
  if (wanted && rows.has(wanted)) choose({ id: wanted });
}
