#include "cli/terms_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "diagnostics/render.h"
#include "site/terms.h"

namespace gazette::cli {

namespace {

using diagnostics::json_string;
using diagnostics::Language;
using diagnostics::words;
using model::VocabularyKind;
using site::RecurringPhrase;
using site::Spelling;
using site::TermSurvey;
using site::UnusedEntry;

std::string file_of(VocabularyKind kind) {
  return std::string(model::vocabulary_name(kind)) + ".yaml";
}

// A phrase as a YAML scalar: in quotation marks where plain text would mean something else.
std::string scalar(std::string_view text) {
  constexpr std::string_view special = ":#[]{},&*!|>'\"%@`?-\\";
  const bool plain = text.find_first_of(special) == std::string_view::npos &&
                     text.find_first_not_of("0123456789.eE+ ") != std::string_view::npos &&
                     text.front() != ' ' && text.back() != ' ';
  return plain ? std::string(text) : json_string(text);
}

std::string scalars(const std::vector<Spelling>& spellings, std::size_t first) {
  std::string list;
  for (std::size_t i = first; i < spellings.size(); ++i)
    list += (list.empty() ? "" : ", ") + scalar(spellings[i].text);
  return "[" + list + "]";
}

std::string remark(const diagnostics::Wording& wording, Language language) {
  return fmt::format("# {}\n", wording.in(language));
}

std::string years_of(const RecurringPhrase& phrase) {
  if (phrase.first_year == phrase.last_year) return std::to_string(phrase.first_year);
  return fmt::format("{}–{}", phrase.first_year, phrase.last_year);
}

std::string entry(const RecurringPhrase& phrase, Language language) {
  std::string out = remark(words("{}篇报告、{}个单位、{}处，{}", "{} reports, {} units, {} times, {}",
                                 phrase.reports, phrase.units, phrase.count, years_of(phrase)),
                           language);
  out += fmt::format("- name: {}\n", scalar(phrase.spellings.front().text));
  if (phrase.spellings.size() > 1) out += fmt::format("  aliases: {}\n", scalars(phrase.spellings, 1));
  if (!phrase.suffixes.empty()) out += fmt::format("  suffix: {}\n", scalars(phrase.suffixes, 0));
  return out;
}

// The whole is YAML: what is no entry is a comment.
std::string as_table(const TermSurvey& survey, std::size_t limit, Language language) {
  const std::size_t shown = limit == 0 ? survey.phrases.size() : std::min(limit, survey.phrases.size());
  std::string out;
  for (const VocabularyKind kind : {VocabularyKind::Slogans, VocabularyKind::Campaigns}) {
    std::string entries;
    for (std::size_t i = 0; i < shown; ++i) {
      if (survey.phrases[i].vocabulary == kind) entries += entry(survey.phrases[i], language);
    }
    if (entries.empty()) continue;
    out += remark(words("==== 可加入 {} ====", "==== for {} ====", file_of(kind)), language) + entries;
  }
  if (survey.phrases.empty())
    out += remark({"没有反复出现而词表未收的提法", "no phrase recurs that no vocabulary has"}, language);
  if (shown < survey.phrases.size()) {
    out += remark(words("另有{}条未列出，用 --limit 0 列全", "{} more; --limit 0 lists all",
                        survey.phrases.size() - shown),
                  language);
  }
  if (!survey.unused.empty())
    out += remark({"==== 没有报告用到的条目 ====", "==== entries that no report uses ===="}, language);
  for (const UnusedEntry& unused : survey.unused)
    out += fmt::format("# {}:{}: {}\n", unused.place.path, unused.place.line, unused.name);
  return out;
}

template <typename Items, typename Write>
std::string list_json(const Items& items, std::string_view indent, Write write) {
  std::string out;
  for (const auto& item : items) out += fmt::format("{}\n{}{}", out.empty() ? "" : ",", indent, write(item));
  return "[" + out + (out.empty() ? "]" : "\n  ]");
}

std::string counts_json(const std::vector<Spelling>& spellings) {
  std::string out;
  for (const Spelling& spelling : spellings)
    out += fmt::format(R"({}{{"text": {}, "count": {}}})", out.empty() ? "" : ", ",
                       json_string(spelling.text), spelling.count);
  return "[" + out + "]";
}

std::string as_json(const TermSurvey& survey) {
  const auto phrase = [](const RecurringPhrase& p) {
    return fmt::format(
        R"({{"name": {}, "vocabulary": "{}", "reports": {}, "units": {}, "count": {}, "first_year": {}, "last_year": {}, "spellings": {}, "suffixes": {}}})",
        json_string(p.spellings.front().text), model::vocabulary_name(p.vocabulary), p.reports, p.units,
        p.count, p.first_year, p.last_year, counts_json(p.spellings), counts_json(p.suffixes));
  };
  const auto unused = [](const UnusedEntry& u) {
    return fmt::format(R"({{"vocabulary": "{}", "id": {}, "name": {}, "file": {}, "line": {}}})",
                       model::vocabulary_name(u.vocabulary), json_string(u.id), json_string(u.name),
                       json_string(u.place.path), u.place.line);
  };
  return fmt::format("{{\n  \"phrases\": {},\n  \"unused\": {}\n}}\n",
                     list_json(survey.phrases, "    ", phrase), list_json(survey.unused, "    ", unused));
}

}  // namespace

ExitStatus run_terms(const TermsArguments& arguments) {
  const auto language_before = language_of(arguments.portal, std::nullopt);
  const auto options = site_options(arguments.portal);
  if (!options) {
    print(options.error(), language_before, MessageFormat::Human);
    return ExitStatus::WrongUsage;
  }
  diagnostics::Diagnostics diagnostics;
  const auto survey = site::survey_terms(*options, diagnostics);
  if (!survey) {
    print(survey.error(), language_before, MessageFormat::Human);
    return ExitStatus::MachineFailed;
  }
  const Language language = language_of(arguments.portal, survey->language);
  diagnostics.sort();
  print(diagnostics, language, MessageFormat::Human);
  const std::string out =
      arguments.portal.json ? as_json(*survey) : as_table(*survey, arguments.limit, language);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return diagnostics.errors() > 0 ? ExitStatus::ContentHasErrors : ExitStatus::Done;
}

}  // namespace gazette::cli
