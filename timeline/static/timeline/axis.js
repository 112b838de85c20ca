/* The axis: lanes by type, each event drawn as exactly as its date is known; of many events, how many.
   Drawn at most once a frame. Where the page runs from right to left, so does time. */
import { DAY, TYPES, UNITS, countMarks, edgesOf, isDated, isInside, sum } from "./index.js";
import { drawMark } from "./marks.js";

const LANE = 18;
const TICKS = 22;
const NAMES = 84; // where the lanes' names stand
const MOST_MARKS = 240; // in view, on a wide page; of more, bars
const MOST_LABELS = 40;
const LEAST_LABEL = 72; // pixels; what has less room goes without

export class Axis {
  /** `marks` and `bars` as index.js reads them. */
  constructor(canvas, { marks, bars }) {
    this.canvas = canvas;
    const lengthOf = (mark) => (mark.to ?? Infinity) - (mark.from ?? 0);
    this.marks = marks.filter(isDated).sort((one, other) => lengthOf(other) - lengthOf(one) || 0); // short ones on top
    this.bars = bars;
    const met = new Set([...marks.map((mark) => mark.type), ...bars.flatMap((bar) => Object.keys({ ...bar.count, ...bar.wider }))]);
    this.lanes = TYPES.filter((type) => met.has(type));
    this.drawn = [];
    this.asked = 0;
  }

  draw(view, chosen = this.chosen) {
    Object.assign(this, { view, chosen });
    this.asked ||= requestAnimationFrame(() => { this.asked = 0; this.paint(); });
  }

  /** What stands at a spot: `{ mark }` or `{ bar }`, or nothing. */
  find(x, y) {
    return this.drawn.findLast((box) => x >= box.x - 4 && x <= box.x + box.width + 4 && y >= box.y - 3 && y <= box.y + box.height);
  }

  /** How far along the view a spot is, from 0 to 1. */
  shareAt(x) {
    const share = (x - NAMES) / (this.width - NAMES);
    return Math.min(1, Math.max(0, this.mirrored ? (this.width - NAMES - x) / (this.width - NAMES) : share));
  }

  x(day) {
    const along = NAMES + (day - this.view.from) / (this.view.to - this.view.from) * (this.width - NAMES);
    return this.mirrored ? this.width - along : along;
  }

  /** Size, direction and colours as they are now: asked for when they change, because asking makes the browser lay out. */
  measure() {
    const { canvas } = this;
    const style = getComputedStyle(canvas);
    const ratio = devicePixelRatio || 1;
    this.mirrored = style.direction === "rtl";
    this.width = canvas.parentElement.clientWidth;
    this.height = Math.max(3, this.lanes.length) * LANE + TICKS + 6;
    canvas.width = this.width * ratio;
    canvas.height = this.height * ratio;
    canvas.style.blockSize = `${this.height}px`;
    this.pen = canvas.getContext("2d");
    this.pen.scale(ratio, ratio);
    this.pen.direction = style.direction;
    this.pen.font = "12px system-ui, sans-serif";
    this.colours = this.readColours();
  }

  paint() {
    const { view } = this;
    if (!this.pen) this.measure();
    this.pen.clearRect(0, 0, this.width, this.height);
    this.drawn = [];
    const seen = this.marks.filter((mark) => isInside(mark, view));
    const bars = this.bars.length ? this.bars.filter((bar) => isInside(bar, view)) : null;
    this.paintTicks();
    if (bars || seen.length > Math.min(MOST_MARKS, this.width / 3)) {
      this.paintBars(bars ?? countMarks(seen, view, (view.to - view.from) / (this.width - NAMES) * 6));
    } else {
      this.paintNames();
      this.clip(() => {
        seen.forEach((mark) => this.paintMark(mark));
        if (seen.length <= MOST_LABELS) this.paintLabels();
      });
    }
  }

  paintMark(mark) {
    const open = (this.view.to - this.view.from) * 0.06; // how far an end that is not known is drawn
    const ends = [this.x(mark.from ?? mark.to - open), this.x(mark.to ?? mark.from + open)];
    const y = this.lanes.indexOf(mark.type) * LANE + 4;
    drawMark(this.pen, mark, { from: ends[0], to: ends[1], y, colour: this.colours[mark.type], paper: this.colours.paper });
    const box = { mark, x: Math.min(...ends), y, width: Math.max(Math.abs(ends[1] - ends[0]), 8), height: LANE };
    this.drawn.push(box);
    if (mark.id !== this.chosen) return;
    this.pen.strokeStyle = this.colours.ink;
    this.pen.lineWidth = 1.5;
    this.pen.strokeRect(box.x - 4, y - 2, box.width + 8, 14);
  }

