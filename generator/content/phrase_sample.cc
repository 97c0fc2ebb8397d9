#include "content/phrase_sample.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "content/content_set.h"
#include "content/front_matter.h"
#include "content/report_reader.h"
#include "files/encoding.h"
#include "search/short_hash.h"

namespace gazette::content {

namespace {

constexpr std::size_t sample_size = 128;

std::uint32_t hash_of(std::string_view path) {
  search::ShortHash hash;
  hash.add(path);
  return hash.value();
}

// None where the report may be left out: nothing of such a one may reach a byte of the output, and who is
// left out is not known yet.
std::optional<std::string> text_of(const files::File& file, const markdown::MarkdownOptions& options) {
  diagnostics::Diagnostics told_later;
  const diagnostics::SourceFile source = source_of(file);
  if (!files::check_encoding(source, told_later)) return std::nullopt;
  const SplitFile split = split_front_matter(source, told_later);
  if (!split.front_matter) return std::nullopt;
  const std::optional<model::Report> report = read_report(source, *split.front_matter, told_later);
  if (!report || report->draft || report->publish || report->expires) return std::nullopt;
  return markdown::parse_markdown(source, split.body, options, told_later).text;
}

}  // namespace

search::Phrases sample_phrases(std::vector<const files::File*> reports,
                               const markdown::MarkdownOptions& options, parallel::Jobs jobs) {
  std::ranges::sort(reports, {},
                    [](const files::File* file) { return std::pair(hash_of(file->path), file->path); });
  if (reports.size() > sample_size) reports.resize(sample_size);
  std::vector<std::optional<std::string>> found(reports.size());
  parallel::for_each_index(reports.size(), jobs,
                           [&](std::size_t i) { found[i] = text_of(*reports[i], options); });
  std::vector<std::string> texts;
  for (auto& text : found) {
    if (text) texts.push_back(std::move(*text));
  }
  return search::learn_phrases(texts);
}

}  // namespace gazette::content
