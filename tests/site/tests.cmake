target_link_libraries(test_site PRIVATE gazette_site)
target_sources(test_site PRIVATE site/built.cc site/changing_portal.cc)
