/*
 * Reads the texts of candidates, and makes results of those that have what was asked.
 */
(function () {
  'use strict';

  const { index, loader } = Gazette;
  const { placesOf, hitsIn } = Gazette;

  const FIRST_PART = 16;
  const PARTS = 112;

  /** @type {Map<string, any>} */
  const texts = new Map();

  /** A part of a document's text, or null where it has no such part. @param {number} document @param {number} part */
  async function record(document, part) {
    const name = document + '-' + part;
    let read = texts.get(name);
    if (!read) {
      const { inFile, inHash } = index.manifest;
      const file = 't/' + Math.floor(document / inFile) + '-' + part;
      const { data } = await loader.load(file, index.hashes[Math.floor(document / inHash)]);
      const [url, date, parts, head, text, withdrawn] = data[document % inFile] || [];
      if (!url) return null;
      const [title, subtitle, unit] = index.table().read(head).split('\n');
      const source = index.table().read(text);
      const about = { url, title, subtitle, unit, year: index.years[document], date, withdrawn: !!withdrawn, parts };
      read = { about, title: Gazette.normalise(title + '\n' + subtitle), source, normal: Gazette.normalise(source) };
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

  /**
   * The lines of a part that have hits, the best first, and which phrases stand in its headings.
   * @param {any} part @param {any[]} sought
   */
  function linesOf(part, sought) {
    const hits = sought.map((phrase) => hitsIn(part.normal, phrase));
    const headed = sought.map(() => false);
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
      if (isHeading) inside.forEach((of, i) => (headed[i] = headed[i] || of.length > 0));
      if (different || !sought.length) {
        const own = inside.flat().map((hit) => [hit[0] - from, hit[1] - from]).sort((a, b) => a[0] - b[0]);
        if (sought.length || !isHeading) lines.push({ different, heading: isHeading ? '' : heading, isHeading, line, own });
      }
      begin = end + 1;
    }
    lines.sort((a, b) => b.different - a.different || Number(a.isHeading) - Number(b.isHeading));
    return { excerpts: lines.map(({ heading: under, line, own }) => ({ heading: under, ...cut(line, own) })), headed };
  }

  /** The fewest characters that part the phrases where all stand in a text. @param {string} text @param {any[]} sought */
  function gapIn(text, sought) {
    const places = sought.flatMap((phrase, i) => placesOf(text, phrase).map((at) => [at, i]));
    places.sort((a, b) => a[0] - b[0]);
    const own = sought.reduce((sum, phrase) => sum + phrase.text.length, 0);
    const last = sought.map(() => -1);
    let least = Infinity;
    places.forEach(([at, i]) => {
      last[i] = at;
      const first = Math.min(...last);
      if (first >= 0) least = Math.min(least, Math.max(0, at + sought[i].text.length - first - own));
    });
    return least;
  }

  // As frequency_grades in generator/search/entry.h: times, times in a thousand.
  const grades = [[3, 1], [6, 3], [12, 8]];

  /** @param {number} times @param {number} length */
  const gradeOf = (times, length) => grades.filter(([least, rate]) => times >= least && times * 1000 >= rate * length).length;

  /** The parts that may have all phrases: one where one does, else as few as will. @param {number[]} marks */
  function fewestParts(marks) {
    /** @param {number} mark */
    const lowest = (mark) => mark & PARTS & -(mark & PARTS);
    const shared = marks.reduce((common, mark) => common & mark, PARTS);
    if (shared) return lowest(shared);
    return marks.reduce((wanted, mark) => (wanted & mark ? wanted : wanted | lowest(mark)), 0) || FIRST_PART;
  }

  /**
   * A candidate as a result, or null where its text has not what was asked.
   * @param {number} document @param {number[]} marks @param {any} query @param {boolean} checkNot
   */
  async function confirmed(document, marks, query, checkNot) {
    const { phrases: sought, not } = query;
    /** @type {Map<number, any>} parts that were read, by their bits */
    const read = new Map();
    /** @param {number} wanted */
    const readParts = (wanted) =>
      Promise.all(
        [0, 1, 2].map(async (part) => {
          const bit = FIRST_PART << part;
          if (wanted & bit && !read.has(bit)) read.set(bit, await record(document, part));
        }),
      );
    const parts = () => Array.from(read.keys()).sort((a, b) => a - b).map((bit) => read.get(bit)).filter((part) => part);
    await readParts(fewestParts(marks));
    const [some] = parts();
    if (!some) throw new Error('search: cannot load the text of a result');
    const own = (FIRST_PART << some.about.parts) - 1;
    if (checkNot) await readParts(own);
    /** @param {any} phrase */
    const has = (phrase) => some.title.text.includes(phrase.text) || parts().some((part) => part.normal.text.includes(phrase.text));
    for (let bit = FIRST_PART; bit < own; bit <<= 1)
      if (sought.some((/** @type {any} */ phrase, /** @type {number} */ i) => marks[i] & bit && !has(phrase))) await readParts(bit);
    if (!sought.every(has) || not.some(has)) return null;
    const readBits = Array.from(read.keys()).reduce((bits, bit) => bits | bit, 0);
    return resultOf(some, parts(), marks.map((mark) => mark & PARTS & own & ~readBits), marks, sought);
  }

  /** @param {any} some @param {any[]} parts @param {number[]} unread where else each phrase may be @param {number[]} marks @param {any[]} sought */
  function resultOf({ about, title }, parts, unread, marks, sought) {
    const lines = parts.map((part) => linesOf(part, sought));
    let excerpts = lines.flatMap((of) => of.excerpts);
    if (!excerpts.length) excerpts = linesOf(parts[0], []).excerpts.slice(0, 1);
    const titleHits = sought.map((phrase) => hitsIn(Gazette.normalise(about.title), phrase));
    const counts = sought.map((phrase) => parts.reduce((sum, part) => sum + placesOf(part.normal.text, phrase).length, 0));
    const length = parts.reduce((sum, part) => sum + part.normal.text.length, 0);
    const result = {
      url: loader.root + about.url,
      title: about.title,
      subtitle: about.subtitle,
      titleMarks: titleHits.flat().sort((a, b) => a[0] - b[0]),
      unit: about.unit,
      year: about.year || null,
      date: about.date || null,
      withdrawn: about.withdrawn,
      excerpt: excerpts.length ? excerpts[0].text : '',
      excerpts: excerpts.slice(0, 4),
      hits: titleHits.flat().length + counts.reduce((sum, count) => sum + count, 0),
      allHits: unread.every((bits) => !bits),
    };
    // What the text says of the rank, where the lists could only say what may be. Of one or two symbols they
    // know how often; of more, at most as often as the rarest pair.
    const seen = sought.map((phrase, i) => ({
      inTitle: titleHits[i].length > 0,
      inHeading: lines.some((of) => of.headed[i]) || !!(marks[i] & 2 && unread[i]),
      grade: phrase.symbols.length < 3 ? 3 : gradeOf(counts[i], length),
    }));
    return { result, seen, gap: Math.min(...[title, ...parts.map((part) => part.normal)].map((normal) => gapIn(normal.text, sought))) };
  }

  Gazette.confirmed = confirmed;
})();
