/*
 * Gazette.search(): finds what is there. docs/search.md tells what a query means and what comes back.
 *
 * Lists of grams give candidates, with the parts of the text in which each may hit; a candidate is shown
 * only after its text has been read and has the words in it.
 */
(function () {
  'use strict';

  const { confirmed, index, loader, shards } = Gazette;
  const facets = ['year', 'unit', 'theme', 'slogan', 'campaign'];
  const kinds = ['unit', 'theme', 'slogan', 'campaign'];
  const mostTerms = 5;
  const mostInVain = 100;
  const termsInFile = 16;

  // How narrowly candidates are chosen: of how many pairs of a phrase the shards are asked, and how many
  // long lists are read, the shortest. The next step is taken when so many texts were read in vain.
  const narrowings = [
    { pairs: 4, lists: 2, inVain: 2 },
    { pairs: 4, lists: 4, inVain: 4 },
    { pairs: Infinity, lists: Infinity, inVain: Infinity },
  ];

  // Candidates are ranked by the lists; then the first ten by their texts, and so on by fives.
  const firstBlock = 10;
  const nextBlock = 5;

  const IN_TITLE = 1;
  const WHOLE_TITLE = 8;
  const PARTS = 112;
  const GRADE = 8; // bits below it

  // What a hit is worth, by where it stands; docs/search.md has the formula.
  const worth = { wholeTitle: 16, title: 8, heading: 4, named: 2, grade: 0.5 };
  // Of several phrases that stand in one part of the text: by the characters between them.
  const nearWorths = [[2, 2], [30, 1.5], [120, 1], [Infinity, 0.5]];

  // == candidates ==

  /** @type {Map<string, any>} */
  const known = new Map(); // what shards say of grams

  /** @param {{high: number, low: number}} key */
  async function gramOf(key) {
    const name = Gazette.nameOf(key);
    let gram = known.get(name);
    if (!gram) {
      const { shardBits } = index.manifest;
      const shard = await index.load('g/' + (shardBits ? key.high >>> (32 - shardBits) : 0));
      gram = { name, ...shards.findGram(shard.payload, key, index.manifest) };
      known.set(name, gram);
    }
    return gram;
  }

  /** @param {any} gram */
  async function usesOf(gram) {
    if (!gram.uses) gram.uses = shards.readList((await loader.load('l/' + gram.name, gram.hash)).payload);
    return gram.uses;
  }

  /** The marks of a document that has both: where both may be, and as often as the rarer. @param {number} a @param {number} b */
  const bothMarks = (a, b) => (a & b & 255) | (Math.min(a >> GRADE, b >> GRADE) << GRADE);

  /**
   * The documents that may have a phrase, ascending, and in which parts and fields.
   * @param {any} phrase @param {any} narrowing
   */
  async function find(phrase, narrowing) {
    /** @param {string} a @param {string} b */
    const rarity = (a, b) => index.table().rarity(a, b);
    const { keys, exact } = Gazette.gramsOf(phrase, rarity, narrowing.pairs);
    const grams = await Promise.all(keys.map(gramOf));
    grams.sort((a, b) => a.count - b.count);
    const all = await Promise.all(grams.filter((gram, i) => gram.uses || i < narrowing.lists).map(usesOf));
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
        mark = k < list.length && list[k] === d ? bothMarks(mark, all[j].marks[k]) : 0;
      }
      if (!(mark & (IN_TITLE | PARTS))) continue;
      const whole = mark & IN_TITLE && all.every((uses) => uses.titles.get(d) === phrase.symbols.length);
      documents.push(d);
      marks.push(whole ? mark | WHOLE_TITLE : mark);
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

  // == ranking ==

  /** @param {number} mark @param {boolean} title @param {boolean} heading @param {number} grade */
  const phraseWorth = (mark, title, heading, grade) =>
    (title ? worth.title + (mark & WHOLE_TITLE ? worth.wholeTitle : 0) : 0) +
    (heading ? worth.heading : 0) +
    (mark & 4 ? worth.named : 0) +
    worth.grade * grade;

  /** What the lists say. @param {number[]} marks of a document, one a phrase */
  function scoreOf(marks) {
    let score = 0;
    let common = IN_TITLE | PARTS;
    marks.forEach((mark) => {
      common &= mark;
      score += phraseWorth(mark, !!(mark & IN_TITLE), !!(mark & 2), mark >> GRADE);
    });
    return marks.length > 1 && common ? score + nearWorths[3][1] : score;
  }

  /** What the text says. @param {any} found @param {number[]} marks */
  function scoreRead({ seen, gap }, marks) {
    let score = 0;
    seen.forEach((/** @type {any} */ one, /** @type {number} */ i) => {
      score += phraseWorth(marks[i], one.inTitle, one.inHeading, Math.min(marks[i] >> GRADE, one.grade));
    });
    const near = marks.length > 1 && gap < Infinity && nearWorths.find(([most]) => gap <= most);
    return near ? score + near[1] : score;
  }

  // == filters ==

  /** How many documents of each year. @param {number[]} documents @param {string[]} chosen listed even at 0 */
  function countedYears(documents, chosen) {
    /** @type {Map<number, number>} */
    const counts = new Map(chosen.map((year) => [Number(year), 0]));
    documents.forEach((d) => {
      const year = index.years[d];
      if (year) counts.set(year, (counts.get(year) || 0) + 1);
    });
    return Array.from(counts, ([year, count]) => ({ id: String(year), name: String(year), count })).sort(
      (a, b) => Number(b.id) - Number(a.id),
    );
  }

  /** @param {string} facet @param {number[]} documents @param {string[]} chosen */
  async function counted(facet, documents, chosen) {
    if (facet === 'year') return countedYears(documents, chosen);
    return (await index.load('facets')).data.counted(facet, documents, chosen);
  }

  /** Which documents pass, by filter. @param {any} query @param {any} options @returns {Promise<Map<string, Uint8Array>>} */
  async function filtersOf(query, options) {
    const filtered =
      options.since || options.until || facets.some((facet) => listed(options[facet]).length || query.filters[facet]);
    return filtered ? (await index.load('facets')).data.filtersOf(query, options) : new Map();
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
      const { data } = await index.load('n/' + Math.floor(term / termsInFile));
      const [kind, name, url, ...names] = data[term % termsInFile];
      const normal = [name, ...names].map((one) => Gazette.normalise(one).text);
      if (!sought.every((phrase) => normal.some((one) => one.includes(phrase.text)))) return [];
      return [{ kind: kinds[kind], name, url: loader.root + url }];
    });
    return (await Promise.all(read)).flat();
  }

  // == the question ==

  /** @param {any} value @returns {string[]} */
  const listed = (Gazette.listed = (value) => (value === undefined || value === null || value === '' ? [] : [].concat(value).map(String)));

  /** @param {any} query @param {any} narrowing */
  async function candidatesOf(query, narrowing) {
    const everything = () => ({
      documents: Array.from({ length: index.manifest.documents }, (_, d) => d),
      marks: Array.from({ length: index.manifest.documents }, () => []),
    });
    const [lists, unwanted] = await Promise.all([
      Promise.all(query.phrases.map((/** @type {any} */ phrase) => find(phrase, narrowing))),
      Promise.all(query.not.map((/** @type {any} */ phrase) => find(phrase, narrowing))),
    ]);
    const found = /** @type {any} */ (lists.length ? joined(lists) : everything());
    const out = new Set(unwanted.filter((list) => list.exact).flatMap((list) => list.documents));
    const doubtful = new Set(unwanted.filter((list) => !list.exact).flatMap((list) => list.documents));
    /** @type {Candidate[]} */
    const candidates = [];
    found.documents.forEach((/** @type {number} */ document, /** @type {number} */ i) => {
      if (!out.has(document)) candidates.push({ document, marks: found.marks[i], check: doubtful.has(document) });
    });
    const exact = lists.every((list) => list.exact) && !candidates.some((candidate) => candidate.check);
    return { candidates, lists, exact };
  }

  /** @typedef {{document: number, marks: number[], check: boolean}} Candidate */

  /** @param {Candidate[]} candidates @param {string} sort */
  function ranked(candidates, sort) {
    if (sort === 'oldest') return candidates;
    if (sort === 'newest') return candidates.reverse();
    const scores = candidates.map((candidate) => scoreOf(candidate.marks));
    return candidates
      .map((_, i) => i)
      .sort((a, b) => scores[b] - scores[a] || candidates[b].document - candidates[a].document)
      .map((i) => candidates[i]);
  }

  /** The end of the block that begins at a place. @param {number} begin */
  const blockEnd = (begin) => (begin < firstBlock ? firstBlock : begin + nextBlock);

  /** The beginning of the block that a place is in. @param {number} at */
  const blockBegin = (at) => (at < firstBlock ? 0 : at - ((at - firstBlock) % nextBlock));

  /**
   * Reads candidates in their order and confirms them by their texts. A block is always read whole, so that
   * the order is the same however many results are asked for at once.
   * @param {any} query @param {string} sort @param {Candidate[]} order @param {boolean} exact the lists say it all
   */
  function readingOf(query, sort, order, exact) {
    let at = 0; // what is before it has been read
    let rejected = 0;
    let step = 0; // of narrowings
    let dropped = false;

    /** The results of a block. @param {Candidate[]} block @param {any[]} read @returns {any[]} */
    function resultsOf(block, read) {
      const found = block.flatMap(({ document, marks }, i) =>
        read[i] ? [{ document, score: scoreRead(read[i], marks), result: read[i].result }] : [],
      );
      rejected += block.length - found.length;
      if (sort === 'relevance') found.sort((a, b) => b.score - a.score || b.document - a.document);
      return found.map(({ result }) => result);
    }

    /** Leaves out of the rest what other lists tell not to have the phrases, if texts were read in vain. */
    async function narrowed() {
      if (at >= order.length) return false;
      const before = order.length;
      if (!exact && rejected >= narrowings[step].inVain) {
        const { candidates } = await candidatesOf(query, narrowings[++step]);
        const kept = new Map(candidates.map((one) => [one.document, one]));
        order = order.flatMap((one, i) => (i < at ? one : kept.get(one.document) || []));
      }
      // Nearly all of what may have an excluded phrase has it: enough of these have been read in vain.
      if (rejected > mostInVain) {
        const kept = order.filter((one, i) => i < at || !one.check);
        dropped = dropped || kept.length < order.length;
        order = kept;
      }
      return order.length < before;
    }

    /** The next results, about so many. @param {number} wanted @returns {Promise<any[]>} */
    async function next(wanted) {
      let end = at;
      while (end < at + Math.min(200, wanted)) end = blockEnd(end);
      const batch = order.slice(at, end);
      const read = await Promise.all(batch.map(({ document, marks, check }) => confirmed(document, marks, query, check)));
      /** @type {any[]} */
      const results = [];
      for (let i = 0; i < batch.length; ) {
        const size = Math.min(blockEnd(at), order.length) - at;
        results.push(...resultsOf(batch.slice(i, i + size), read.slice(i, i + size)));
        i += size;
        at += size;
        // What was read beyond is read again from memory, in its new place.
        if (await narrowed()) break;
      }
      return results;
    }

    return {
      /** @param {number} offset @param {number} limit */
      page: async (offset, limit) => {
        // Where the lists say it all, what comes before the block of `offset` need not be read.
        if (exact) at = blockBegin(Math.min(offset, order.length));
        const first = offset - at;
        /** @type {any[]} */
        const results = [];
        while (at < order.length && results.length < first + limit) results.push(...(await next(first + limit - results.length)));
        return results.slice(first, first + limit);
      },
      total: () => order.length - rejected,
      isExact: () => exact || (at >= order.length && !dropped),
    };
  }

  /**
   * @param {string} text
   * @param {any} [options] limit, offset, sort (relevance, newest, oldest), unit, year, theme, slogan,
   *   campaign (ids or names, one or a list), since, until (dates), facets (names of facets to count)
   */
  Gazette.search = async (text, options = {}) => {
    const { limit = 10, offset = 0, sort = 'relevance' } = options;
    await index.open();
    const query = Gazette.parse(text);
    const asked = query.phrases.length || query.not.length || Object.keys(query.filters).length;
    const [{ candidates, lists, exact }, filters] = await Promise.all([candidatesOf(query, narrowings[0]), filtersOf(query, options)]);
    if (!asked && !filters.size && String(text).trim()) return { total: 0, exact: true, results: [], terms: [], facets: {} };

    /** @param {string} [except] */
    const passed = (except) =>
      candidates.filter(({ document }) =>
        Array.from(filters).every(([facet, pass]) => facet === except || pass[document]),
      );
    const reading = readingOf(query, sort, ranked(passed(), sort), exact);
    const sought = query.phrases;
    const terms = offset === 0 && sought.length ? namedTerms(lists, sought) : Promise.resolve([]);
    const results = await reading.page(offset, limit);
    /** @type {Record<string, any>} */
    const counts = {};
    await Promise.all(
      listed(options.facets).map(async (facet) => {
        counts[facet] = await counted(facet, passed(facet).map((candidate) => candidate.document), listed(options[facet]));
      }),
    );
    return { total: reading.total(), exact: reading.isExact(), results, terms: await terms, facets: counts };
  };
})();
