#include "site/layouts.h"

#include <algorithm>
#include <map>

#include "builtin/builtin.h"
#include "files/encoding.h"

namespace gazette::site {

namespace {

constexpr std::string_view folder = "layouts/";
constexpr std::string_view words_name = "words.yaml";

std::optional<std::string_view> builtin_text(std::string_view path) {
  const auto files = builtin::files();
  const auto found = std::ranges::lower_bound(files, path, {}, &builtin::File::path);
  return found != files.end() && found->path == path ? std::optional(found->text) : std::nullopt;
}

}  // namespace

std::optional<std::string_view> find_text(const files::FileTree& files, std::string_view path) {
  if (const files::File* const file = files.find(path)) return file->text;
  return builtin_text(path);
}

Templates collect_templates(const files::FileTree& files, diagnostics::Diagnostics& diagnostics) {
  std::map<std::string_view, std::string_view> texts;  // by path
  for (const builtin::File& file : builtin::files()) {
    if (file.path.starts_with(folder)) texts[file.path] = file.text;
  }
  for (const files::File& file : files.below(folder)) {
    if (files::check_encoding({file.path, file.text}, diagnostics)) texts[file.path] = file.text;
  }
  Templates templates;
  for (const auto& [path, text] : texts) {
    const std::string_view name = path.substr(folder.size());
    templates::TemplateSource source{std::string(name), std::string(path), std::string(text)};
    if (name == words_name) {
      templates.words = std::move(source);
    } else if (name.ends_with(".html")) {
      templates.sources.push_back(std::move(source));
    }
  }
  return templates;
}

pages::Words read_interface_words(const Templates& templates, diagnostics::Language language,
                                  diagnostics::Diagnostics& diagnostics) {
  pages::Words words = pages::read_words({templates.words.path, templates.words.text}, language, diagnostics);
  const std::string builtin_path = std::string(folder) + std::string(words_name);
  const std::string_view builtin_words = builtin_text(builtin_path).value_or(std::string_view{});
  if (templates.words.text != builtin_words)
    words.complete_from(pages::read_words({builtin_path, builtin_words}, language, diagnostics));
  return words;
}

}  // namespace gazette::site
