#include "styles/styles.h"

#include <fmt/format.h>
#include <sass/context.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "diagnostics/source.h"
#include "diagnostics/wording.h"
#include "styles/sheet_path.h"

namespace gazette::styles {

namespace {

constexpr diagnostics::Rule scss{"scss"};

// The name of the sheet that sets the variables and imports the entry. Nobody wrote it.
constexpr std::string_view root_name = "<root>";

struct FreeContext {
  void operator()(Sass_Data_Context* context) const { sass_delete_data_context(context); }
};
using ContextPtr = std::unique_ptr<Sass_Data_Context, FreeContext>;

// What the library's callbacks share, reached through their cookie.
struct Compilation {
  const ReadSheet* read;
  std::string_view entry;
  diagnostics::Diagnostics* diagnostics;
  bool failed = false;  // an import was missing
};

Sass_Import_List import_sheet(const char* path, Sass_Importer_Entry importer, Sass_Compiler* compiler);
Sass_Value* remark_warning(const Sass_Value* arguments, Sass_Function_Entry function,
                           Sass_Compiler* compiler);

std::string root_sheet(std::string_view entry, std::span<const StyleVariable> variables);
void set_options(Sass_Context* context, Compilation& compilation, StyleOutput output);
void remark_missing(Compilation& compilation, std::string_view sheet, std::string_view target);
void remark_error(Sass_Context* context, const Compilation& compilation);
diagnostics::Place place_in(const Compilation& compilation, std::string_view sheet, std::size_t line,
                            std::size_t column);

}  // namespace

std::optional<std::string> compile_scss(std::string_view entry, const ReadSheet& read,
                                        std::span<const StyleVariable> variables, StyleOutput output,
                                        diagnostics::Diagnostics& diagnostics) {
  Compilation compilation{&read, entry, &diagnostics, false};
  if (!read(entry)) {
    diagnostics.error(scss, diagnostics::whole_file(std::string(entry)),
                      {"没有这个样式文件", "there is no such style sheet"});
    return std::nullopt;
  }
  // The library takes the copy and frees it.
  const ContextPtr data(sass_make_data_context(sass_copy_c_string(root_sheet(entry, variables).c_str())));
  Sass_Context* const context = sass_data_context_get_context(data.get());
  set_options(context, compilation, output);
  if (sass_compile_data_context(data.get()) != 0) {
    remark_error(context, compilation);
    return std::nullopt;
  }
  if (compilation.failed) return std::nullopt;
  std::string css = sass_context_get_output_string(context);
  if (css.find("@import") != std::string::npos) {
    diagnostics
        .error(scss, diagnostics::whole_file(std::string(entry)),
               {"样式中留有指向别处的 @import", "the style sheet keeps an @import of something outside"})
        .suggest({"把要引入的样式放进 assets 文件夹", "put the imported sheet into the assets folder"});
    return std::nullopt;
  }
  return css;
}

namespace {

// All on one line of a sheet of its own: places in the author's sheets are not shifted.
std::string root_sheet(std::string_view entry, std::span<const StyleVariable> variables) {
  std::string sheet;
  for (const StyleVariable& variable : variables)
    sheet += fmt::format("${}: {}; ", variable.name, variable.value);
  return sheet + fmt::format("@import \"{}\";", entry);
}

void set_options(Sass_Context* context, Compilation& compilation, StyleOutput output) {
  Sass_Options* const options = sass_context_get_options(context);
  sass_option_set_input_path(options, std::string(root_name).c_str());
  sass_option_set_output_style(
      options, output == StyleOutput::Compressed ? SASS_STYLE_COMPRESSED : SASS_STYLE_EXPANDED);
  Sass_Importer_List importers = sass_make_importer_list(1);
  sass_importer_set_list_entry(importers, 0, sass_make_importer(import_sheet, 0, &compilation));
  sass_option_set_c_importers(options, importers);
  Sass_Function_List functions = sass_make_function_list(1);
  sass_function_set_list_entry(functions, 0,
                               sass_make_function("@warn($message)", remark_warning, &compilation));
  sass_option_set_c_functions(options, functions);
}

// Never returns null, which would send the library to the disk.
Sass_Import_List import_sheet(const char* path, Sass_Importer_Entry importer, Sass_Compiler* compiler) {
  auto& compilation = *static_cast<Compilation*>(sass_importer_get_cookie(importer));
  const std::string_view from = sass_import_get_abs_path(sass_compiler_get_last_import(compiler));
  Sass_Import_List found = sass_make_import_list(1);
  for (const std::string& candidate : candidates_for(path, from == root_name ? std::string_view() : from)) {
    if (const std::optional<std::string_view> text = (*compilation.read)(candidate)) {
      sass_import_set_list_entry(
          found, 0,
          sass_make_import_entry(candidate.c_str(), sass_copy_c_string(std::string(*text).c_str()), nullptr));
      return found;
    }
  }
  // The library's own error for an import would end the run at the first and leak the import.
  remark_missing(compilation, from, path);
  sass_import_set_list_entry(found, 0, sass_make_import_entry(path, sass_copy_c_string(""), nullptr));
  return found;
}

// The library does not say where the @import stands: at the first place where the sheet quotes the target.
void remark_missing(Compilation& compilation, std::string_view sheet, std::string_view target) {
  const std::string_view text = (*compilation.read)(sheet).value_or(std::string_view());
  const std::size_t quoted =
      std::min(text.find(fmt::format("'{}'", target)), text.find(fmt::format("\"{}\"", target)));
  diagnostics::Place place = diagnostics::whole_file(std::string(sheet));
  if (quoted != std::string_view::npos) {
    const auto begin = static_cast<std::uint32_t>(quoted);
    place =
        diagnostics::locate({sheet, text}, {begin, begin + static_cast<std::uint32_t>(target.size()) + 2});
  }
  compilation.failed = true;
  compilation.diagnostics->error(
      scss, std::move(place), diagnostics::words("没有样式文件“{}”", "there is no style sheet '{}'", target));
}

Sass_Value* remark_warning(const Sass_Value* arguments, Sass_Function_Entry function,
                           Sass_Compiler* compiler) {
  const auto& compilation = *static_cast<const Compilation*>(sass_function_get_cookie(function));
  const Sass_Value* const message = sass_list_get_value(arguments, 0);
  const std::string text = sass_value_is_string(message) ? sass_string_get_value(message) : "@warn";
  Sass_Callee_Entry callee = sass_compiler_get_last_callee(compiler);
  compilation.diagnostics->warning(
      scss, place_in(compilation, sass_callee_get_path(callee), sass_callee_get_line(callee), 0),
      diagnostics::words("{}", "{}", text));
  return sass_make_null();
}

void remark_error(Sass_Context* context, const Compilation& compilation) {
  const char* const file = sass_context_get_error_file(context);
  const char* const text = sass_context_get_error_text(context);
  compilation.diagnostics->error(
      scss,
      place_in(compilation, file == nullptr ? "" : file, sass_context_get_error_line(context),
               sass_context_get_error_column(context)),
      diagnostics::words("样式有误：{}", "{}",
                         std::string_view(text == nullptr ? "cannot be compiled" : text)));
}

// The library counts columns in characters, as we do. Column 0: the whole line.
diagnostics::Place place_in(const Compilation& compilation, std::string_view sheet, std::size_t line,
                            std::size_t column) {
  const std::optional<std::string_view> text = (*compilation.read)(sheet);
  if (!text || line == 0) return diagnostics::whole_file(std::string(compilation.entry));
  const auto number = static_cast<std::uint32_t>(line);
  const std::uint32_t begin = diagnostics::offset_of_line(*text, number);
  const auto end = static_cast<std::uint32_t>(std::min(text->find('\n', begin), text->size()));
  diagnostics::Place place = diagnostics::locate({sheet, *text}, {begin, end});
  if (column == 0) return place;
  place.column = std::min(static_cast<std::uint32_t>(column), place.end_column);
  place.end_column = place.column + 1;
  return place;
}

}  // namespace

}  // namespace gazette::styles
