#include "pages/views.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "binary/hash.h"
#include "pages/view_tables.h"

namespace gazette::pages {

namespace {

std::optional<model::CivilDate> latest_date(const catalog::Catalog& catalog) {
  std::optional<model::CivilDate> latest;
  for (const catalog::Report& report : catalog.reports) {
    if (report.declared.date && (!latest || *report.declared.date > *latest)) latest = report.declared.date;
  }
  return latest;
}

}  // namespace

// site.assets: addresses by name. The search index changes with every text, the others hardly ever, so each
// address is read by itself.
class AssetsObject final : public templates::Object {
 public:
  explicit AssetsObject(const AssetAddresses& assets) : assets_(assets) {
    for (const auto& [name, address] : assets.by_name) names_.push_back(name);
  }

  std::string_view type_name() const override { return "assets"; }
  Value get(Handle, std::string_view name, Arena& arena) const override {
    const auto found = std::ranges::lower_bound(names_, name);
    if (found == names_.end() || *found != name) return Value::missing();
    const auto position = static_cast<std::uint32_t>(found - names_.begin());
    if (arena.companion() != nullptr) note_read(arena, AssetKey{position}, 0);
    return Value::string(assets_.of(name));
  }
  std::size_t size(Handle) const override { return names_.size(); }
  std::span<const std::string_view> names(Handle) const override { return names_; }

 private:
  const AssetAddresses& assets_;
  std::vector<std::string_view> names_;
};

struct Views::Objects {
  explicit Objects(const Views& views)
      : assets(views.parts().assets),
        site("site", views, site_table(), site_names()),
        report("report", views, report_table(), report_names()),
        unit("unit", views, unit_table(), unit_names()),
        term("term", views, term_table(), term_names()),
        year("year", views, year_table(), year_names()),
        activity("activity", views, activity_table(), activity_names()),
        date("date", views, date_table(), date_names()) {}

