# The cases that this engine and Jinja2 must render alike: tests/templates/cases, and some thousand
# random expressions. Skipped, with a word, where python3-jinja2 is not installed.
target_sources(test_templates PRIVATE templates/case_file.cc fuzz/targets.cc)
add_executable(templates_driver templates/driver.cc templates/case_file.cc)
target_link_libraries(templates_driver PRIVATE gazette_test_support gazette_templates)
# Debian's own Python comes first, since Debian's Jinja2 is what is compared with.
find_program(GAZETTE_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(GAZETTE_PYTHON python3)
if(GAZETTE_PYTHON)
  add_test(NAME templates_differential
           COMMAND "${GAZETTE_PYTHON}" "${CMAKE_CURRENT_SOURCE_DIR}/templates/differential.py"
                   $<TARGET_FILE:templates_driver>)
  # The report's layout, by both the same page; how fast is what `make bench` asks.
  add_test(NAME templates_layout
           COMMAND "${GAZETTE_PYTHON}" "${CMAKE_CURRENT_SOURCE_DIR}/bench/templates_bench.py"
                   $<TARGET_FILE:templates_bench> --rounds 1 --at-least 0)
  set_tests_properties(templates_differential templates_layout PROPERTIES SKIP_RETURN_CODE 77)
endif()

add_executable(templates_bench bench/templates_bench.cc)
target_link_libraries(templates_bench PRIVATE gazette_options gazette_templates)
