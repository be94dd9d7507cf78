import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';

export interface Axis {
  label: string;
  /** Logarithmic: each step is as many times as much. */
  log?: boolean;
}

export interface Series {
  name: string;
  points: (readonly [x: number, y: number])[];
  /** A line to hold others against. */
  dashed?: boolean;
}

export interface Plot {
  title: string;
  x: Axis;
  y: Axis;
  series: Series[];
}

const WIDTH = 760;
const HEIGHT = 400;
const MARGIN = { top: 68, right: 190, bottom: 52, left: 68 };
const LINE_HEIGHT = 17;

const LIGHT = ['#0969da', '#bc4c00', '#1a7f37', '#8250df', '#57606a'];
const DARK = ['#58a6ff', '#f0883e', '#3fb950', '#bc8cff', '#9198a1'];
const GREY = LIGHT.length - 1;

const coloured = (colours: string[]) =>
  colours.map((c, i) => `.s${i} path { stroke: ${c} } .s${i} circle, .s${i} text { fill: ${c} }`).join(' ');

/** A picture of its own: it brings its background, light or dark as the reader's system is, so that it can be read on any page. */
const STYLE = `
  .paper { fill: #ffffff } text { fill: #24292f; font: 13px system-ui, sans-serif } .title { font-size: 15px; font-weight: 600 }
  .soft { fill: #57606a } .grid { stroke: #d8dee4 } path { fill: none; stroke-width: 2 } ${coloured(LIGHT)}
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } text { fill: #e6edf3 } .soft { fill: #9198a1 } .grid { stroke: #30363d } ${coloured(DARK)}
  }`;

/** Lines with their names at their ends, as SVG. What is no number, or nothing on a logarithmic axis, is left out. */
export function linePlot({ title, x, y, series }: Plot): string {
  const shown = series
    .map((s) => ({ ...s, points: s.points.filter(([a, b]) => fits(a, x) && fits(b, y)) }))
    .filter(({ points }) => points.length > 0);
  const all = shown.flatMap(({ points }) => points);
  const across = scaleOf(
    x,
    all.map(([a]) => a),
  ).range([MARGIN.left, WIDTH - MARGIN.right]);
  const up = scaleOf(
    y,
    all.map(([, b]) => b),
  ).range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line<readonly [number, number]>(
    (p) => round(across(p[0])),
    (p) => round(up(p[1])),
  );
  const ends = apart(shown.map(({ points }) => up(points.at(-1)?.[1] ?? 0)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    `<text class="title" x="20" y="30">${escaped(title)}</text>`,
    ...ticksOf(up, y).map(
      (tick) =>
        `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${round(up(tick))}" y2="${round(up(tick))}"/>` +
        `<text class="soft" x="${MARGIN.left - 8}" y="${round(up(tick) + 4)}" text-anchor="end">${short(tick)}</text>`,
    ),
    ...ticksOf(across, x).map(
      (tick) =>
        `<text class="soft" x="${round(across(tick))}" y="${HEIGHT - MARGIN.bottom + 20}" text-anchor="middle">${short(tick)}</text>`,
    ),
    `<text class="soft" x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 12}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text class="soft" x="20" y="${MARGIN.top - 16}">${escaped(y.label)}</text>`,
    ...shown.flatMap(({ name, points, dashed }, i) => [
      `<g class="s${dashed ? GREY : i % GREY}">`,
      `<path d="${path(points)}"${dashed ? ' stroke-dasharray="5 4"' : ''}/>`,
      ...(dashed || points.length > MOST_DOTS
        ? []
        : points.map(([a, b]) => `<circle cx="${round(across(a))}" cy="${round(up(b))}" r="3.5"/>`)),
      `<text x="${WIDTH - MARGIN.right + 10}" y="${round((ends[i] ?? 0) + 4)}">${escaped(name)}</text>`,
      '</g>',
    ]),
    '</svg>',
    '',
  ].join('\n');
}

const MOST_DOTS = 20;

const fits = (value: number, { log }: Axis) => Number.isFinite(value) && (!log || value > 0);

function scaleOf({ log }: Axis, values: number[]) {
  const most = Math.max(...values);
  return log
    ? scaleLog()
        .domain([Math.min(...values), most])
        .nice()
    : scaleLinear().domain([0, most]).nice();
}

/** Five or so; on a logarithmic axis one for each step. */
function ticksOf(scale: ReturnType<typeof scaleOf>, { log }: Axis): number[] {
  const ticks = scale.ticks(5);
  return log ? ticks.filter(isPower) : ticks;
}

const isPower = (value: number) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;

/** Moves names that would lie on each other apart, as little as can be. */
function apart(heights: number[]): number[] {
  const order = heights.map((height, i) => ({ height, i })).sort((a, b) => a.height - b.height);
  const placed: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { height, i } of order) {
    lowest = Math.max(height, lowest + LINE_HEIGHT);
    placed[i] = lowest;
  }
  return placed;
}

const round = (value: number) => Math.round(value * 10) / 10;

const short = (value: number) =>
  value >= 1e6
    ? `${value / 1e6} M`
    : value >= 1e4
      ? `${value / 1e3} k`
      : String(Number(value.toPrecision(6)));

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
