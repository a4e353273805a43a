/**
 * Search, filters and orders of the register's front page. What it needs it asks for when it needs it: the head of the
 * index first, of each segment only the words that begin as what was typed, the columns when a filter or an order asks
 * for them, and the lines that are shown. Text from the register is only ever set as text.
 */
import { searchWords } from "./fold.js";

const SHOWN = 25;
const TYPING_PAUSE = 120;
const form = document.querySelector("#search");
const table = document.querySelector("#results");
const found = document.querySelector("#found");
const more = document.querySelector("#more");
const pager = document.querySelector("#pager");

/** Answers by address; a failed one is asked for again. */
const answers = new Map();
let run = 0;

if (form && table?.tBodies?.length) start();

function start() {
  const rows = table.tBodies[0];
  const first = { rows: [...rows.children], caption: table.caption.textContent };
  table.after(more);
  form.hidden = false;
  restore();
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    table.ariaBusy = "true";
    timer = setTimeout(() => answer(rows, first), TYPING_PAUSE);
  });
  form.addEventListener("reset", () => setTimeout(() => answer(rows, first)));
  form.addEventListener("submit", (event) => event.preventDefault());
  if (location.search) answer(rows, first);
}

/** One question at a time: a later one makes an earlier answer void. */
async function answer(rows, first) {
  const mine = ++run;
  table.ariaBusy = "true";
  const asked = question();
  remember(asked);
  try {
    if (isPlain(asked)) return showFirst(rows, first);
    const head = await load("index.json");
    const hits = await matches(head, asked);
    if (mine !== run) return;
    await show(rows, head, hits, () => mine === run);
  } catch {
    if (mine === run) found.textContent = form.dataset.failed;
  } finally {
    if (mine === run) table.ariaBusy = null;
  }
}

function question() {
  const asked = Object.fromEntries(new FormData(form));
  return { ...asked, words: searchWords(asked.q) };
}

function isPlain(asked) {
  return !asked.words.length && !asked.category && !asked.region && !asked.kind && !asked.status && asked.sort === "number";
}

function showFirst(rows, first) {
  rows.replaceChildren(...first.rows);
  table.caption.textContent = first.caption;
  found.textContent = "";
  more.hidden = true;
  if (pager) pager.hidden = false;
}

/** Hits as [segment, place], in the order that is asked for. */
async function matches(head, asked) {
  const parts = await Promise.all(head.segments.map((_, segment) => segmentMatches(head, segment, asked)));
  const hits = parts.flat();
  if (asked.sort === "newest") return hits.reverse();
  if (asked.sort === "changed") return hits.sort((one, other) => compare(other.key, one.key) || other.place - one.place);
  if (asked.sort === "name") return hits.sort((one, other) => compare(one.key, other.key));
  return hits;
}

async function segmentMatches(head, segment, asked) {
  const { count } = head.segments[segment];
  const places = asked.words.length ? await wordPlaces(head, segment, asked.words) : Array.from({ length: count }, (_, place) => place);
  if (!places.length) return [];
  const needsColumns = asked.category || asked.region || asked.kind || asked.status || asked.sort === "changed";
  const columns = needsColumns ? await segmentFile(head, segment, "columns.json") : undefined;
  const names = asked.sort === "name" ? await segmentFile(head, segment, "names.json") : undefined;
  return places
    .filter((place) => !columns || keeps(columns, place, asked))
    .map((place) => ({ segment, place, key: sortKey(columns, names, place, asked.sort) }));
}

function keeps(columns, place, asked) {
  if (asked.category && columns.categories[value(columns.category, place)] !== asked.category) return false;
  if (asked.region && (columns.regions[value(columns.region, place)] || "-") !== asked.region) return false;
  if (asked.kind && !((three(columns.kinds, place) >> (asked.kind - 1)) & 1)) return false;
  return !asked.status || columns.status[place] === asked.status[0];
}