  /** Titles beside their marks, up to the next mark of the lane; of marks at one spot, how many they are. */
  paintLabels() {
    const { pen, mirrored, width } = this;
    const boxes = this.drawn.map(({ mark, x, y, width: wide }) => ({ mark, y, start: mirrored ? width - x - wide : x, end: mirrored ? width - x : x + wide }));
    pen.fillStyle = this.colours.soft;
    for (const box of boxes) {
      const same = boxes.filter((other) => other.y === box.y && Math.abs(other.end - box.end) < 6);
      if (same[0] !== box) continue;
      const others = boxes.filter((other) => !same.includes(other) && other.y === box.y);
      if (others.some((other) => other.start <= box.end && other.end > box.end)) continue;
      const start = Math.max(box.end, NAMES) + 7;
      const room = Math.min(width, ...others.filter((other) => other.start > box.end).map((other) => other.start - 6)) - start;
      const words = room < LEAST_LABEL ? "" : fit(pen, same.length > 1 ? `${same.length} events` : box.mark.title, room);
      if (words) pen.fillText(words, mirrored ? width - start : start, box.y + 9);
    }
  }

  /** Stacked by type, what lies in the stretch. Behind, pale and on a scale of its own, what may have been in it but
      reaches beyond: it is met in every stretch that it reaches. */
  paintBars(bars) {
    const { pen, mirrored, width } = this;
    const room = this.height - TICKS;
    const most = Math.max(0, ...bars.map((bar) => sum(bar.count)));
    const mostWide = Math.max(0, ...bars.map((bar) => sum(bar.wider)));
    this.clip(() => {
      for (const bar of bars) {
        const [left, right] = [this.x(bar.from), this.x(bar.to)].sort((one, other) => one - other);
        const wide = Math.max(1, right - left - (right - left > 4 ? 1 : 0));
        const pale = sum(bar.wider) / (mostWide || 1) * (room - 4);
        pen.fillStyle = this.colours.rule;
        pen.fillRect(left, room - pale, wide, pale);
        let y = room;
        for (const type of this.lanes) {
          const height = (bar.count[type] ?? 0) / (most || 1) * (room - 4);
          pen.fillStyle = this.colours[type];
          pen.fillRect(left, y -= height, wide, height);
        }
        this.drawn.push({ bar, x: left, y: 0, width: wide, height: this.height });
      }
    });
    const words = (number) => number.toLocaleString(document.documentElement.lang);
    pen.fillStyle = this.colours.soft;
    pen.fillText(`${words(most)} ▸`, mirrored ? width : 0, 12);
    if (mostWide) pen.fillText(`pale: ${words(mostWide)} ▸`, mirrored ? width : 0, 28);
  }

  paintNames() {
    this.lanes.forEach((type, at) => {
      this.pen.fillStyle = this.colours[type];
      this.pen.fillText(type[0].toUpperCase() + type.slice(1), this.mirrored ? this.width : 0, at * LANE + 13);
    });
  }

  paintTicks() {
    const { pen, view, mirrored } = this;
    const days = view.to - view.from;
    const unit = UNITS.findLast((one) => days / one.days <= Math.max(2, (this.width - NAMES) / 74)) ?? UNITS[0];
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { ...unit.words, timeZone: "UTC" });
    pen.strokeStyle = this.colours.rule;
    pen.fillStyle = this.colours.soft;
    for (const day of edgesOf(view, unit)) {
      if (day < view.from || day > view.to) continue;
      const at = Math.round(this.x(day)) + 0.5;
      pen.beginPath();
      pen.moveTo(at, 0);
      pen.lineTo(at, this.height - TICKS + 4);
      pen.stroke();
      const words = format.format(new Date(day * DAY));
      const end = mirrored ? at - 3 - pen.measureText(words).width : at + 3 + pen.measureText(words).width;
      if (end >= 0 && end <= this.width) pen.fillText(words, mirrored ? at - 3 : at + 3, this.height - 7);
    }
  }

  /** Nothing of what is drawn reaches over the names. */
  clip(draw) {
    this.pen.save();
    this.pen.beginPath();
    this.pen.rect(this.mirrored ? 0 : NAMES - 6, 0, this.width - NAMES + 6, this.height);
    this.pen.clip();
    draw();
    this.pen.restore();
  }

  /** The page's colours as the browser computes them: a canvas does not know light-dark(). */
  readColours() {
    this.probe ??= Object.assign(document.createElement("span"), { hidden: true });
    if (!this.probe.isConnected) this.canvas.after(this.probe);
    return Object.fromEntries([...TYPES, "soft", "rule", "ink", "paper"].map((name) => {
      this.probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(this.probe).color];
    }));
  }
}

/** As much of a title as there is room for, cut at a word. */
function fit(pen, title, room) {
  if (pen.measureText(title).width <= room) return title;
  const words = title.split(" ");
  while (words.length && pen.measureText(`${words.join(" ")}…`).width > room) words.pop();
  return words.length ? `${words.join(" ")}…` : "";
}
