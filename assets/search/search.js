/*
 * Gazette.search(): finds what is there. docs/search.md tells what a query means and what comes back.
 *
 * Lists of grams give candidates, with the parts of the text in which each may hit; a candidate is shown
 * only after its text has been read and has the words in it.
 */
(function () {
  'use strict';

  const { loader, shards } = Gazette;
  const facets = ['unit', 'theme', 'slogan', 'campaign'];
  const files = ['f/units', 'f/themes', 'f/slogans', 'f/campaigns'];
  const kinds = ['unit', 'theme', 'slogan', 'campaign'];
  const mostTerms = 5;
  const mostInVain = 100; // documents
  const termsInFile = 16;

  const IN_TITLE = 1;
  const PARTS = 48;
  const FIRST_PART = 16;

  // What a hit is worth, by where it stands; the bits of a use are 1, 2, 4, 8 in this order.
  const weights = [8, 4, 1, 2];
  const exactTitle = 16;

  /** @type {any} */
  let manifest = null;
  /** @type {any} */
  let phrases = null;
  let years = new Uint16Array(0); // by document

  /** @param {string} version @param {any} of */
  Gazette.open = (version, of) => {
    manifest = of;
    loader.setVersion(version);
    years = new Uint16Array(of.documents);
    for (let i = 0, at = 0; i < of.years.length; i += 2)
      for (let n = of.years[i + 1]; n > 0; --n) years[at++] = of.years[i];
  };

  const table = () => phrases || (phrases = new shards.Phrases(manifest.phrases));

  // == candidates ==

  /** @type {Map<string, any>} */
  const known = new Map(); // uses, by key

  /** @param {{high: number, low: number}} key */
  async function usesOf(key) {
    const id = key.high + '.' + key.low;
    let uses = known.get(id);
    if (!uses) {
      const shard = await loader.load('g/' + (key.high >>> (32 - manifest.shardBits)));
      uses = shards.findUses(shard.payload, key, manifest);
      known.set(id, uses);
    }
    return uses;
  }

  /**
   * The documents that may have a phrase, ascending, and in which parts and fields.
   * @param {any} phrase
   */
  async function find(phrase) {
    const { keys, exact } = Gazette.gramsOf(phrase, (/** @type {string} */ a, /** @type {string} */ b) => table().rarity(a, b));
    const all = await Promise.all(keys.map(usesOf));
    all.sort((a, b) => a.documents.length - b.documents.length);
    const first = all[0];
    const documents = [];
    const marks = [];
    const at = all.map(() => 0);
    for (let i = 0; i < first.documents.length; ++i) {
      const d = first.documents[i];
      let mark = first.marks[i];
      for (let j = 1; j < all.length && mark; ++j) {
        const list = all[j].documents;
        let k = at[j];
        while (k < list.length && list[k] < d) ++k;
        at[j] = k;
        mark = k < list.length && list[k] === d ? mark & all[j].marks[k] : 0;
      }
      if (!(mark & (IN_TITLE | PARTS))) continue;
      const whole = mark & IN_TITLE && all.every((uses) => uses.titles.get(d) === phrase.symbols.length);
      documents.push(d);
      marks.push(whole ? mark | 64 : mark);
    }
    return { documents, marks, exact, terms: termsWith(all, phrase) };
  }

  /** The terms whose names may have a phrase, with how well. @param {any[]} all @param {any} phrase */
  function termsWith(all, phrase) {
    /** @type {Map<number, number>} */
    let found = new Map();
    all.forEach((uses, i) => {
      /** @type {Map<number, number>} */
      const both = new Map();
      uses.terms.forEach((/** @type {number} */ term, /** @type {number} */ j) => {
        const length = uses.termLengths[j];
        if (i === 0) both.set(term, length);
        else if (found.has(term)) both.set(term, Math.max(length, found.get(term) || 0));
      });
      found = both;
    });
    return { found, length: phrase.symbols.length };
  }

  /** Documents that have all phrases: their marks for each. @param {any[]} lists */
  function joined(lists) {
    let documents = lists[0].documents;
    let marks = lists[0].marks.map((/** @type {number} */ mark) => [mark]);
    lists.slice(1).forEach((list) => {
      /** @type {number[]} */
      const both = [];
      /** @type {number[][]} */
      const bothMarks = [];
      for (let i = 0, j = 0; i < documents.length && j < list.documents.length; ) {
        if (documents[i] < list.documents[j]) ++i;
        else if (documents[i] > list.documents[j]) ++j;
        else {
          both.push(documents[i]);
          bothMarks.push(marks[i++].concat(list.marks[j++]));
        }
      }
      documents = both;
      marks = bothMarks;
    });
    return { documents, marks };
  }

  /** @param {number[]} marks of a document, one a phrase */
  function scoreOf(marks) {
    let score = 0;
    marks.forEach((mark) => {
      weights.forEach((weight, bit) => {
        if (mark & (1 << bit)) score += weight;
      });
      if (mark & 64) score += exactTitle;
    });
    return score;
  }

  // == filters and facets ==

  /** @type {Map<string, any>} */
  const vocabularies = new Map();

  /** The terms of a facet and which documents belong to each. @param {string} facet */
  async function vocabulary(facet) {
    let read = vocabularies.get(facet);
    if (!read) {
      const { data, payload } = await loader.load(files[facets.indexOf(facet)]);
      const bits = new shards.Bits(payload);
      read = data.map((/** @type {any[]} */ [id, name, parent, ...others]) => ({
        id,
        name,
        parent,
        others,
        documents: bits.list(bits.count(), manifest.documentBits),
      }));
      vocabularies.set(facet, read);
    }
    return read;
  }

  /** A term with all that are below it. @param {any[]} terms @param {number} i @returns {number[]} */
  function withChildren(terms, i) {
    const within = [i];
    for (let at = 0; at < within.length; ++at)
      terms.forEach((term, child) => {
        if (term.parent === within[at] && !within.includes(child)) within.push(child);
      });
    return within;
  }

  /** @param {string} text */
  const plain = (text) => Gazette.normalise(text).text;

  /**
   * Which documents a filter lets through.
   * @param {string} facet @param {string[]} values ids or names @returns {Promise<Uint8Array>}
   */
  async function passing(facet, values) {
    const pass = new Uint8Array(manifest.documents);
    if (facet === 'year') {
      for (let d = 0; d < pass.length; ++d) if (values.includes(String(years[d]))) pass[d] = 1;
      return pass;
    }
    const terms = await vocabulary(facet);
    const wanted = values.map(plain);
    terms.forEach((/** @type {any} */ term, /** @type {number} */ i) => {
      const named = values.includes(term.id) || [term.name, ...term.others].some((name) => wanted.includes(plain(name)));
      if (!named) return;
      withChildren(terms, i).forEach((child) => {
        terms[child].documents.forEach((/** @type {number} */ d) => (pass[d] = 1));
      });
    });
    return pass;
  }

  /** @param {string | undefined} since @param {string | undefined} until */
  async function between(since, until) {
    const { payload } = await loader.load('f/dates');
    const bits = new shards.Bits(payload);
    const pass = new Uint8Array(manifest.documents);
    /** @param {string} date */
    const number = (date) => Number(date.replace(/\D/g, '').padEnd(8, date === since ? '0' : '9'));
    const first = since ? number(since) : 1;
    const last = until ? number(until) : 99999999;
    for (let d = 0, day = 0; d < pass.length; ++d) {
      day += bits.count();
      if (day >= first && day <= last) pass[d] = 1;
    }
    return pass;
  }

  /** @param {string} facet @param {number[]} documents @param {string[]} chosen listed even at 0 */
  async function counted(facet, documents, chosen) {
    if (facet === 'year') {
      /** @type {Map<number, number>} */
      const counts = new Map(chosen.map((year) => [Number(year), 0]));
      documents.forEach((d) => years[d] && counts.set(years[d], (counts.get(years[d]) || 0) + 1));
      return Array.from(counts, ([year, count]) => ({ id: String(year), name: String(year), count })).sort(
        (a, b) => Number(b.id) - Number(a.id),
      );
    }
    const terms = await vocabulary(facet);
    const among = new Uint8Array(manifest.documents);
    documents.forEach((d) => (among[d] = 1));
    const tree = terms.some((/** @type {any} */ term) => term.parent >= 0);
    return terms
      .map((/** @type {any} */ term, /** @type {number} */ i) => {
        const below = tree ? withChildren(terms, i) : [i];
        const own = new Set();
        below.forEach((child) => {
          terms[child].documents.forEach((/** @type {number} */ d) => among[d] && own.add(d));
        });
        const parent = term.parent >= 0 ? terms[term.parent].id : null;
        return { id: term.id, name: term.name, parent, count: own.size };
      })
      .filter((/** @type {any} */ term) => term.count || chosen.includes(term.id))
      .sort((/** @type {any} */ a, /** @type {any} */ b) => b.count - a.count);
  }

  // == reading texts ==

  /** @type {Map<string, any>} */
  const texts = new Map();

  /** A part of a document's text. @param {number} document @param {number} part */
  async function record(document, part) {
    const name = 't/' + document + '-' + part;
    let read = texts.get(name);
    if (!read) {
      const { data, payload } = await loader.load(name);
      const [url, title, subtitle, unit, year, date, withdrawn] = data;
      const source = table().read(payload);
      read = { url, title, subtitle, unit, year, date, withdrawn: !!withdrawn, source, normal: Gazette.normalise(source) };
      if (texts.size > 500) texts.clear();
      texts.set(name, read);
    }
    return read;
  }

  const { placesOf, hitsIn } = Gazette;

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
    if (shared) any = shared & FIRST_PART ? FIRST_PART : 32;
    const wanted = checkNot ? PARTS : any || FIRST_PART;
    const read = new Map();
    /** @param {number} bit */
    const readPart = async (bit) => {
      if (!read.has(bit)) read.set(bit, await record(document, bit === FIRST_PART ? 0 : 1).catch(() => null));
    };
    await Promise.all([FIRST_PART, 32].filter((bit) => wanted & bit).map(readPart));
    const some = () => Array.from(read.values()).find((part) => part);
    const title = Gazette.normalise(some() ? some().title + '\n' + some().subtitle : '');
    /** @param {any} phrase */
    const has = (phrase) =>
      title.text.includes(phrase.text) ||
      Array.from(read.values()).some((part) => part && part.normal.text.includes(phrase.text));
    for (const bit of [FIRST_PART, 32]) {
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

  /** The units and terms whose names have all phrases, the closest first. @param {any[]} lists @param {any[]} sought */
  async function namedTerms(lists, sought) {
    const [first, ...others] = lists.map((list) => list.terms);
    /** @type {number[][]} */
    const found = [];
    first.found.forEach((/** @type {number} */ length, /** @type {number} */ term) => {
      if (others.every((other) => other.found.has(term))) found.push([length === first.length ? 0 : 1, length, term]);
    });
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const read = found.slice(0, mostTerms).map(async ([, , term]) => {
      const { data } = await loader.load('n/' + Math.floor(term / termsInFile));
      const [kind, name, url, ...names] = data[term % termsInFile];
      const normal = [name, ...names].map(plain);
      if (!sought.every((phrase) => normal.some((one) => one.includes(phrase.text)))) return [];
      return [{ kind: kinds[kind], name, url: loader.root + url }];
    });
    return (await Promise.all(read)).flat();
  }

  // == the question ==

  /** @param {any} value @returns {string[]} */
  const listed = (value) => (value === undefined || value === null || value === '' ? [] : [].concat(value).map(String));

  /** @param {any} query @param {any} options */
  async function filtersOf(query, options) {
    /** @type {Map<string, Uint8Array>} */
    const filters = new Map();
    await Promise.all(
      ['year', ...facets].map(async (facet) => {
        for (const values of [listed(options[facet]), query.filters[facet] || []]) {
          if (!values.length) continue;
          const pass = await passing(facet, values);
          const other = filters.get(facet);
          filters.set(facet, other ? pass.map((one, d) => one & other[d]) : pass);
        }
      }),
    );
    if (options.since || options.until) filters.set('date', await between(options.since, options.until));
    return filters;
  }

  /** @param {any} query */
  async function candidatesOf(query) {
    const everything = () => ({
      documents: Array.from({ length: manifest.documents }, (_, d) => d),
      marks: Array.from({ length: manifest.documents }, () => []),
    });
    const [lists, unwanted] = await Promise.all([
      Promise.all(query.phrases.map(find)),
      Promise.all(query.not.map(find)),
    ]);
    const found = /** @type {any} */ (lists.length ? joined(lists) : everything());
    const out = new Set(unwanted.filter((list) => list.exact).flatMap((list) => list.documents));
    const doubtful = new Set(unwanted.filter((list) => !list.exact).flatMap((list) => list.documents));
    /** @type {{document: number, marks: number[], check: boolean}[]} */
    const candidates = [];
    found.documents.forEach((/** @type {number} */ document, /** @type {number} */ i) => {
      if (!out.has(document)) candidates.push({ document, marks: found.marks[i], check: doubtful.has(document) });
    });
    const exact = lists.every((list) => list.exact) && !candidates.some((candidate) => candidate.check);
    return { candidates, lists, exact };
  }

  /** @param {any[]} candidates @param {string} sort */
  function ranked(candidates, sort) {
    if (sort === 'oldest') return candidates;
    if (sort === 'newest') return candidates.reverse();
    const scores = candidates.map((candidate) => scoreOf(candidate.marks));
    return candidates
      .map((_, i) => i)
      .sort((a, b) => scores[b] - scores[a] || candidates[b].document - candidates[a].document)
      .map((i) => candidates[i]);
  }

  /**
   * @param {string} text
   * @param {any} [options] limit, offset, sort (relevance, newest, oldest), unit, year, theme, slogan,
   *   campaign (ids or names, one or a list), since, until (dates), facets (names of facets to count)
   */
  Gazette.search = async (text, options = {}) => {
    const { limit = 10, offset = 0, sort = 'relevance' } = options;
    const query = Gazette.parse(text);
    const asked = query.phrases.length || query.not.length || Object.keys(query.filters).length;
    const [{ candidates, lists, exact }, filters] = await Promise.all([candidatesOf(query), filtersOf(query, options)]);
    if (!asked && !filters.size && String(text).trim()) return { total: 0, exact: true, results: [], terms: [], facets: {} };

    /** @param {string} [except] */
    const passed = (except) =>
      candidates.filter(({ document }) =>
        Array.from(filters).every(([facet, pass]) => facet === except || pass[document]),
      );
    let order = ranked(passed(), sort);
    const sought = query.phrases;
    const terms = offset === 0 && sought.length ? namedTerms(lists, sought) : Promise.resolve([]);

    // Where the lists say it all, what comes before `offset` need not be read.
    let at = exact ? Math.min(offset, order.length) : 0;
    let skip = exact ? 0 : offset;
    let rejected = 0;
    let dropped = false;
    const results = [];
    while (at < order.length && results.length < limit) {
      const batch = order.slice(at, at + Math.min(200, skip + limit - results.length));
      const read = await Promise.all(
        batch.map((candidate) => confirmed(candidate.document, candidate.marks, query, candidate.check)),
      );
      at += batch.length;
      // Nearly all of what may have an excluded phrase has it: enough of these have been read in vain.
      if (rejected > mostInVain) {
        const kept = order.filter((one, i) => i < at || !one.check);
        dropped = dropped || kept.length < order.length;
        order = kept;
      }
      read.forEach((result) => {
        if (!result) ++rejected;
        else if (skip > 0) --skip;
        else results.push(result);
      });
    }
    /** @type {Record<string, any>} */
    const counts = {};
    await Promise.all(
      listed(options.facets).map(async (facet) => {
        counts[facet] = await counted(facet, passed(facet).map((candidate) => candidate.document), listed(options[facet]));
      }),
    );
    return {
      total: order.length - rejected,
      exact: exact || (at >= order.length && !dropped),
      results,
      terms: await terms,
      facets: counts,
    };
  };
})();
