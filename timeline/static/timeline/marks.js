/* One event on the axis, in the shapes of the legend: solid where the day is known, soft ends for "some day within",
   dashed for "about", hollow for what is not told as held. */

/** `from` and `to` are the pixels of the first and last possible day; `from` is the greater where time runs leftwards. */
export function drawMark(pen, mark, { from, to, y, colour, paper }) {
  const hollow = mark.status !== "held";
  const [left, span] = [Math.min(from, to), Math.abs(to - from)];
  const middle = left + span / 2;
  const day = mark.shape === "day" && span < 12;
  const pale = span > 90 ? 0.4 : 0.8; // a long bar leaves the short ones in it to be seen
  pen.strokeStyle = colour;
  pen.fillStyle = hollow ? paper : colour;
  pen.lineWidth = 1.5;
  pen.setLineDash(mark.shape === "about" ? [3, 2] : []);
  pen.beginPath();
  if (day) {
    pen.arc(middle, y + 5, 4.5, 0, 7);
  } else {
    const bar = Math.max(span, 7);
    pen.roundRect(middle - bar / 2, y + 1, bar, 8, 2);
  }
  if (mark.shape === "about") {
    pen.fillStyle = fade(colour, 0.25);
  } else if (!day && mark.shape !== "day" && mark.shape !== "range") {
    pen.fillStyle = soften(pen, mark, from, to, hollow ? paper : colour, pale);
    if (hollow) pen.strokeStyle = soften(pen, mark, from, to, colour, 0.9);
  }
  if (!hollow || span < 24) pen.fill();
  if (hollow || mark.shape === "about") pen.stroke();
  pen.setLineDash([]);
  pen.strokeStyle = colour;
  if (mark.status === "cancelled" || mark.status === "denied") line(pen, middle - 6, y + 10, middle + 6, y);
  if (mark.status === "denied") line(pen, middle - 6, y, middle + 6, y + 10);
  if (mark.status === "postponed") line(pen, middle + 6, y + 1, middle + 10, y + 5, middle + 6, y + 9);
}

/** Pale at both ends: some day within. An end that is not known fades to nothing. */
function soften(pen, mark, from, to, colour, most) {
  const wide = Math.max(Math.abs(to - from), 7);
  const middle = (from + to) / 2;
  const way = to < from ? -1 : 1;
  const gradient = pen.createLinearGradient(middle - way * wide / 2, 0, middle + way * wide / 2, 0);
  gradient.addColorStop(0, fade(colour, mark.shape === "after" ? most : 0.1));
  gradient.addColorStop(0.5, fade(colour, most));
  gradient.addColorStop(1, fade(colour, mark.shape === "before" ? most : 0.1));
  return gradient;
}

/** A computed colour, rgb(r, g, b), with less of it. */
const fade = (colour, alpha) => colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);

function line(pen, x, y, ...more) {
  pen.beginPath();
  pen.moveTo(x, y);
  for (let at = 0; at < more.length; at += 2) pen.lineTo(more[at], more[at + 1]);
  pen.stroke();
}
