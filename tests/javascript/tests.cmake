# The scripts of search under Node's test runner, over portals that this gazette builds.
find_program(GAZETTE_NODE NAMES node nodejs)
if(GAZETTE_NODE AND NOT GAZETTE_SANITIZE)
  add_test(NAME javascript COMMAND "${GAZETTE_NODE}" --test
           "${CMAKE_CURRENT_LIST_DIR}/letters.test.js" "${CMAKE_CURRENT_LIST_DIR}/search.test.js"
           "${CMAKE_CURRENT_LIST_DIR}/ranking.test.js")
  set_tests_properties(javascript PROPERTIES ENVIRONMENT "GAZETTE_EXECUTABLE=$<TARGET_FILE:gazette>" TIMEOUT 300)
endif()
