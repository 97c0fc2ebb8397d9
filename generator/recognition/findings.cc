#include "recognition/findings.h"

#include <algorithm>
#include <span>

#include "recognition/recognize.h"
#include "text/utf8.h"

namespace gazette::recognition {

namespace {

using markdown::TextRange;

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'\n' || c == U'\t';
}

// A stretch of a sentence, and whether the sentence goes on beyond it.
struct Context {
  TextRange text;
  bool cut_before = false;
  bool cut_after = false;
};

// The sentence around a wording, as far as widest_context reaches.
Context context_of(std::string_view text, TextRange wording) {
  Context context{wording, true, true};
  for (std::size_t n = 0; n < widest_context; ++n) {
    const std::size_t at = context.text.begin;
    if (at == 0 || ends_sentence(text::code_point_before(text, at).value)) {
      context.cut_before = false;
      break;
    }
    context.text.begin -= text::code_point_before(text, at).length;
  }
  for (std::size_t n = 0; n < widest_context; ++n) {
    const std::size_t at = context.text.end;
    if (at == text.size() || ends_sentence(text::code_point_at(text, at).value)) {
      context.cut_after = false;
      break;
    }
    context.text.end += text::code_point_at(text, at).length;
  }
  // Blanks of the source at the ends (an indent) say nothing.
  const std::string_view whole = text.substr(context.text.begin, context.text.size());
  const std::size_t lead = static_cast<std::size_t>(text::trim(whole).data() - whole.data());
  if (context.text.begin + lead <= wording.begin) context.text.begin += static_cast<std::uint32_t>(lead);
  return context;
}

class Gathering {
 public:
  Gathering(const model::Report& report, const markdown::Document& body) : report_(report), body_(body) {}

  void add(const Occurrence& occurrence) {
    const bool in_title = occurrence.surroundings == Surroundings::Title;
    const std::string_view text = in_title ? std::string_view(report_.title.value) : body_.text;
    const Context context = context_of(text, occurrence.full);
    Mention mention{.entry = {occurrence.vocabulary, occurrence.entry},
                    .name = occurrence.name,
                    .spelling = occurrence.spelling,
                    .surroundings = occurrence.surroundings,
                    .in_title_of_work = occurrence.in_title_of_work,
                    .context = excerpt(text, context.text, in_title),
                    .context_size = context.text.size(),
                    .wording = within(context, occurrence.full),
                    .bare = within(context, occurrence.text),
                    .cut_before = context.cut_before,
                    .cut_after = context.cut_after};
    if (!in_title) {
      mention.heading = body_.blocks[occurrence.block].heading;
      mention.pieces = pieces(occurrence.full);
    }
    findings_.mentions.push_back(mention);
  }

  void add(ReportActivity&& activity, std::span<const FoundActivity> found,
           std::span<const Occurrence> occurrences, std::span<const EntryRef> named) {
    ReportDeed deed{.activity = std::move(activity.activity), .declared = activity.declared};
    deed.ties.begin = static_cast<std::uint32_t>(findings_.ties.size());
    for (const EntryRef& entry : named) tie(deed, entry);
    if (activity.found != ReportActivity::not_found) {
      const FoundActivity& told = found[activity.found];
      deed.heading = told.heading;
      if (!activity.declared) deed.activity.text.clear();  // it stands in the body, where pieces lead
      deed.pieces = pieces(told.date_text);
      for (const std::uint32_t number : occurrences_tied_to(told, occurrences))
        tie(deed, {occurrences[number].vocabulary, occurrences[number].entry});
    }
    deed.ties.end = static_cast<std::uint32_t>(findings_.ties.size());
    findings_.deeds.push_back(std::move(deed));
  }

  Findings take() {
    findings_.excerpts.shrink_to_fit();
    findings_.mentions.shrink_to_fit();
    findings_.deeds.shrink_to_fit();
    findings_.ties.shrink_to_fit();
    findings_.pieces.shrink_to_fit();
    return std::move(findings_);
  }

 private:
  static TextRange within(const Context& context, TextRange range) {
    return {range.begin - context.text.begin, range.end - context.text.begin};
  }

  // Where the stretch stands in the excerpts; mentions of one sentence share it.
  std::uint32_t excerpt(std::string_view text, TextRange range, bool in_title) {
    if (!findings_.mentions.empty() && last_ == range && last_in_title_ == in_title)
      return findings_.mentions.back().context;
    last_ = range;
    last_in_title_ = in_title;
    const auto at = static_cast<std::uint32_t>(findings_.excerpts.size());
    findings_.excerpts += text.substr(range.begin, range.size());
    return at;
  }

  IndexRange pieces(TextRange range) {
    const auto begin = static_cast<std::uint32_t>(findings_.pieces.size());
    for (const markdown::HtmlPiece& piece : markdown::pieces_of(body_, range))
      findings_.pieces.push_back(piece);
    return {begin, static_cast<std::uint32_t>(findings_.pieces.size())};
  }

  void tie(const ReportDeed& deed, EntryRef entry) {
    const auto own = std::span(findings_.ties).subspan(deed.ties.begin);
    if (std::ranges::find(own, entry) == own.end()) findings_.ties.push_back(entry);
  }

  const model::Report& report_;
  const markdown::Document& body_;
  Findings findings_;
  TextRange last_;
  bool last_in_title_ = false;
};

bool is_wanted(model::VocabularyKind kind, const model::Recognition& wanted) {
  return kind == model::VocabularyKind::Slogans ? wanted.slogans : wanted.campaigns;
}

// What the words of a declared activity name.
std::vector<EntryRef> named_by(const model::Activity& activity, const PhraseIndex& index, int year,
                               const model::Recognition& wanted) {
  std::vector<EntryRef> named;
  if (index.empty()) return named;
  for (const std::string* words : {&activity.title, &activity.text}) {
    for (const Occurrence& o : find_occurrences(index, *words, markdown::Document{}, year)) {
      if (!o.in_title_of_work && is_wanted(o.vocabulary, wanted)) named.push_back({o.vocabulary, o.entry});
    }
  }
  return named;
}

}  // namespace

std::vector<EntryRef> Findings::entries_in_use() const {
  std::vector<EntryRef> used;
  for (const Mention& mention : mentions) {
    if (!mention.in_title_of_work && std::ranges::find(used, mention.entry) == used.end())
      used.push_back(mention.entry);
  }
  return used;
}

Findings gather_findings(const PhraseIndex& index, const model::Report& report,
                         const markdown::Document& body, const model::Recognition& wanted) {
  Recognized recognized;
  if (wanted.slogans || wanted.campaigns || wanted.activities)
    recognized = recognize(index, report, body, wanted);
  Gathering gathering(report, body);
  for (const Occurrence& occurrence : recognized.occurrences) gathering.add(occurrence);
  for (ReportActivity& activity : join_activities(report.activities, recognized.activities, body.text)) {
    const std::vector<EntryRef> named =
        activity.declared ? named_by(activity.activity, index, report.year, wanted) : std::vector<EntryRef>{};
    gathering.add(std::move(activity), recognized.activities, recognized.occurrences, named);
  }
  return gathering.take();
}

}  // namespace gazette::recognition