  AssetsObject assets;
  TableObject<SiteKey> site;
  TableObject<catalog::ReportId> report;
  TableObject<catalog::TermId> unit;
  TableObject<catalog::TermId> term;
  TableObject<YearKey> year;
  TableObject<timeline::ActivityId> activity;
  TableObject<model::CivilDate> date;
};

Views::Views(const SiteParts& parts)
    : parts_(parts),
      language_(content::language_of(parts.catalog.settings)),
      content_date_(latest_date(parts.catalog)),
      objects_(std::make_unique<const Objects>(*this)) {}

Views::~Views() = default;

Value Views::site() const {
  return Value::object(objects_->site, handle_of(SiteKey{}));
}
Value Views::assets() const {
  return Value::object(objects_->assets, Handle{});
}
Value Views::report(catalog::ReportId id) const {
  return Value::object(objects_->report, handle_of(id));
}
Value Views::term(catalog::TermId id) const {
  const bool unit = id.kind == model::VocabularyKind::Units;
  return Value::object(unit ? objects_->unit : objects_->term, handle_of(id));
}
Value Views::year(int year) const {
  return Value::object(objects_->year, handle_of(YearKey{year}));
}
Value Views::activity(timeline::ActivityId id) const {
  return Value::object(objects_->activity, handle_of(id));
}
Value Views::date(const model::CivilDate& date) const {
  return Value::object(objects_->date, handle_of(date));
}

namespace {

// Things without an address, which would be alike by their numbers.
enum class IdentityOf : std::uint64_t { Site = 1, Assets, Asset, Year, Date };

// The finisher of SplitMix64 (Steele, Lea, Flood, 2014), which spreads a difference over all bits.
std::uint64_t mixed(std::uint64_t number) {
  number = (number ^ (number >> 30U)) * 0xBF58476D1CE4E5B9U;
  number = (number ^ (number >> 27U)) * 0x94D049BB133111EBU;
  return number ^ (number >> 31U);
}
std::uint64_t mixed(std::uint64_t one, std::uint64_t other) {
  return mixed(mixed(one) + other);
}
std::uint64_t mixed(IdentityOf what, std::uint64_t number) {
  return mixed(static_cast<std::uint64_t>(what), number);
}

}  // namespace

std::uint64_t Views::identity(SiteKey) const {
  return mixed(IdentityOf::Site, 0);
}
std::uint64_t Views::asset_identity(std::string_view name) const {
  return mixed(IdentityOf::Asset, binary::hash_of(name).low);
}
std::uint64_t Views::identity(YearKey key) const {
  return mixed(IdentityOf::Year, static_cast<std::uint64_t>(key.year));
}
std::uint64_t Views::identity(const model::CivilDate& date) const {
  return mixed(IdentityOf::Date, date.packed());
}
std::uint64_t Views::identity(catalog::TermId id) const {
  return binary::hash_of(parts_.plan.addresses.term(id)).low;
}
std::uint64_t Views::identity(catalog::ReportId id) const {
  return binary::hash_of(parts_.plan.addresses.report(id)).low;
}
std::uint64_t Views::identity(timeline::ActivityId id) const {
  const timeline::Entry& entry = parts_.timeline.entries[timeline::index_of(id)];
  return mixed(identity(entry.report), entry.number);
}

std::uint64_t Views::identity(const Value& object) const {
  const templates::Object* const kind = &object.as_object();
  const Handle handle = object.handle();
  if (kind == &objects_->report) return identity(key_of<catalog::ReportId>(handle));
  if (kind == &objects_->activity) return identity(key_of<timeline::ActivityId>(handle));
  if (kind == &objects_->year) return identity(key_of<YearKey>(handle));
  if (kind == &objects_->date) return identity(key_of<model::CivilDate>(handle));
  if (kind == &objects_->site) return identity(SiteKey{});
  if (kind == &objects_->assets) return mixed(IdentityOf::Assets, 0);
  assert(kind == &objects_->unit || kind == &objects_->term);
  return identity(key_of<catalog::TermId>(handle));
}

Value Views::date_or_none(const std::optional<model::CivilDate>& date) const {
  return date ? this->date(*date) : Value::none();
}
Value Views::term_or_none(const std::optional<catalog::TermId>& id) const {
  return id ? term(*id) : Value::none();
}

Value Views::reports(std::span<const catalog::ReportId> ids, Arena& arena) const {
  templates::ListBuilder list(arena, ids.size());
  for (const catalog::ReportId id : ids) list.push(report(id));
  return list.list();
}

Value Views::activities(std::span<const timeline::ActivityId> ids, Arena& arena) const {
  templates::ListBuilder list(arena, ids.size());
  for (const timeline::ActivityId id : ids) list.push(activity(id));
  return list.list();
}

Value Views::terms(model::VocabularyKind kind, std::span<const std::uint32_t> indices, Arena& arena) const {
  templates::ListBuilder list(arena, indices.size());
  for (const std::uint32_t index : indices) list.push(term({kind, index}));
  return list.list();
}

Value Views::terms(std::span<const catalog::TermId> ids, Arena& arena) const {
  templates::ListBuilder list(arena, ids.size());
  for (const catalog::TermId id : ids) list.push(term(id));
  return list.list();
}

const markdown::Document& Views::whole_body(catalog::ReportId id,
                                            std::optional<markdown::Document>& room) const {
  const catalog::Report& report = catalog().report(id);
  if (!report.body.html.empty()) return report.body;
  room = content::parse_again(*report.file, report.body.source, catalog().settings);
  return *room;
}

std::string Views::period_name(const model::Period& period) const {
  switch (period.kind) {
    case model::PeriodKind::Annual:
    case model::PeriodKind::Half:
    case model::PeriodKind::Quarter:
      return words()("name." + period.code);
    case model::PeriodKind::Month:
      return words()("name.month", {{std::to_string(period.number), period.number}});
    case model::PeriodKind::Other:
      return period.code;
  }
  return period.code;
}

std::string Views::kind_name(const model::Report& report) const {
  const std::string year = std::to_string(report.year);
  if (!report.period) return words()("kind.none", {{year, report.year}});
  const std::string name = period_name(*report.period);
  if (report.period->kind == model::PeriodKind::Annual)
    return words()("kind.annual", {{year, report.year}, {name, std::nullopt}});
  return words()("kind.other", {{year, report.year}, {name, std::nullopt}});
}

Value text_or_none(std::string_view text) {
  return text.empty() ? Value::none() : Value::string(text);
}

Value made_text(std::string_view text, Arena& arena) {
  return Value::string(arena.copy(text));
}

Value texts(std::span<const std::string> texts, Arena& arena) {
  templates::ListBuilder list(arena, texts.size());
  for (const std::string& text : texts) list.push(Value::string(text));
  return list.list();
}

Value tree_value(const model::Tree& tree, Arena& arena) {
  struct Convert {
    Arena& arena;
    Value operator()(std::monostate) const { return Value::none(); }
    Value operator()(bool value) const { return Value::boolean(value); }
    Value operator()(std::int64_t value) const { return Value::integer(value); }
    Value operator()(const std::string& value) const { return Value::string(value); }
    Value operator()(const model::TreeList& items) const {
      templates::ListBuilder list(arena, items.size());
      for (const model::Tree& item : items) list.push(tree_value(item, arena));
      return list.list();
    }
    Value operator()(const model::TreeMap& entries) const {
      templates::DictBuilder dict(arena);
      for (const auto& [key, value] : entries) dict.set(key, tree_value(value, arena));
      return dict.dict();
    }
  };
  return std::visit(Convert{arena}, tree.value);
}

Value document_html(const markdown::Document& document, std::span<const Target> targets,
                    std::string_view root, Arena& arena, std::span<const markdown::Insertion> insertions) {
  const markdown::HtmlRange whole{0, static_cast<std::uint32_t>(document.html.size())};
  return part_html(document, whole, targets, {.root = root, .anchor_prefix = {}, .insertions = insertions},
                   arena);
}

Value part_html(const markdown::Document& document, markdown::HtmlRange part, std::span<const Target> targets,
                const Standing& standing, Arena& arena) {
  std::vector<std::string> addresses(targets.size());
  std::vector<markdown::ResolvedLink> links(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!targets[i].address.empty()) addresses[i] = std::string(standing.root) + targets[i].address;
    links[i] = {addresses[i], targets[i].width, targets[i].height};
  }
  const text::SafeHtml html = markdown::fill(document, part,
                                             {.links = links,
                                              .insertions = standing.insertions,
                                              .anchor_prefix = standing.anchor_prefix,
                                              .heading_shift = standing.heading_shift});
  return Value::trusted_html(arena.copy(html.view()));
}

namespace {

// The headings from `next` on that are below `level`, as a list; `next` ends behind them.
Value headings_below(const markdown::Document& document, std::size_t& next, int level, Arena& arena) {
  templates::ListBuilder list(arena);
  while (next < document.headings.size() && document.headings[next].level > level) {
    const markdown::Heading& heading = document.headings[next++];
    templates::DictBuilder dict(arena);
    dict.set("text", Value::string(heading.text));
    dict.set("anchor", Value::string(heading.anchor));
    dict.set("level", Value::integer(heading.level));
    dict.set("children", headings_below(document, next, heading.level, arena));
    list.push(dict.dict());
  }
  return list.list();
}

}  // namespace

Value contents_of(const markdown::Document& document, Arena& arena) {
  std::size_t next = 0;
  return headings_below(document, next, 0, arena);
}

}  // namespace gazette::pages
