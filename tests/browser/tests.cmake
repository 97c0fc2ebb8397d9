# The portal in a real browser: Node's test runner over Debian's Chromium. Not under a sanitizer: there
# is nothing of it that test_site does not run.
if(NOT GAZETTE_SANITIZE)
  add_test(NAME browser COMMAND "${CMAKE_CURRENT_LIST_DIR}/run" "${CMAKE_CURRENT_BINARY_DIR}/browser" "$<TARGET_FILE:gazette>")
  set_tests_properties(browser PROPERTIES TIMEOUT 1200 RUN_SERIAL TRUE)
endif()
