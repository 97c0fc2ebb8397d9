// What layouts see of a report.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pages/body_marks.h"
#include "pages/date_words.h"
#include "pages/view_tables.h"
#include "pages/views.h"

namespace gazette::pages {

namespace {

using catalog::ReportId;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

constexpr std::string_view report_root = "../../../";  // reports/<unit>/<year>/<slug>.html
constexpr std::string_view title_break = "——";

const catalog::Report& report_of(const Views& views, ReportId id) {
  return views.catalog().report(id);
}
const model::Report& declared(const Views& views, ReportId id) {
  return report_of(views, id).declared;
}

// A title with —— is a main title and a subtitle, where none is declared.
struct Title {
  std::string_view main;
  std::string_view sub;
};
Title title_of(const model::Report& report) {
  const std::string_view whole = report.title.value;
  if (!report.subtitle.empty()) return {whole, report.subtitle};
  const std::size_t at = whole.find(title_break);
  if (at == std::string_view::npos || at == 0 || at + title_break.size() == whole.size()) return {whole, {}};
  return {whole.substr(0, at), whole.substr(at + title_break.size())};
}

Value full_title(const model::Report& report, Arena& arena) {
  if (report.subtitle.empty()) return Value::string(report.title.value);
  return made_text(fmt::format("{}{}{}", report.title.value, title_break, report.subtitle), arena);
}

Value period_value(const Views& views, const model::Report& report, Arena& arena) {
  if (!report.period) return Value::none();
  DictBuilder dict(arena);
  const bool code = report.period->kind != model::PeriodKind::Other;
  dict.set("code", code ? Value::string(report.period->code) : Value::none());
  dict.set("name", made_text(views.period_name(*report.period), arena));
  return dict.dict();
}

Value withdrawn_value(const Views& views, ReportId id, Arena& arena) {
  const auto& withdrawn = declared(views, id).withdrawn;
  if (!withdrawn) return Value::none();
  DictBuilder dict(arena);
  dict.set("date", views.date_or_none(withdrawn->date));
  dict.set("reason", text_or_none(withdrawn->reason));
  const auto& replaced_by = views.parts().links.reports[index_of(id)].replaced_by;
  if (replaced_by) {
    DictBuilder other(arena);
    other.set("title", Value::string(replaced_by->title));
    other.set("url", Value::string(replaced_by->address));
    dict.set("replaced_by", other.dict());
  } else {
    dict.set("replaced_by", Value::none());
  }
  return dict.dict();
}

std::string size_words(std::uint64_t bytes) {
  constexpr double kilo = 1024;
  if (bytes < 1024) return fmt::format("{} B", bytes);
  if (bytes < std::uint64_t{1024} * 1024) return fmt::format("{:.0f} KB", static_cast<double>(bytes) / kilo);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / kilo / kilo);
}

Value attachments_value(const Views& views, ReportId id, Arena& arena) {
  ListBuilder list(arena);
  for (const AttachmentTarget& attachment : views.parts().links.reports[index_of(id)].attachments) {
    DictBuilder dict(arena);
    dict.set("title", Value::string(attachment.title));
    dict.set("url", Value::string(attachment.address));
    dict.set("kind", Value::string(attachment.kind));
    dict.set("size", made_text(size_words(attachment.size), arena));
    list.push(dict.dict());
  }
  return list.list();
}

// Why two reports are related, the strongest reason first: say(phrase, name of the term that they share).
template <typename Say>
void for_each_reason(const Views& views, const catalog::Report& a, const catalog::Report& b, Say say) {
  constexpr std::array<std::pair<VocabularyKind, std::string_view>, 4> reasons{
      {{VocabularyKind::Units, "related.unit"},
       {VocabularyKind::Campaigns, "related.campaign"},
       {VocabularyKind::Slogans, "related.slogan"},
       {VocabularyKind::Themes, "related.theme"}}};
  for (const auto& [kind, key] : reasons) {
    for (const std::uint32_t term : a.of(kind)) {
      if (std::ranges::find(b.of(kind), term) == b.of(kind).end()) continue;
      say(key, views.catalog().term({kind, term}).name);
      break;
    }
  }
}

Value related_value(const Views& views, ReportId id, Arena& arena) {
  ListBuilder list(arena);
  for (const taxonomy::RelatedReport& related : views.parts().related[index_of(id)]) {
    DictBuilder dict(arena);
    ListBuilder reasons(arena, 4);
    for_each_reason(views, report_of(views, id), report_of(views, related.report),
                    [&](std::string_view phrase, const std::string& name) {
                      reasons.push(made_text(views.words()(phrase, {{name, std::nullopt}}), arena));
                    });
    dict.set("report", views.report(related.report));
    dict.set("reasons", reasons.list());
    list.push(dict.dict());
  }
  return list.list();
}

// The same without words.
Value related_and_shared(const Views& views, ReportId id, Arena& arena) {
  ListBuilder list(arena);
  for (const taxonomy::RelatedReport& related : views.parts().related[index_of(id)]) {
    list.push(views.report(related.report));
    for_each_reason(views, report_of(views, id), report_of(views, related.report),
                    [&](std::string_view phrase, const std::string& name) {
                      list.push(Value::string(phrase));
                      list.push(Value::string(name));
                    });
  }
  return list.list();
}

// The report of the same owner `steps` away in the list of its reports, which is newest first.
Value neighbour(const Views& views, ReportId id, int steps) {
  const auto& reports = views.parts().taxonomy.of(report_of(views, id).owner()).reports;
  const auto at = std::ranges::lower_bound(reports, id) - reports.begin() + steps;
  if (at < 0 || at >= std::ssize(reports)) return Value::none();
  return views.report(reports[static_cast<std::size_t>(at)]);
}

Value citation_value(const Views& views, ReportId id, Arena& arena) {
  const model::Report& report = declared(views, id);
  const catalog::Term& unit = views.catalog().term(report_of(views, id).owner());
  const Value title = full_title(report, arena);
  const std::string number =
      report.number.empty() ? "" : views.words()("citation.number", {{report.number, std::nullopt}});
  const std::string date = report.date ? report.date->iso() : std::to_string(report.year);
  return made_text(views.words()("citation", {{unit.name, std::nullopt},
                                              {title.as_text(), std::nullopt},
                                              {number, std::nullopt},
                                              {views.catalog().settings.title, std::nullopt},
                                              {date, std::nullopt}}),
                   arena);
}

// {earlier, url} of the page that lays its year beside the owner's year before, or none.
Value comparison_value(const Views& views, ReportId id, Arena& arena) {
  if (!views.catalog().settings.comparisons) return Value::none();
  const catalog::TermId owner = report_of(views, id).owner();
  const auto& years = views.parts().taxonomy.of(owner).by_year;
  const int year = declared(views, id).year;
  const auto at = std::ranges::find(years, year, &taxonomy::YearCount::year);
  if (at == years.end() || at + 1 == years.end()) return Value::none();
  DictBuilder dict(arena);
  dict.set("earlier", Value::integer((at + 1)->year));
  dict.set("url", made_text(compare_address(views.catalog().term(owner), (at + 1)->year, year), arena));
  return dict.dict();
}

Value compilation_url(const Views& views, ReportId id, Arena& arena) {
  if (!views.catalog().settings.compilations) return Value::none();
  const catalog::Term& owner = views.catalog().term(report_of(views, id).owner());
  return made_text(compilation_address(owner, declared(views, id).year), arena);
}

Value body_value(const Views& views, ReportId id, Arena& arena) {
  std::optional<markdown::Document> room;
  return document_html(
      views.whole_body(id, room), views.parts().links.reports[index_of(id)].targets, report_root, arena,
      body_marks(report_of(views, id).findings, views.parts().plan.addresses, report_root, arena));
}

// What its text, once written, has besides its own file: where its links lead, what is put in.
Value body_links(const Views& views, ReportId id, Arena& arena) {
  ListBuilder list(arena);
  for (const Target& target : views.parts().links.reports[index_of(id)].targets) {
    list.push(Value::string(target.address));
    list.push(Value::integer(target.width));
    list.push(Value::integer(target.height));
  }
  for (const markdown::Insertion& mark :
       body_marks(report_of(views, id).findings, views.parts().plan.addresses, report_root, arena))
    list.push(Value::string(mark.html));
  return list.list();
}

constexpr std::array<Attribute<ReportId>, 31> table{{
    {"activities", [](const Views& v, ReportId id,
                      Arena& a) { return v.activities(v.parts().timeline.by_report[index_of(id)], a); }},
    {"attachments", attachments_value},
    {"authors", [](const Views& v, ReportId id, Arena& a) { return texts(declared(v, id).authors, a); },
     told_elsewhere<ReportId>},
    {"body", body_value, body_links},
    {"campaigns",
     [](const Views& v, ReportId id, Arena& a) {
       return v.terms(VocabularyKind::Campaigns, report_of(v, id).of(VocabularyKind::Campaigns), a);
     }},
    {"campaigns_found",
     [](const Views& v, ReportId id, Arena& a) {
       return v.terms(VocabularyKind::Campaigns, report_of(v, id).found_of(VocabularyKind::Campaigns), a);
     }},
    {"citation", citation_value,
     [](const Views& v, ReportId id, Arena&) {
       return Value::string(v.catalog().term(report_of(v, id).owner()).name);
     }},
    {"comparison", comparison_value},
    {"compilation_url", compilation_url},
    {"date", [](const Views& v, ReportId id, Arena&) { return v.date_or_none(declared(v, id).date); },
     told_elsewhere<ReportId>},
    {"full_title", [](const Views& v, ReportId id, Arena& a) { return full_title(declared(v, id), a); },
     told_elsewhere<ReportId>},
    {"kind_name",
     [](const Views& v, ReportId id, Arena& a) { return made_text(v.kind_name(declared(v, id)), a); },
     told_elsewhere<ReportId>},
    {"next", [](const Views& v, ReportId id, Arena&) { return neighbour(v, id, -1); }},
    {"number", [](const Views& v, ReportId id, Arena&) { return text_or_none(declared(v, id).number); },
     told_elsewhere<ReportId>},
    {"params", [](const Views& v, ReportId id, Arena& a) { return tree_value(declared(v, id).params, a); },
     told_elsewhere<ReportId>},
    {"period", [](const Views& v, ReportId id, Arena& a) { return period_value(v, declared(v, id), a); },
     told_elsewhere<ReportId>},
    {"prev", [](const Views& v, ReportId id, Arena&) { return neighbour(v, id, 1); }},
    {"related", related_value, related_and_shared},
    {"slogans",
     [](const Views& v, ReportId id, Arena& a) {
       return v.terms(VocabularyKind::Slogans, report_of(v, id).of(VocabularyKind::Slogans), a);
     }},
    {"slogans_found",
     [](const Views& v, ReportId id, Arena& a) {
       return v.terms(VocabularyKind::Slogans, report_of(v, id).found_of(VocabularyKind::Slogans), a);
     }},
    {"source", [](const Views& v, ReportId id, Arena&) { return text_or_none(declared(v, id).source); },
     told_elsewhere<ReportId>},
    {"subtitle",
     [](const Views& v, ReportId id, Arena&) { return text_or_none(title_of(declared(v, id)).sub); },
     told_elsewhere<ReportId>},
    {"summary", [](const Views& v, ReportId id, Arena&) { return text_or_none(report_of(v, id).summary); },
     told_elsewhere<ReportId>},
    {"themes",
     [](const Views& v, ReportId id, Arena& a) {
       return v.terms(VocabularyKind::Themes, report_of(v, id).of(VocabularyKind::Themes), a);
     }},
    {"title",
     [](const Views& v, ReportId id, Arena&) { return Value::string(title_of(declared(v, id)).main); },
     told_elsewhere<ReportId>},
    {"toc", [](const Views& v, ReportId id, Arena& a) { return contents_of(report_of(v, id).body, a); },
     told_elsewhere<ReportId>},
    {"unit", [](const Views& v, ReportId id, Arena&) { return v.term(report_of(v, id).owner()); }},
    {"units",
     [](const Views& v, ReportId id, Arena& a) {
       return v.terms(VocabularyKind::Units, report_of(v, id).of(VocabularyKind::Units), a);
     }},
    {"url",
     [](const Views& v, ReportId id, Arena&) { return Value::string(v.parts().plan.addresses.report(id)); }},
    {"withdrawn", withdrawn_value},
    {"year", [](const Views& v, ReportId id, Arena&) { return v.year(declared(v, id).year); }},
}};
static_assert(is_sorted_by_name(table));
constexpr auto names = names_of(table);

}  // namespace

std::span<const Attribute<ReportId>> report_table() {
  return table;
}
std::span<const std::string_view> report_names() {
  return names;
}

}  // namespace gazette::pages
