#include "pages/site.h"

#include <algorithm>
#include <array>
#include <set>

#include "content/content_set.h"
#include "diagnostics/nearest.h"
#include "pages/page_views.h"
#include "pages/rules.h"
#include "pages/views.h"
#include "templates/json.h"

namespace gazette::pages {

namespace {

using diagnostics::words;
using templates::Call;
using templates::Value;

constexpr std::array<std::string_view, 1> t_parameters{"key"};

// t('n.reports', 3): a phrase of the interface.
Value say(Call& call) {
  const auto& phrases = *static_cast<const Words*>(call.state());
  const Value& key = call.argument(0);
  if (!key.is_text())
    return call.fail({"t() 的第一个参数是短语的键", "the first argument of t() is the key of a phrase"});
  const std::optional<std::string_view> written = phrases.find(key.as_text());
  if (written && !written->contains('{')) return Value::string(*written);  // borrowed: nothing to fill in
  constexpr std::size_t most_arguments = 8;
  std::array<PhraseArgument, most_arguments> arguments;
  std::size_t count = 0;
  for (const Value& value : call.rest()) {
    if (count == most_arguments) break;
    if (value.is_integral()) {
      arguments[count++] = {call.arena().copy(std::to_string(value.as_integer())), value.as_integer()};
    } else if (value.is_text()) {
      arguments[count++] = {value.as_text(), std::nullopt};
    } else {
      return call.fail({"t() 的参数应是文字或整数", "the arguments of t() are texts or whole numbers"});
    }
  }
  if (const auto phrase = phrases.say(key.as_text(), std::span(arguments).first(count)))
    return Value::string(call.arena().copy(*phrase));
  return call.fail(words("words.yaml 里没有“{}”", "there is no phrase '{}' in words.yaml", key.as_text()),
                   diagnostics::did_you_mean(key.as_text(), phrases.keys()));
}

// The file and place that asked for a page's layout.
diagnostics::Place place_of_layout(const SiteParts& parts, const PlannedPage& page) {
  const bool report = page.kind == PageKind::Report;
  const files::File& file =
      report ? *parts.catalog.report(page.report()).file : *parts.catalog.pages[page.subject].file;
  const auto& layout = report ? parts.catalog.report(page.report()).declared.layout
                              : parts.catalog.pages[page.subject].declared.layout;
  return locate(content::source_of(file), {layout->begin, layout->end});
}

bool has_own_layout(const SiteParts& parts, const PlannedPage& page) {
  if (page.kind == PageKind::Report) return parts.catalog.report(page.report()).declared.layout.has_value();
  return page.kind == PageKind::Plain && parts.catalog.pages[page.subject].declared.layout.has_value();
}

void check_layouts(const SiteParts& parts, const templates::TemplateSet& templates,
                   diagnostics::Diagnostics& diagnostics) {
  for (const PlannedPage& page : parts.plan.pages) {
    if (templates.contains(page.layout) || !has_own_layout(parts, page)) continue;
    const std::vector<std::string_view> names = templates.names();
    diagnostics
        .error(rules::unknown_layout, place_of_layout(parts, page),
               words("没有“{}”这个版式", "there is no layout '{}'", page.layout))
        .suggest(diagnostics::did_you_mean(page.layout, names));
  }
}

}  // namespace

Site::Site(SiteParts parts) : parts_(std::move(parts)), views_(std::make_unique<const Views>(parts_)) {
  functions_.push_back({.name = "t",
                        .parameters = t_parameters,
                        .required = 1,
                        .invoke = say,
                        .state = &parts_.words,
                        .takes_more = true});
}

Site::~Site() = default;

std::unique_ptr<const Site> make_site(SiteParts parts, std::vector<templates::TemplateSource> layouts,
                                      diagnostics::Diagnostics& diagnostics) {
  std::unique_ptr<Site> site(new Site(std::move(parts)));
  templates::EngineOptions options;
  options.functions = site->functions_;
  site->templates_ = std::make_unique<const templates::TemplateSet>(
      templates::compile_templates(std::move(layouts), options, diagnostics));
  check_layouts(site->parts_, *site->templates_, diagnostics);
  return site;
}

PageRenderer::PageRenderer(const Site& site, ReadLog* log)
    : site_(site), renderer_(site.templates()), log_(log), digest_(site.views()) {
  renderer_.arena().set_companion(log);
}

void PageRenderer::set_root(const PlannedPage& page) {
  templates::Arena& arena = renderer_.arena();
  arena.reset();
  page_ = &page;
  root_.emplace(arena);
  root_->set("root", made_text(root_from(page.address), arena));
  root_->set("site", site_.views().site());
  root_->set("page", page_value(site_.views(), page, arena));
  add_page_names(site_.views(), page, *root_, arena);
}

binary::Hash PageRenderer::prepare(const PlannedPage& page) {
  set_root(page);
  if (log_ != nullptr) log_->clear();
  digest_.reset();
  digest_.add_text(page.layout);
  digest_.add(root_->dict());
  for (const catalog::ReportId id : texts_on(site_.views(), page)) {
    digest_.add_number(site_.views().identity(id));
    if (log_ != nullptr) log_->note(log_->numbers().of(id));
  }
  return digest_.hash();
}

templates::Rendered PageRenderer::render_prepared(std::string& out) {
  add_page_texts(site_.views(), *page_, *root_, renderer_.arena());
  return renderer_.render(page_->layout, root_->dict(), out);
}

templates::Rendered PageRenderer::render(const PlannedPage& page, std::string& out) {
  set_root(page);
  return render_prepared(out);
}

std::string PageRenderer::data(const PlannedPage& page) {
  set_root(page);
  add_page_texts(site_.views(), page, *root_, renderer_.arena());
  return templates::to_json(root_->dict(), renderer_.arena(), {.indent = 2, .depth = 3}) + "\n";
}

}  // namespace gazette::pages