/** The columns are letters, "a" for 0. */
function value(letters, place) {
  return letters.charCodeAt(place) - 97;
}

function three(letters, place) {
  return (value(letters, place * 3) << 10) | (value(letters, place * 3 + 1) << 5) | value(letters, place * 3 + 2);
}

function sortKey(columns, names, place, sort) {
  if (sort === "changed") return three(columns.changed, place);
  return sort === "name" ? names[place] : "";
}

/** Places in the segment where every word stands, each as the beginning of a word of the entry. */
async function wordPlaces(head, segment, words) {
  const sets = await Promise.all(words.map((word) => prefixPlaces(head, segment, word)));
  const [fewest, ...others] = sets.sort((one, other) => one.size - other.size);
  return [...fewest].filter((place) => others.every((set) => set.has(place))).sort((one, other) => one - other);
}

async function prefixPlaces(head, segment, word) {
  const shards = head.segments[segment].shards.flatMap((prefix, index) =>
    prefix.startsWith(word) || word.startsWith(prefix) ? [index] : [],
  );
  const places = new Set();
  for (const postings of await Promise.all(shards.map((index) => segmentFile(head, segment, `t${index}.json`)))) {
    for (const [key, distances] of Object.entries(postings)) {
      if (!key.startsWith(word)) continue;
      let place = 0;
      for (const distance of distances) places.add((place += distance));
    }
  }
  return places;
}

async function show(rows, head, hits, stillAsked) {
  found.textContent = hits.length ? form.dataset.found.replace("{count}", hits.length) : form.dataset.nothing;
  if (pager) pager.hidden = true;
  rows.replaceChildren();
  table.caption.textContent = "";
  let shown = 0;
  const next = async () => {
    const lines = await Promise.all(hits.slice(shown, shown + SHOWN).map((hit) => line(head, hit)));
    if (!stillAsked()) return;
    const added = lines.map(row);
    rows.append(...added);
    shown += lines.length;
    more.hidden = shown >= hits.length;
    return added[0];
  };
  more.firstElementChild.onclick = async () => (await next())?.querySelector("a").focus();
  await next();
}

async function line(head, { segment, place }) {
  const lines = await segmentFile(head, segment, `r${Math.floor(place / head.lines)}.json`);
  return lines[place % head.lines];
}

function row([number, name, category, region, changedOn, status]) {
  const link = node("a", { href: `e/${number}.html` }, [node("bdi", {}, [name])]);
  const day = `${changedOn.slice(8)}.${changedOn.slice(5, 7)}.${changedOn.slice(0, 4)}`;
  const badge = node("span", { class: `status ${status}` }, [form.dataset[status]]);
  return node("tr", { role: "row" }, [
    node("td", { role: "cell", class: "n" }, [String(number)]),
    node("th", { role: "rowheader", scope: "row" }, [link]),
    node("td", { role: "cell" }, [categoryLabel(category)]),
    node("td", { role: "cell" }, [region || form.dataset.none]),
    node("td", { role: "cell" }, [node("time", { datetime: changedOn }, [day])]),
    node("td", { role: "cell" }, [badge]),
  ]);
}

function categoryLabel(category) {
  return [...form.elements.category.options].find((option) => option.value === category)?.text ?? category;
}

function node(name, attributes, children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

function segmentFile(head, segment, name) {
  return load(`${segment}/${name}?v=${head.segments[segment].version}`);
}

function load(path) {
  const known = answers.get(path);
  if (known) return known;
  const asked = fetch(new URL(`i/${path}`, location.href)).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response.json();
  });
  answers.set(path, asked);
  asked.catch(() => answers.delete(path));
  return asked;
}

/** The question stands in the address, so that it can be kept and sent. */
function remember(asked) {
  const kept = new URLSearchParams();
  for (const name of ["q", "category", "region", "kind", "status", "sort"]) {
    if (asked[name] && asked[name] !== "number") kept.set(name, asked[name]);
  }
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
}

function restore() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
