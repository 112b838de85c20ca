/* The events in time: what lies in a window, and how many in each stretch of it. Days since 1970, halves never matter. */
export const DAY = 86_400_000;
export const TYPES = ["visit", "meeting", "conference", "talks", "call", "agreement"];
export const UNITS = [ // widest first: days, what a step is, how its beginning is written
  { days: 3652, months: 120, words: { year: "numeric" } },
  { days: 1826, months: 60, words: { year: "numeric" } },
  { days: 365, months: 12, words: { year: "numeric" } },
  { days: 91, months: 3, words: { month: "short", year: "numeric" } },
  { days: 30, months: 1, words: { month: "short", year: "numeric" } },
  { days: 7, words: { day: "numeric", month: "short" } },
  { days: 1, words: { day: "numeric", month: "short" } },
];

/** What the page holds: marks (one an event) or, of too many events, bars (one a month or year). */
export function readIndex({ marks = [], bars = [], total = marks.length }) {
  return {
    total,
    marks: marks.map(([id, type, status, first, last, shape, title, words]) => ({
      id, type, status, shape, title, words, from: first && Date.parse(first) / DAY, to: last && Date.parse(last) / DAY + 1,
    })),
    bars: bars.map(([first, last, count, wider]) => ({
      from: Date.parse(first) / DAY, to: Date.parse(last) / DAY + 1, count, wider,
    })),
  };
}

/** Whether an event may have happened in the view; an open end reaches everywhere. */
export const isInside = (mark, view) => (mark.to ?? Infinity) > view.from && (mark.from ?? -Infinity) < view.to;
export const isDated = (mark) => mark.from !== null || mark.to !== null;
export const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);

/** Where a unit begins: from the last beginning before the view to the first behind it. */
export function* edgesOf(view, { months, days }) {
  const monday = 4; // 5 January 1970, so that weeks begin on a Monday
  const first = new Date(view.from * DAY);
  let step = months
    ? Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months)
    : Math.floor((view.from - monday) / days);
  for (;; step += 1) {
    const day = months ? Date.UTC(Math.floor(step * months / 12), step * months % 12) / DAY : step * days + monday;
    yield day;
    if (day >= view.to) return;
  }
}

/** The marks of a view as bars at least `least` days wide. An event that reaches beyond a bar is `wider` in each. */
export function countMarks(marks, view, least) {
  const unit = UNITS.findLast(({ days }) => days >= least) ?? UNITS[0];
  const edges = Array.from(edgesOf(view, unit));
  const bars = edges.slice(1).map((to, at) => ({ from: edges[at], to, count: {}, wider: {} }));
  for (const mark of marks) {
    if (!isDated(mark) || !isInside(mark, view)) continue;
    const first = mark.from === null ? 0 : Math.max(0, countBefore(edges, mark.from + 0.5) - 1);
    const last = mark.to === null ? bars.length - 1 : Math.min(bars.length, countBefore(edges, mark.to)) - 1;
    const within = first === last && mark.from >= edges[0] && mark.to !== null && mark.to <= edges.at(-1);
    for (let at = first; at <= last; at += 1) {
      const counts = within && mark.from !== null ? bars[at].count : bars[at].wider;
      counts[mark.type] = (counts[mark.type] ?? 0) + 1;
    }
  }
  return bars;
}

/** How many of the sorted edges lie before a day. */
function countBefore(edges, day) {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
