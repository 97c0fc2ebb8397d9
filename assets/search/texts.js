/*
 * Reads the texts of candidates, and makes results of those that have what was asked.
 */
(function () {
  'use strict';

  const { index, loader } = Gazette;
  const { placesOf, hitsIn } = Gazette;

  const PARTS = 48;
  const FIRST_PART = 16;
  const SECOND_PART = 32;

  /** @type {Map<string, any>} */
  const texts = new Map();

  /** A part of a document's text. @param {number} document @param {number} part */
  async function record(document, part) {
    const name = 't/' + document + '-' + part;
    let read = texts.get(name);
    if (!read) {
      const { data, payload } = await loader.load(name);
      const [url, title, subtitle, unit, year, date, withdrawn] = data;
      const source = index.table().read(payload);
      read = { url, title, subtitle, unit, year, date, withdrawn: !!withdrawn, source, normal: Gazette.normalise(source) };
      if (texts.size > 500) texts.clear();
      texts.set(name, read);
    }
    return read;
  }

  const before = 30;
  const room = 96;

  /** A line cut to some room around its first hit. @param {string} line @param {number[][]} hits */
  function cut(line, hits) {
    const begin = hits.length && hits[0][0] > before + 10 && line.length > room ? hits[0][0] - before : 0;
    const end = line.length > begin + room + 20 ? begin + room : line.length;
    const opened = begin > 0 ? '……' : '';
    return {
      text: opened + line.slice(begin, end) + (end < line.length ? '……' : ''),
      marks: hits
        .filter((hit) => hit[0] >= begin && hit[1] <= end)
        .map((hit) => [hit[0] - begin + opened.length, hit[1] - begin + opened.length]),
    };
  }

  /** The lines of a part that have hits, the best first. @param {any} part @param {any[]} sought */
  function excerptsOf(part, sought) {
    const hits = sought.map((phrase) => hitsIn(part.normal, phrase));
    const lines = [];
    let heading = '';
    for (let begin = 0; begin < part.source.length; ) {
      let end = part.source.indexOf('\n', begin);
      if (end < 0) end = part.source.length;
      const isHeading = part.source.charCodeAt(begin) === 2;
      const from = isHeading ? begin + 1 : begin;
      const line = part.source.slice(from, end);
      if (isHeading) heading = line;
      const inside = hits.map((of) => of.filter((hit) => hit[0] >= begin && hit[1] <= end));
      const different = inside.filter((of) => of.length).length;
      if (different || !sought.length) {
        const own = inside.flat().map((hit) => [hit[0] - from, hit[1] - from]).sort((a, b) => a[0] - b[0]);
        if (sought.length || !isHeading) lines.push({ different, heading: isHeading ? '' : heading, isHeading, line, own });
      }
      begin = end + 1;
    }
    lines.sort((a, b) => b.different - a.different || Number(a.isHeading) - Number(b.isHeading));
    return lines.map(({ heading: under, line, own }) => ({ heading: under, ...cut(line, own) }));
  }

  /**
   * A candidate as a result, or null where its text has not what was asked.
   * @param {number} document @param {number[]} marks @param {any} query @param {boolean} checkNot
   */
  async function confirmed(document, marks, query, checkNot) {
    const { phrases: sought, not } = query;
    let shared = PARTS;
    let any = 0;
    marks.forEach((mark) => {
      shared &= mark;
      any |= mark & PARTS;
    });
    if (shared) any = shared & FIRST_PART ? FIRST_PART : SECOND_PART;
    const wanted = checkNot ? PARTS : any || FIRST_PART;
    const read = new Map();
    /** @param {number} bit */
    const readPart = async (bit) => {
      if (!read.has(bit)) read.set(bit, await record(document, bit === FIRST_PART ? 0 : 1).catch(() => null));
    };
    await Promise.all([FIRST_PART, SECOND_PART].filter((bit) => wanted & bit).map(readPart));
    const some = () => Array.from(read.values()).find((part) => part);
    const title = Gazette.normalise(some() ? some().title + '\n' + some().subtitle : '');
    /** @param {any} phrase */
    const has = (phrase) =>
      title.text.includes(phrase.text) ||
      Array.from(read.values()).some((part) => part && part.normal.text.includes(phrase.text));
    for (const bit of [FIRST_PART, SECOND_PART]) {
      const missing = sought.some((/** @type {any} */ phrase, /** @type {number} */ i) => marks[i] & bit && !has(phrase));
      if (missing) await readPart(bit);
    }
    const about = some();
    if (!about) throw new Error('search: cannot load the text of a result');
    if (!sought.every(has) || not.some(has)) return null;
    return resultOf(about, Array.from(read).sort((a, b) => a[0] - b[0]), marks, sought);
  }

  /** @param {any} about @param {any[]} read @param {number[]} marks @param {any[]} sought */
  function resultOf(about, read, marks, sought) {
    let excerpts = /** @type {any[]} */ ([]);
    const titleHits = sought.flatMap((phrase) => hitsIn(Gazette.normalise(about.title), phrase));
    let hits = titleHits.length;
    let readParts = 0;
    read.forEach(([bit, part]) => {
      if (!part) return;
      readParts |= bit;
      excerpts = excerpts.concat(excerptsOf(part, sought));
      sought.forEach((phrase) => (hits += placesOf(part.normal.text, phrase).length));
    });
    if (!excerpts.length) excerpts = excerptsOf(read[0][1], []).slice(0, 1);
    return {
      url: loader.root + about.url,
      title: about.title,
      subtitle: about.subtitle,
      titleMarks: titleHits.sort((a, b) => a[0] - b[0]),
      unit: about.unit,
      year: about.year || null,
      date: about.date || null,
      withdrawn: about.withdrawn,
      excerpt: excerpts.length ? excerpts[0].text : '',
      excerpts: excerpts.slice(0, 4),
      hits,
      allHits: marks.every((mark) => !(mark & PARTS & ~readParts)),
    };
  }

  Gazette.confirmed = confirmed;
})();
