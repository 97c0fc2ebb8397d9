target_sources(test_recognition PRIVATE recognition/annotated.cc)
target_link_libraries(test_recognition PRIVATE gazette_content)

# µs for a usual report: build/<preset>/tests/bench_recognition
add_executable(bench_recognition recognition/bench.cc)
target_link_libraries(bench_recognition PRIVATE gazette_recognition)
