target_compile_definitions(test_cli PRIVATE GAZETTE_EXECUTABLE="$<TARGET_FILE:gazette>")
add_dependencies(test_cli gazette)
