# Programs that `make bench` times beside gazette.
add_executable(bench_floor EXCLUDE_FROM_ALL bench/floor.cc)
target_link_libraries(bench_floor PRIVATE gazette_options foreign_cmark-gfm foreign_threads)
