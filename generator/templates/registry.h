// The engine's own filters, tests, functions and methods: tables of Callables.
// Jinja2's, less pprint and random; docs/templates.md describes each.
#pragma once

#include <span>
#include <string_view>

#include "templates/call.h"

namespace gazette::templates {

// Each table lives as long as the process.
std::span<const Callable> text_filters();
std::span<const Callable> html_filters();
std::span<const Callable> number_filters();
std::span<const Callable> list_filters();
std::span<const Callable> order_filters();
std::span<const Callable> selection_filters();
std::span<const Callable> own_tests();
std::span<const Callable> own_functions();

std::span<const Callable> text_methods();
std::span<const Callable> list_methods();
std::span<const Callable> dict_methods();
std::span<const Callable> loop_methods();
std::span<const Callable> cycler_methods();

// nullptr where the table has no such name.
const Callable* find_callable(std::span<const Callable> table, std::string_view name);

}  // namespace gazette::templates
