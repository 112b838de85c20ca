/* What a browser with scripts gets on top of the page: an axis over the list, one shared window of time.
   The list is the content and is complete without this; the axis only shows and hides its rows. */
import { Axis } from "./axis.js";
import { tellHeight } from "./height.js";
import { DAY, isDated, isInside, readIndex, sum } from "./index.js";
import { followPointer } from "./pointer.js";
import { openForm, showAddresses } from "./frame.js";

const STEPS = [25 * 366, 10 * 366, 5 * 366, 2 * 366, 366, 183, 92, 31, 14, 7, 1]; // days in view, widest first
const root = document.querySelector("diplomatic-timeline");
const data = document.getElementById("index");

if (root) openForm(root);
if (root && data) start(readIndex(JSON.parse(data.textContent)));
if (root && window.origin === "null") showAddresses(root);
tellHeight();

function start(index) {
  const spans = [...index.marks.filter(isDated), ...index.bars];
  if (spans.length < 2) return;
  const ends = spans.flatMap((span) => [span.from ?? span.to, span.to ?? span.from]);
  const [first, last] = ends.reduce(([low, high], end) => [Math.min(low, end), Math.max(high, end)], [Infinity, -Infinity]);
  const margin = Math.max(3, (last - first) * 0.02);
  const all = { from: first - margin, to: last + margin };
  const box = root.querySelector(".axis");
  const slider = box.querySelector("[role=slider]");
  const spoken = document.getElementById("spoken");
  const beyond = box.querySelector(".beyond");
  const counted = document.getElementById("count");
  const everything = counted.textContent;
  const tip = box.querySelector(".tip");
  const rows = new Map(Array.from(root.querySelectorAll(".event"), (row) => [row.id.slice(2), row]));
  const marks = new Map(index.marks.map((mark) => [mark.id, mark]));
  const axis = new Axis(box.querySelector("canvas"), index);
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: "long", timeZone: "UTC" });
  const exact = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  let view = all;
  let saying = 0;
  box.hidden = false;

  const isAll = () => view.to - view.from >= all.to - all.from - 0.5;
  const isSeen = (mark) => (isDated(mark) ? isInside(mark, view) : isAll());

  function show(next) {
    const width = Math.min(next.to - next.from, all.to - all.from);
    const from = Math.min(Math.max(next.from, all.from), all.to - width);
    view = { from, to: from + width };
    axis.draw(view);
    const listed = filterRows();
    const [count, least] = countSeen();
    const words = `${sayWindow()}, ${least}${count.toLocaleString()} event${count === 1 ? "" : "s"}`;
    box.querySelector(".window").textContent = words;
    slider.setAttribute("aria-valuetext", words);
    slider.setAttribute("aria-valuemin", Math.round(all.from));
    slider.setAttribute("aria-valuemax", Math.round(all.to));
    slider.setAttribute("aria-valuenow", Math.round((view.from + view.to) / 2));
    offerWindow(!isAll() && count > listed, words);
    counted.textContent = isAll() ? everything : `${words} (${everything} in all)`;
    clearTimeout(saying);
    saying = setTimeout(() => {
      if (document.activeElement !== slider) spoken.textContent = words;
      keepAddress();
    }, 400);
  }

  /** How many events may have happened in the window. Of bars only what lies wholly inside is known: "at least". */
  function countSeen() {
    if (isAll()) return [index.total, ""];
    if (!index.bars.length) return [index.marks.filter(isSeen).length, ""];
    const inside = index.bars.filter((bar) => bar.from >= view.from && bar.to <= view.to);
    return [inside.reduce((total, bar) => total + sum(bar.count), 0), "at least "];
  }

  /** Hide the rows outside the window; how many are left. Of bars no event is known, so each row stays. */
  function filterRows() {
    let listed = 0;
    for (const [id, row] of rows) {
      row.hidden = !(index.bars.length || isSeen(marks.get(id)));
      listed += row.hidden || index.bars.length ? 0 : 1;
    }
    for (const group of root.querySelectorAll(".year")) group.hidden = !group.querySelector(".event:not([hidden])");
    return listed;
  }

  function sayWindow() {
    const words = view.to - view.from < 92 ? exact : format;
    const [from, to] = [new Date(view.from * DAY), new Date(view.to * DAY - 1)];
    const english = document.documentElement.lang.startsWith("en");
    return english ? `${words.format(from)} to ${words.format(to)}` : words.formatRange(from, to);
  }

  /** A way to the events of the window that are not on this page. */
  function offerWindow(needed, words) {
    beyond.hidden = !needed;
    if (!needed) return;
    const asked = new URLSearchParams(location.search);
    for (const name of ["cursor", "event", "all", "window"]) asked.delete(name);
    const [from, to] = writeWindow();
    asked.set("from", from);
    asked.set("to", to);
    beyond.firstElementChild.href = `?${asked}`;
    beyond.firstElementChild.textContent = `List ${words}`;
  }

  /** First and last day in view. */
  function writeWindow() {
    return [view.from * DAY, view.to * DAY - 1].map((time) => new Date(time).toISOString().slice(0, 10));
  }

  /** The address follows the view, so that it can be copied, and come back to. */
  function keepAddress() {
    const asked = new URLSearchParams(location.search);
    asked.delete("window");
    if (!isAll()) asked.set("window", writeWindow().join("/"));
    const search = asked.size ? `?${asked}` : "";
    if (search === location.search) return;
    try {
      history.replaceState(history.state, "", location.pathname + search + location.hash);
    } catch { /* a sandboxed frame may not */ }
  }

  /** The view that the address names, or all. */
  function readWindow() {
    const [from, to] = (new URLSearchParams(location.search).get("window") ?? "").split("/").map((day) => Date.parse(day) / DAY);
    return from <= to ? { from, to: to + 1 } : all;
  }

  /** One step in (1) or out (-1); the moment at a share of the view stays where it is. */
  function zoom(direction, at = 0.5) {
    const width = view.to - view.from;
    const steps = [all.to - all.from, ...STEPS.filter((step) => step < all.to - all.from)];
    const next = direction > 0 ? steps.find((step) => step < width - 0.5) : steps.findLast((step) => step > width + 0.5);
    if (next === undefined) return;
    const centre = view.from + width * at;
    show({ from: centre - next * at, to: centre + next * (1 - at) });
  }

  function pan(share) {
    const days = share * (view.to - view.from);
    show({ from: view.from + days, to: view.to + days });
  }

  function choose(id, scroll = true) {
    for (const other of root.querySelectorAll(".chosen")) other.classList.remove("chosen");
    axis.draw(view, id);
    const row = rows.get(id);
    row?.classList.add("chosen");
    if (!row || !scroll) return;
    row.scrollIntoView({ block: "center" });
    row.querySelector("a").focus({ preventScroll: true });
  }

  box.querySelector(".zoom").addEventListener("click", (event) => {
    const step = event.target.closest("button")?.dataset.zoom;
    if (step === "0") show(all);
    else if (step) zoom(Number(step));
  });
  slider.addEventListener("keydown", (event) => {
    const width = view.to - view.from;
    const onward = axis.mirrored ? -1 : 1;
    const act = {
      ArrowLeft: () => pan(-0.2 * onward), ArrowRight: () => pan(0.2 * onward), ArrowUp: () => pan(0.2), ArrowDown: () => pan(-0.2),
      PageUp: () => pan(1), PageDown: () => pan(-1), Escape: () => show(all),
      Home: () => show({ from: all.from, to: all.from + width }), End: () => show({ from: all.to - width, to: all.to }),
      "+": () => zoom(1), "=": () => zoom(1), "-": () => zoom(-1),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  followPointer(slider, axis, {
    zoom,
    getView: () => view,
    drag: (held, days) => show({ from: held.from + days, to: held.to + days }),
    point(found, x, y) {
      tip.hidden = !found?.mark;
      if (tip.hidden) return;
      const { mark } = found;
      tip.replaceChildren(Object.assign(document.createElement("b"), { textContent: mark.title }), `${mark.words} (${mark.type}, ${mark.status})`);
      tip.style.left = `${Math.max(0, Math.min(x, slider.clientWidth - tip.offsetWidth))}px`;
      tip.style.top = `${slider.offsetTop + y + 16}px`;
    },
    press(found) {
      if (found?.bar) show(found.bar);
      else if (found && rows.has(found.mark.id)) choose(found.mark.id);
      else if (found) location.search = new URLSearchParams([...new URLSearchParams(location.search)]
        .filter(([name]) => name !== "cursor" && name !== "all" && name !== "event").concat([["event", found.mark.id]]));
    },
  });
  for (const sign of ["focusin", "pointerover"]) {
    root.addEventListener(sign, (event) => {
      const id = event.target.closest(".event")?.id.slice(2);
      if (id && id !== axis.chosen) axis.draw(view, id);
    });
  }
  const redraw = () => {
    axis.measure();
    axis.draw(view);
  };
  new ResizeObserver(redraw).observe(slider);
  for (const asked of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) matchMedia(asked).addEventListener("change", redraw);
  show(readWindow());
  const wanted = new URLSearchParams(location.search).get("event");
  if (rows.has(wanted)) choose(wanted);
}
