#include "search/text_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <span>

#include "diagnostics/render.h"
#include "search/bits.h"
#include "search/short_hash.h"

namespace gazette::search {

namespace {

// A small portal has few files, of several documents each; from so many parts on each is a file of its own.
constexpr std::size_t many_parts = 512;
constexpr std::size_t most_in_a_file = 4;

std::uint32_t documents_in_a_file(const Collection& collection) {
  std::size_t parts = 1;
  for (const Document& document : collection.documents) parts += document.entry.parts.size();
  return static_cast<std::uint32_t>(
      std::clamp(std::bit_floor(many_parts / parts), std::size_t{1}, most_in_a_file));
}

// Address, date, number of parts, title with subtitle and unit, the text; 1 behind it: withdrawn.
std::string record_of(const Document& document, std::size_t part, std::string_view head) {
  return fmt::format("[{},\"{}\",{},\"{}\",\"{}\"{}]", diagnostics::json_string(document.url), document.date,
                     document.entry.parts.size(), head, document.entry.parts[part],
                     document.withdrawn ? ",1" : "");
}

// The lines that a result begins with.
std::string head_of(const Document& document, const Phrases& phrases) {
  std::array<std::string, 3> lines{document.title, document.subtitle, document.unit};
  for (std::string& line : lines)
    std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return phrases.write(fmt::format("{}\n{}\n{}", lines[0], lines[1], lines[2]));
}

// The files of some documents that share them, by part.
std::vector<IndexFile> files_of(const Collection& collection, std::size_t number,
                                std::span<const Document> documents) {
  std::vector<std::string> heads;
  std::size_t parts = 0;
  for (const Document& document : documents) {
    heads.push_back(head_of(document, collection.phrases));
    parts = std::max(parts, document.entry.parts.size());
  }
  std::vector<IndexFile> files;
  for (std::size_t part = 0; part < parts; ++part) {
    std::string records;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const bool has_part = part < documents[i].entry.parts.size();
      records +=
          fmt::format("{}{}", i > 0 ? "," : "", has_part ? record_of(documents[i], part, heads[i]) : "0");
    }
    files.push_back(script_of(fmt::format("t/{}-{}", number, part), fmt::format("[{}]", records), ""));
  }
  return files;
}

}  // namespace

TextFiles make_text_files(const Collection& collection, parallel::Jobs jobs) {
  TextFiles made;
  made.documents_in_a_file = documents_in_a_file(collection);
  const std::span<const Document> documents(collection.documents);
  const std::size_t groups = (documents.size() + documents_of_a_hash - 1) / documents_of_a_hash;
  std::vector<std::vector<IndexFile>> files(groups);
  std::vector<ShortHash> hashes(groups);
  parallel::for_each_index(groups, jobs, [&](std::size_t group) {
    const std::size_t end = std::min(documents.size(), (group + 1) * documents_of_a_hash);
    for (std::size_t d = group * documents_of_a_hash; d < end; d += made.documents_in_a_file) {
      const auto sharing = documents.subspan(d, std::min<std::size_t>(made.documents_in_a_file, end - d));
      for (IndexFile& file : files_of(collection, d / made.documents_in_a_file, sharing)) {
        hashes[group].add(file.bytes);
        files[group].push_back(std::move(file));
      }
    }
  });
  BitWriter bits;
  for (std::size_t group = 0; group < groups; ++group) {
    std::ranges::move(files[group], std::back_inserter(made.files));
    bits.write(hashes[group].value(), ShortHash::bits);
  }
  made.hashes = bits.text();
  return made;
}

}  // namespace gazette::search
