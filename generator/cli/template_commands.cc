#include "cli/template_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "builtin/builtin.h"
#include "diagnostics/nearest.h"
#include "files/file_tree.h"
#include "pages/site.h"
#include "templates/engine.h"
#include "templates/json.h"

namespace gazette::cli {

namespace {

namespace fs = std::filesystem;
using diagnostics::Diagnostics;
using diagnostics::Failure;
using diagnostics::Language;
using diagnostics::Result;
using diagnostics::words;
using templates::TemplateSource;

MessageFormat format_of(const RenderArguments& arguments) {
  return arguments.json ? MessageFormat::Json : MessageFormat::Human;
}

Language language_of(const RenderArguments& arguments) {
  if (arguments.language.empty()) return language_of_environment();
  return arguments.language == "en" ? Language::English : Language::Chinese;
}

// Every .html of a folder, named as include writes it.
Result<std::vector<TemplateSource>> read_layouts(const fs::path& folder) {
  std::vector<TemplateSource> sources;
  std::error_code error;
  for (fs::recursive_directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    if (!i->is_regular_file() || i->path().extension() != ".html") continue;
    Result<std::string> text = files::read_file(i->path());
    if (!text) return std::unexpected(text.error());
    sources.push_back(
        {fs::relative(i->path(), folder).generic_string(), i->path().generic_string(), std::move(*text)});
  }
  if (error) return std::unexpected(Failure{words("无法读取“{}”", "cannot read '{}'", folder.string())});
  std::ranges::sort(sources, {}, &TemplateSource::name);
  return sources;
}

struct RenderInput {
  std::vector<TemplateSource> sources;
  std::string name;
  std::string data = "{}";
};

Result<RenderInput> read_input(const RenderArguments& arguments) {
  RenderInput input;
  const fs::path file = arguments.file;
  const fs::path folder = arguments.layouts.empty() ? file.parent_path() : fs::path(arguments.layouts);
  Result<std::vector<TemplateSource>> sources = read_layouts(folder.empty() ? fs::path(".") : folder);
  if (!sources) return std::unexpected(sources.error());
  input.sources = std::move(*sources);
  const auto same = [&](const TemplateSource& source) {
    return fs::weakly_canonical(source.path) == fs::weakly_canonical(file);
  };
  if (const auto known = std::ranges::find_if(input.sources, same); known != input.sources.end()) {
    input.name = known->name;
  } else {
    Result<std::string> text = files::read_file(file);
    if (!text) return std::unexpected(text.error());
    input.name = file.generic_string();
    input.sources.push_back({input.name, input.name, std::move(*text)});
  }
  if (!arguments.data.empty()) {
    Result<std::string> data = files::read_file(arguments.data);
    if (!data) return std::unexpected(data.error());
    input.data = std::move(*data);
  }
  return input;
}

// What was asked for and is not there, with the nearest name that is.
Failure not_there(diagnostics::Wording message, std::string_view asked,
                  std::span<const std::string_view> known) {
  const diagnostics::Wording hint = diagnostics::did_you_mean(asked, known);
  if (hint.empty()) return {std::move(message)};
  return {{message.zh + "；" + hint.zh, message.en + "; " + hint.en}};
}

// The mistakes of the template that is rendered; those of other files of its folder are not its own.
void print_mistakes_of(const RenderInput& input, const Diagnostics& diagnostics, Language language,
                       MessageFormat format) {
  Diagnostics own;
  const auto path = std::ranges::find(input.sources, input.name, &TemplateSource::name)->path;
  for (const diagnostics::Diagnostic& d : diagnostics.all()) {
    if (d.place.path == path) own.add(d);
  }
  print(own, language, format);
}

class SilentObserver final : public site::BuildObserver {
 public:
  void stage(std::string_view) override {}
  void written(std::size_t, std::size_t) override {}
};

// A portal, loaded; or the status with which the command ends, after its reason was printed.
struct LoadedPortal {
  std::optional<site::LoadedSite> site;
  Diagnostics diagnostics;
  Language language = Language::Chinese;
  ExitStatus status = ExitStatus::Done;
};

LoadedPortal load_portal(const PortalArguments& arguments) {
  LoadedPortal portal;
  portal.language = language_of(arguments, std::nullopt);
  const auto options = site_options(arguments);
  if (!options) {
    print(options.error(), portal.language, format_of(arguments));
    portal.status = ExitStatus::WrongUsage;
    return portal;
  }
  SilentObserver observer;
  Result<site::LoadedSite> loaded = site::load_site(*options, {}, observer, portal.diagnostics);
  if (!loaded) {
    print(loaded.error(), portal.language, format_of(arguments));
    portal.status = ExitStatus::MachineFailed;
    return portal;
  }
  portal.language = language_of(arguments, content::language_of(loaded->site->parts().catalog.settings));
  portal.site = std::move(*loaded);
  portal.diagnostics.sort();
  return portal;
}

}  // namespace

ExitStatus run_template_show(const std::string& name) {
  std::vector<std::string_view> paths;
  for (const builtin::File& file : builtin::files()) {
    if (file.path == name || file.path == "layouts/" + name) {
      std::fwrite(file.text.data(), 1, file.text.size(), stdout);
      return ExitStatus::Done;
    }
    paths.push_back(file.path);
  }
  if (name.empty()) {
    for (const std::string_view path : paths) fmt::print("{}\n", path);
    return ExitStatus::Done;
  }
  print(not_there(words("没有“{}”这个内置文件", "there is no built-in file '{}'", name), name, paths),
        language_of_environment(), MessageFormat::Human);
  return ExitStatus::WrongUsage;
}

ExitStatus run_template_render(const RenderArguments& arguments) {
  const Language language = language_of(arguments);
  const MessageFormat format = format_of(arguments);
  Result<RenderInput> input = read_input(arguments);
  if (!input) {
    print(input.error(), language, format);
    return ExitStatus::MachineFailed;
  }
  Diagnostics diagnostics;
  const templates::TemplateSet set = templates::compile_templates(input->sources, {}, diagnostics);
  templates::Renderer renderer(set);
  const auto root = templates::from_json(arguments.data, input->data, renderer.arena());
  std::string out;
  const templates::Rendered rendered =
      root ? renderer.render(input->name, *root, out) : templates::Rendered(std::unexpected(root.error()));
  if (rendered) {
    std::fwrite(out.data(), 1, out.size(), stdout);
    return ExitStatus::Done;
  }
  print_mistakes_of(*input, diagnostics, language, format);
  if (diagnostics.empty()) {
    Diagnostics only;
    only.add(rendered.error());
    print(only, language, format);
  }
  return ExitStatus::ContentHasErrors;
}

ExitStatus run_template_check(const PortalArguments& arguments) {
  LoadedPortal portal = load_portal(arguments);
  if (!portal.site) return portal.status;
  Diagnostics own;
  for (const diagnostics::Diagnostic& d : portal.diagnostics.all()) {
    if (d.place.path.starts_with("layouts/") || d.place.path.starts_with("assets/")) own.add(d);
  }
  print(own, portal.language, format_of(arguments));
  return own.errors() > 0 ? ExitStatus::ContentHasErrors : ExitStatus::Done;
}

ExitStatus run_template_data(const PortalArguments& arguments, const std::string& address) {
  LoadedPortal portal = load_portal(arguments);
  if (!portal.site) return portal.status;
  if (portal.diagnostics.errors() > 0) {
    print(portal.diagnostics, portal.language, format_of(arguments));
    return ExitStatus::ContentHasErrors;
  }
  const pages::Plan& plan = portal.site->site->plan();
  const std::string wanted = address.starts_with('/') ? address.substr(1) : address;
  const pages::PlannedPage* const page = plan.find(wanted.empty() ? "index.html" : wanted);
  if (page == nullptr) {
    std::vector<std::string_view> addresses;
    addresses.reserve(plan.pages.size());
    for (const pages::PlannedPage& other : plan.pages) addresses.push_back(other.address);
    print(not_there(words("没有“{}”这个页面", "there is no page '{}'", wanted), wanted, addresses),
          portal.language, format_of(arguments));
    return ExitStatus::WrongUsage;
  }
  const std::string data = pages::PageRenderer(*portal.site->site).data(*page);
  std::fwrite(data.data(), 1, data.size(), stdout);
  return ExitStatus::Done;
}

}  // namespace gazette::cli
