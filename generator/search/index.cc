#include "search/index.h"

#include <fmt/format.h>

#include <bit>

#include "diagnostics/render.h"
#include "search/gram_shards.h"
#include "search/lists.h"

namespace gazette::search {

namespace {

using diagnostics::json_string;

constexpr std::size_t terms_in_a_file = 16;

std::string call(std::string_view name, std::string_view data, std::string_view payload) {
  return fmt::format("Gazette.take(\"{}\",{},\"{}\")\n", name, data, payload);
}

void add_record(const Document& document, std::size_t number, std::vector<IndexFile>& files) {
  const std::string data =
      fmt::format("[{},{},{},{},{},{},{}]", json_string(document.url), json_string(document.title),
                  json_string(document.subtitle), json_string(document.unit), document.year,
                  json_string(document.date), document.withdrawn ? 1 : 0);
  for (std::size_t part = 0; part < document.entry.parts.size(); ++part) {
    const std::string name = fmt::format("t/{}-{}", number, part);
    files.push_back({fmt::format("{}{}.js", folder, name), call(name, data, document.entry.parts[part])});
  }
}

void add_term_names(const Collection& collection, std::vector<IndexFile>& files) {
  std::string names;
  std::size_t count = 0;
  const auto finish = [&] {
    const std::string name = fmt::format("n/{}", (count - 1) / terms_in_a_file);
    files.push_back({fmt::format("{}{}.js", folder, name), call(name, fmt::format("[{}]", names), "")});
    names.clear();
  };
  for (std::size_t kind = 0; kind < collection.terms.size(); ++kind) {
    for (const Term& term : collection.terms[kind]) {
      if (!names.empty()) names += ",";
      names += fmt::format("[{},{},{}", kind, json_string(term.name), json_string(term.url));
      for (const std::string& other : term.other_names) names += fmt::format(",{}", json_string(other));
      names += "]";
      if (++count % terms_in_a_file == 0) finish();
    }
  }
  if (!names.empty()) finish();
}

IndexFile vocabulary_of(const Collection& collection, std::size_t kind, unsigned document_bits) {
  std::vector<std::vector<std::uint32_t>> documents(collection.terms[kind].size());
  for (std::uint32_t d = 0; d < collection.documents.size(); ++d) {
    for (const std::uint32_t term : collection.documents[d].terms[kind]) {
      if (documents[term].empty() || documents[term].back() != d) documents[term].push_back(d);
    }
  }
  std::string names;
  BitWriter bits;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Term& term = collection.terms[kind][i];
    names += fmt::format("{}[{},{},{}", names.empty() ? "" : ",", json_string(term.id),
                         json_string(term.name), term.parent);
    for (const std::string& other : term.other_names) names += fmt::format(",{}", json_string(other));
    names += "]";
    bits.write_count(static_cast<std::uint32_t>(documents[i].size()));
    write_list(documents[i], document_bits, bits);
  }
  const std::string name =
      fmt::format("f/{}", model::vocabulary_name(static_cast<model::VocabularyKind>(kind)));
  return {fmt::format("{}{}.js", folder, name), call(name, fmt::format("[{}]", names), bits.take())};
}

// The days that documents are ordered by: the first, then steps, as numbers yyyymmdd.
IndexFile dates_of(const std::vector<Document>& documents) {
  BitWriter bits;
  std::uint32_t last = 0;
  for (const Document& document : documents) {
    bits.write_count(document.order - last);
    last = document.order;
  }
  return {fmt::format("{}f/dates.js", folder), call("f/dates", "[]", bits.take())};
}

// Runs of documents of one year: the year (0: a plain page), how many.
std::string years_of(const std::vector<Document>& documents) {
  std::string out;
  for (std::size_t at = 0; at < documents.size();) {
    std::size_t end = at;
    while (end < documents.size() && documents[end].year == documents[at].year) ++end;
    out += fmt::format("{}{},{}", out.empty() ? "" : ",", documents[at].year, end - at);
    at = end;
  }
  return out;
}

}  // namespace

Index make_index(Collection collection, parallel::Jobs jobs) {
  const ShardShape shape = shape_of(collection);
  Index index;
  const std::vector<std::string> shards = make_gram_shards(collection, shape, jobs);
  index.files.reserve(shards.size() + 2 * collection.documents.size() + 64);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::string name = fmt::format("g/{}", i);
    index.files.push_back({fmt::format("{}{}.js", folder, name), call(name, "0", shards[i])});
  }
  for (std::size_t i = 0; i < collection.documents.size(); ++i)
    add_record(collection.documents[i], i, index.files);
  add_term_names(collection, index.files);
  for (std::size_t kind = 0; kind < collection.terms.size(); ++kind)
    index.files.push_back(vocabulary_of(collection, kind, shape.document_bits));
  index.files.push_back(dates_of(collection.documents));

  std::string counts;
  for (const auto& kind : collection.terms)
    counts += fmt::format("{}{}", counts.empty() ? "" : ",", kind.size());
  index.manifest = fmt::format(
      "{{documents:{},shardBits:{},documentBits:{},termBits:{},terms:[{}],years:[{}],phrases:\"{}\"}}",
      collection.documents.size(), shape.shard_bits, shape.document_bits, shape.term_bits, counts,
      years_of(collection.documents), collection.phrases.table());
  return index;
}

}  // namespace gazette::search
