// What all pages are built with. Every text goes in as text.
const page = document.getElementById("page");
function el(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes || {})) e.setAttribute(k, v);
  for (const c of children.flat()) {
    if (c !== null && c !== undefined) e.append(c instanceof Node ? c : String(c));
  }
  return e;
}
const add = (...children) => page.append(...children.flat().filter(Boolean));
let about = "";
function section(title, note) {
  about = title + (note ? ": " + note : "");
  add(el("h2", {}, title), note ? el("p", {class: "note"}, note) : null);
}
const digits = v => { const a = Math.abs(v); return a < 9.995 ? v.toFixed(2) : a < 99.95 ? v.toFixed(1) : v.toFixed(0); };
const none = v => v === null || v === undefined || Number.isNaN(v);
function ns(v) {
  if (none(v)) return "–";
  const a = Math.abs(v);
  return a < 1e3 ? Math.round(v) + " ns" : a < 999.5e3 ? digits(v / 1e3) + " µs" : a < 999.5e6 ? digits(v / 1e6) + " ms"
    : digits(v / 1e9) + " s";
}
const count = v => none(v) ? "–" : Math.abs(v) >= 100 || Number.isInteger(v) ? Math.round(v).toLocaleString("en-US") : digits(v);
const many = (n, word) => `${count(n)} ${word}${n === 1 ? "" : "s"}`;
const percent = v => none(v) ? "–" : digits(v * 100).replace(/\.?0+$/, "") + " %";
const signed = v => none(v) ? "–" : (v > 0 ? "+" : v < 0 ? "−" : "") + percent(Math.abs(v));
const known = v => none(v) || v === "" ? "not known" : v;
// The first cell of a row names it.
const cells = (...values) => values.map((v, i) => v instanceof Node ? v : i ? el("td", {}, v) : el("th", {scope: "row"}, v));
function table(head, rows, kind) {
  return el("div", {class: "card scroll " + (kind || "")}, el("table", {class: kind || ""},
    head ? el("thead", {}, el("tr", {}, head.map(h => el("th", {scope: "col", class: h.startsWith("<") ? "text" : ""}, h.replace("<", ""))))) : null,
    el("tbody", {}, rows)));
}
const facts = pairs => table(null, pairs.filter(Boolean).map(([k, v]) => el("tr", {}, el("th", {scope: "row"}, k), el("td", {}, v))), "facts");
// A command line breaks between its flags only.
const command = text => el("pre", {}, text.split(/ (?=--)/).flatMap((part, i) => [i ? " " : "", el("span", {}, part)]));
const drawings = [];
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
function chart(make) {
  // Whoever cannot see it hears what it is about; its numbers stand in the tables.
  const box = el("div", {class: "card chart", role: "img", "aria-label": "Chart. " + about});
  add(box);
  drawings.push({box, make, instance: null});
}
function frame(k, extra) {
  // On a phone a legend of many names takes two lines.
  const twoLines = window.innerWidth < 720 && extra && extra.series && extra.series.length > 2;
  return Object.assign({
    animation: false, textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
    grid: {left: 8, right: 34, top: twoLines ? 62 : 40, bottom: 8, containLabel: true},
    legend: {top: 4, left: 8, itemWidth: 18, itemHeight: 8, textStyle: {color: k.soft, fontSize: 12.5}, icon: "roundRect"},
    tooltip: {trigger: "item", confine: true, backgroundColor: k.card, borderColor: k.line, textStyle: {color: k.ink, fontSize: 13}},
  }, extra);
}
const axis = (k, type, format, more) => Object.assign({type, axisLabel: {color: k.soft, formatter: format, hideOverlap: true},
  nameTextStyle: {color: k.soft}, splitLine: {lineStyle: {color: k.line}}, axisLine: {lineStyle: {color: k.line}, onZero: false},
  axisTick: {show: false}}, more);
const line = (name, color, points, more) => Object.assign({name, type: "line", data: points, color, showSymbol: points.length < 3,
  symbolSize: 5, lineStyle: {width: 2}}, more);
const share = x => { const p = 100 * (1 - 1 / x); return x < 1.5 ? "0 %" : x < 15 ? Math.round(p) + " %"
  : p.toFixed(Math.max(0, Math.round(Math.log10(x)) - 2)) + " %"; };
function draw() {
  const k = {};
  for (const c of ["soft", "line", "card", "ink", "c1", "c2", "c3", "c4", "bad", "good", "warn", "faint"]) k[c] = css("--" + c);
  for (const d of drawings) {
    if (d.instance) d.instance.dispose();
    d.instance = echarts.init(d.box, null, {renderer: "svg"});
    d.instance.setOption(d.make(k));
  }
}
function show() {
  draw();
  window.addEventListener("resize", () => drawings.forEach(d => d.instance.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  // Paper is light, also where the screen is dark.
  matchMedia("print").addEventListener("change", draw);
}
