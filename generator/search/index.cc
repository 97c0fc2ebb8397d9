#include "search/index.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "diagnostics/render.h"
#include "search/gram_shards.h"
#include "search/lists.h"
#include "search/short_hash.h"
#include "search/text_files.h"

namespace gazette::search {

namespace {

using diagnostics::json_string;

constexpr std::size_t terms_in_a_file = 16;

std::vector<IndexFile> term_names_of(const Collection& collection) {
  std::vector<IndexFile> files;
  std::string names;
  std::size_t count = 0;
  const auto finish = [&] {
    const std::string name = fmt::format("n/{}", (count - 1) / terms_in_a_file);
    files.push_back(script_of(name, fmt::format("[{}]", names), ""));
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
  return files;
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
  return script_of(name, fmt::format("[{}]", names), bits.text());
}

// The days that documents are ordered by: the first, then steps, as numbers yyyymmdd.
IndexFile dates_of(const std::vector<Document>& documents) {
  BitWriter bits;
  std::uint32_t last = 0;
  for (const Document& document : documents) {
    bits.write_count(document.order - last);
    last = document.order;
  }
  return script_of("f/dates", "[]", bits.text());
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

// Adds files, and gives a hash of them all.
std::string add_files(std::vector<IndexFile> made, std::vector<IndexFile>& files) {
  ShortHash hash;
  for (IndexFile& file : made) {
    hash.add(file.bytes);
    files.push_back(std::move(file));
  }
  return fmt::format("{:x}", hash.value());
}

std::vector<IndexFile> vocabularies_of(const Collection& collection, unsigned document_bits) {
  std::vector<IndexFile> files;
  files.reserve(collection.terms.size() + 1);
  for (std::size_t kind = 0; kind < collection.terms.size(); ++kind)
    files.push_back(vocabulary_of(collection, kind, document_bits));
  files.push_back(dates_of(collection.documents));
  return files;
}

std::vector<IndexFile> scripts_of(const std::vector<std::string>& shards) {
  std::vector<IndexFile> files;
  files.reserve(shards.size());
  for (std::size_t i = 0; i < shards.size(); ++i)
    files.push_back(script_of(fmt::format("g/{}", i), "0", shards[i]));
  return files;
}

}  // namespace

IndexFile script_of(std::string_view name, std::string_view data, std::string_view payload) {
  const std::string last = payload.empty() ? std::string() : fmt::format(",\"{}\"", payload);
  return {fmt::format("{}{}.js", folder, name), fmt::format("Gazette.take(\"{}\",{}{})\n", name, data, last)};
}

std::vector<IndexFile> make_index(Collection collection, std::string_view own_versions, parallel::Jobs jobs) {
  const NumberWidths widths = widths_of(collection);
  std::vector<IndexFile> files;
  const GramShards shards =
      make_gram_shards(make_gram_lists(collection, widths, jobs), collection.documents.size(), jobs);
  for (Document& document : collection.documents) document.entry.grams = {};  // a tenth of the memory
  const std::string of_shards = add_files(scripts_of(shards.shards), files);
  for (const OwnList& list : shards.lists)
    files.push_back(script_of(fmt::format("l/{}", list.name), "0", list.payload));
  TextFiles texts = make_text_files(collection, jobs);
  std::ranges::move(texts.files, std::back_inserter(files));
  const std::string of_names = add_files(term_names_of(collection), files);
  const std::string of_facets = add_files(vocabularies_of(collection, widths.document), files);
  files.push_back(script_of(
      "index",
      fmt::format("{{documents:{},shardBits:{},documentBits:{},termBits:{},inFile:{},inHash:{},years:[{}],"
                  "versions:{{g:\"{}\",n:\"{}\",f:\"{}\",{}}},texts:\"{}\"}}",
                  collection.documents.size(), shards.bits, widths.document, widths.term,
                  texts.documents_in_a_file, documents_of_a_hash, years_of(collection.documents), of_shards,
                  of_names, of_facets, own_versions, texts.hashes),
      collection.phrases.table()));
  return files;
}

}  // namespace gazette::search
