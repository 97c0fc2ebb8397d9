# Each foreign library as an interface target foreign_<name>, the name that layers.txt uses.
# What each is for, and what was weighed against it: docs/dependencies.md.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)

function(gazette_foreign name)
  add_library(foreign_${name} INTERFACE)
  target_link_libraries(foreign_${name} INTERFACE ${ARGN})
endfunction()

gazette_foreign(fmt fmt::fmt)
gazette_foreign(threads Threads::Threads)

pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
gazette_foreign(icu PkgConfig::ICU)

pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark-gfm)
gazette_foreign(cmark-gfm cmark-gfm-extensions PkgConfig::CMARK)

pkg_check_modules(SASS REQUIRED IMPORTED_TARGET libsass)
gazette_foreign(sass PkgConfig::SASS)

pkg_check_modules(YAML_CPP REQUIRED IMPORTED_TARGET yaml-cpp)
gazette_foreign(yaml-cpp PkgConfig::YAML_CPP)

pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
gazette_foreign(xxhash PkgConfig::XXHASH)

find_package(CLI11 REQUIRED)
gazette_foreign(cli11 CLI11::CLI11)

# Not beside a sanitizer, which brings an allocator of its own.
gazette_foreign(mimalloc)
if(NOT GAZETTE_SANITIZE AND NOT GAZETTE_FUZZ)
  find_package(mimalloc REQUIRED)
  target_link_libraries(foreign_mimalloc INTERFACE mimalloc)
  target_compile_definitions(foreign_mimalloc INTERFACE GAZETTE_MIMALLOC)
endif()

find_package(nlohmann_json REQUIRED)
gazette_foreign(json nlohmann_json::nlohmann_json)

find_package(cereal REQUIRED)
gazette_foreign(cereal cereal::cereal)
