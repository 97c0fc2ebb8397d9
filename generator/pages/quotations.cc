#include "pages/quotations.h"

#include <algorithm>
#include <map>

#include "pages/body_marks.h"
#include "text/utf8.h"

namespace gazette::pages {

namespace {

using recognition::Findings;
using recognition::Mention;
using taxonomy::MentionId;
using templates::DictBuilder;
using templates::ListBuilder;

constexpr std::size_t longest_section = 16;  // characters of a heading beside a quotation
constexpr std::size_t most_variants = 20;

const catalog::Report& report_of(const Views& views, const MentionId& id) {
  return views.catalog().report(id.report);
}
const Mention& mention_of(const Views& views, const MentionId& id) {
  return report_of(views, id).findings.mentions[id.number];
}

Value section_of(const catalog::Report& report, const Mention& mention, Arena& arena) {
  if (mention.heading == markdown::Block::no_heading) return Value::none();
  const std::string& heading = report.body.headings[mention.heading].text;
  const std::string_view opening = text::first_code_points(heading, longest_section);
  if (opening.size() == heading.size()) return Value::string(heading);
  return made_text(std::string(opening) + "…", arena);
}

Value quote_value(const Views& views, const MentionId& id, Arena& arena) {
  const catalog::Report& report = report_of(views, id);
  const Mention& mention = mention_of(views, id);
  const std::string_view context = report.findings.context_of(mention);
  DictBuilder dict(arena);
  dict.set("report", views.report(id.report));
  const std::string& address = views.parts().plan.addresses.report(id.report);
  dict.set("url", mention.pieces.empty() ? Value::string(address)
                                         : made_text(address + "#" + mention_anchor(id.number), arena));
  dict.set("section", section_of(report, mention, arena));
  dict.set("before", Value::string(context.substr(0, mention.wording.begin)));
  dict.set("wording", Value::string(report.findings.wording_of(mention)));
  dict.set("after", Value::string(context.substr(mention.wording.end)));
  dict.set("cut_before", Value::boolean(mention.cut_before));
  dict.set("cut_after", Value::boolean(mention.cut_after));
  dict.set("in_title", Value::boolean(mention.surroundings == recognition::Surroundings::Title));
  dict.set("in_title_of_work", Value::boolean(mention.in_title_of_work));
  return dict.dict();
}

// Whether more than quotation marks follows the name: 实践活动, 主题教育.
bool has_suffix(const Findings& findings, const Mention& mention) {
  std::string_view rest = findings.context_of(mention).substr(mention.bare.end);
  rest = rest.substr(0, mention.wording.end - mention.bare.end);
  while (!rest.empty()) {
    const text::CodePoint c = text::code_point_at(rest, 0);
    constexpr std::u32string_view quotation_marks = U"“”‘’\"'「」『』〝〞";
    if (quotation_marks.find(c.value) == std::u32string_view::npos) return true;
    rest.remove_prefix(c.length);
  }
  return false;
}

// The name with a suffix; without the quotation marks where they stand around all of it.
std::string_view variant_text(const Findings& findings, const Mention& mention) {
  return has_suffix(findings, mention) ? findings.wording_of(mention) : findings.bare_wording_of(mention);
}

std::string_view variant_kind(const Findings& findings, const Mention& mention) {
  using recognition::NameKind;
  using recognition::Spelling;
  if (has_suffix(findings, mention)) return "suffix";
  if (mention.spelling == Spelling::Masked) return "masked";
  switch (mention.name) {
    case NameKind::Alias:
      return "alias";
    case NameKind::Full:
      return "full";
    case NameKind::Former:
      return "former";
    case NameKind::Name:
      break;
  }
  return mention.spelling == Spelling::OtherPunctuation ? "punctuation" : "name";
}

struct Variant {
  std::string_view text;
  std::string_view kind;
  int first_year = 0;
  std::size_t count = 0;
};

std::vector<Variant> count_variants(const Views& views, std::span<const MentionId> mentions) {
  std::map<std::string_view, Variant> by_text;
  for (const MentionId& id : mentions) {
    const catalog::Report& report = report_of(views, id);
    const Mention& mention = mention_of(views, id);
    const std::string_view text = variant_text(report.findings, mention);
    Variant& variant = by_text.try_emplace(text, Variant{.text = text}).first->second;
    ++variant.count;
    // The earliest one decides, and they come newest year first.
    variant.first_year = report.declared.year;
    variant.kind = variant_kind(report.findings, mention);
  }
  std::vector<Variant> variants;
  variants.reserve(by_text.size());
  for (const auto& [text, variant] : by_text) variants.push_back(variant);
  std::ranges::stable_sort(variants, std::greater{}, &Variant::count);
  if (variants.size() > most_variants) variants.resize(most_variants);
  return variants;
}

}  // namespace

Value quotations(const Views& views, std::span<const MentionId> mentions, Arena& arena) {
  const auto same_group = [&](const MentionId& a, const MentionId& b) {
    const catalog::Report& first = report_of(views, a);
    const catalog::Report& second = report_of(views, b);
    return first.declared.year == second.declared.year && first.owner() == second.owner();
  };
  ListBuilder groups(arena);
  for (auto begin = mentions.begin(); begin != mentions.end();) {
    const auto end =
        std::find_if_not(begin, mentions.end(), [&](const MentionId& id) { return same_group(*begin, id); });
    ListBuilder quotes(arena, static_cast<std::size_t>(end - begin));
    for (auto id = begin; id != end; ++id) quotes.push(quote_value(views, *id, arena));
    DictBuilder group(arena);
    group.set("year", views.year(report_of(views, *begin).declared.year));
    group.set("unit", views.term(report_of(views, *begin).owner()));
    group.set("quotes", quotes.list());
    groups.push(group.dict());
    begin = end;
  }
  return groups.list();
}

Value variants(const Views& views, std::span<const MentionId> mentions, Arena& arena) {
  ListBuilder list(arena);
  for (const Variant& variant : count_variants(views, mentions)) {
    DictBuilder dict(arena);
    dict.set("text", Value::string(variant.text));
    dict.set("kind", Value::string(variant.kind));
    dict.set("first_year", Value::integer(variant.first_year));
    dict.set("count", Value::integer(static_cast<std::int64_t>(variant.count)));
    list.push(dict.dict());
  }
  return list.list();
}

}  // namespace gazette::pages
