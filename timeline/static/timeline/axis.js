/* The axis: lanes by type, each event drawn as exactly as its date is known. Drawn at most once a frame. */
const LANE = 18;
const TICKS = 22;
const UNITS = [ // [days, how a tick of that width is written]
  [3653, { year: "numeric" }], [1827, { year: "numeric" }], [365.25, { year: "numeric" }],
  [91.3, { month: "short", year: "numeric" }], [30.4, { month: "short", year: "numeric" }],
  [7, { day: "numeric", month: "short" }], [1, { day: "numeric", month: "short" }],
];

export class Axis {
  /** `marks` have from and to in days since 1970 (null: open), type, status, rough. `all` is the widest view. */
  constructor(canvas, marks, all) {
    this.canvas = canvas;
    this.marks = marks;
    this.all = all;
    this.lanes = [...new Set(marks.map((mark) => mark.type))];
    this.drawn = [];
    this.asked = 0;
  }

  draw(view) {
    this.view = view;
    this.asked ||= requestAnimationFrame(() => { this.asked = 0; this.paint(); });
  }

  find(x, y) {
    return this.drawn.findLast((box) => x >= box.x - 4 && x <= box.x + box.width + 4 && y >= box.y - 3 && y <= box.y + LANE)?.mark;
  }

  paint() {
    const { canvas, view } = this;
    const width = canvas.parentElement.clientWidth;
    const height = this.lanes.length * LANE + TICKS + 6;
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.blockSize = `${height}px`;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => this.resolve(style.getPropertyValue(`--${name}`));
    const x = (day) => (day - view.from) / (view.to - view.from) * width;
    this.ticks(pen, x, width, height, colour);
    this.drawn = [];
    for (const mark of this.marks) {
      const from = mark.from ?? mark.to - (view.to - view.from) * 0.06;
      const to = mark.to ?? mark.from + (view.to - view.from) * 0.06;
      if (to < view.from || from > view.to) continue;
      const y = this.lanes.indexOf(mark.type) * LANE + 4;
      const left = x(from);
      const span = x(to) - left;
      pen.fillStyle = pen.strokeStyle = colour(mark.type);
      this.mark(pen, mark, left, y, span);
      this.drawn.push({ mark, x: left, y, width: Math.max(span, 8) });
    }
  }

  mark(pen, mark, x, y, span) {
    const hollow = mark.status !== "held";
    const day = mark.from !== null && mark.to !== null && mark.to - mark.from <= 1;
    pen.setLineDash(mark.rough ? [3, 2] : []);
    pen.lineWidth = 1.5;
    pen.beginPath();
    if (day && span < 9) {
      pen.arc(x + span / 2, y + 5, 4.5, 0, 7);
      if (hollow) pen.stroke(); else pen.fill();
    } else {
      // Some day within: a bar with soft ends, over the whole period and not at its first day.
      const bar = Math.max(span, 6);
      const soft = pen.createLinearGradient(x, 0, x + bar, 0);
      const solid = pen.fillStyle;
      const edge = day ? "" : `color-mix(in srgb, ${solid} ${mark.from === null ? 0 : 12}%, transparent)`;
      const end = day ? "" : `color-mix(in srgb, ${solid} ${mark.to === null ? 0 : 12}%, transparent)`;
      try {
        soft.addColorStop(0, edge || solid);
        soft.addColorStop(0.5, solid);
        soft.addColorStop(1, end || solid);
      } catch { soft.addColorStop(0, solid); }
      pen.globalAlpha = day ? 1 : 0.6;
      pen.fillStyle = soft;
      pen.roundRect(x, y + 1, bar, 8, 3);
      if (hollow || mark.rough) pen.stroke();
      if (!hollow) pen.fill();
      pen.globalAlpha = 1;
    }
    if (mark.status === "cancelled" || mark.status === "denied") {
      pen.setLineDash([]);
      pen.beginPath();
      const middle = x + Math.max(span, 8) / 2;
      pen.moveTo(middle - 6, y + 10);
      pen.lineTo(middle + 6, y);
      pen.stroke();
    }
  }

  ticks(pen, x, width, height, colour) {
    const days = this.view.to - this.view.from;
    const fitting = UNITS.filter(([unit]) => days / unit <= Math.max(2, width / 70));
    const [unit, words] = fitting.at(-1) ?? UNITS[0];
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { ...words, timeZone: "UTC" });
    pen.font = "12px system-ui, sans-serif";
    pen.fillStyle = colour("soft");
    pen.strokeStyle = colour("rule");
    pen.lineWidth = 1;
    pen.setLineDash([]);
    for (const day of ticksOf(this.view, unit)) {
      const at = Math.round(x(day)) + 0.5;
      pen.beginPath();
      pen.moveTo(at, 0);
      pen.lineTo(at, height - TICKS + 4);
      pen.stroke();
      pen.fillText(format.format(new Date(day * 86_400_000)), at + 3, height - 7);
    }
  }

  /** A CSS colour as the browser computes it: canvas does not know light-dark(). */
  resolve(value) {
    this.probe ??= Object.assign(document.createElement("span"), { hidden: true });
    if (!this.probe.isConnected) this.canvas.after(this.probe);
    this.probe.style.color = value;
    return getComputedStyle(this.probe).color;
  }
}

/** Days since 1970 at which a unit begins, inside the view. */
function* ticksOf(view, unit) {
  const first = new Date(view.from * 86_400_000);
  const years = Math.round(unit / 365.25);
  const months = unit >= 28 ? Math.round(unit / 30.4) : 0;
  if (!months) {
    for (let day = Math.ceil(view.from / unit) * unit; day < view.to; day += unit) yield day;
    return;
  }
  let year = first.getUTCFullYear();
  let month = 0;
  if (years) year = Math.floor(year / years) * years;
  for (;;) {
    const day = Date.UTC(year, month) / 86_400_000;
    if (day >= view.to) return;
    if (day >= view.from) yield day;
    if (years) year += years;
    else month += months;
  }
}
