# Two folders have a source more that is made here: text/ the table of pinyin (by a program that asks ICU),
# builtin/ the layouts and assets (by Embed.cmake, scripts minified by esbuild).
# gazette_folders(ROOT): reads ROOT/layers.txt and makes, for each line, a static library
# gazette_<folder> of the folder's .cc files that links exactly what the line allows.
function(gazette_folders root)
  set(pinyin_source "${CMAKE_CURRENT_BINARY_DIR}/pinyin_table.cc")
  add_executable(make_pinyin_table "${root}/cmake/make_pinyin_table.cc")
  target_link_libraries(make_pinyin_table PRIVATE foreign_icu)
  add_custom_command(OUTPUT "${pinyin_source}"
    COMMAND make_pinyin_table > "${pinyin_source}.new"
    COMMAND "${CMAKE_COMMAND}" -E rename "${pinyin_source}.new" "${pinyin_source}"
    DEPENDS make_pinyin_table
    COMMENT "Asking ICU for the pinyin of each character")
  find_program(GAZETTE_ESBUILD esbuild)
  if(NOT GAZETTE_ESBUILD)
    message(STATUS "esbuild is not installed: scripts are embedded as they are, twice as large as minified")
    set(GAZETTE_ESBUILD "")
  endif()
  set(builtin_source "${CMAKE_CURRENT_BINARY_DIR}/builtin_files.cc")
  file(GLOB_RECURSE builtin_inputs CONFIGURE_DEPENDS "${root}/../layouts/*" "${root}/../assets/*")
  add_custom_command(OUTPUT "${builtin_source}"
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${root}/.." "-DOUTPUT=${builtin_source}" "-DESBUILD=${GAZETTE_ESBUILD}"
            -P "${root}/cmake/Embed.cmake"
    DEPENDS ${builtin_inputs} "${root}/cmake/Embed.cmake"
    COMMENT "Embedding layouts/ and assets/")
  file(STRINGS "${root}/layers.txt" lines)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${root}/layers.txt")
  foreach(line IN LISTS lines)
    if(line MATCHES "^#" OR line STREQUAL "")
      continue()
    endif()
    if(NOT line MATCHES "^([a-z]+):([a-z ]*)\\|([a-z0-9 -]*)$")
      message(FATAL_ERROR "layers.txt: cannot read the line '${line}'")
    endif()
    set(folder "${CMAKE_MATCH_1}")
    separate_arguments(folders UNIX_COMMAND "${CMAKE_MATCH_2}")
    separate_arguments(foreign UNIX_COMMAND "${CMAKE_MATCH_3}")
    file(GLOB sources CONFIGURE_DEPENDS "${root}/${folder}/*.cc")
    if(folder STREQUAL "builtin")
      list(APPEND sources "${builtin_source}")
    endif()
    if(folder STREQUAL "text")
      list(APPEND sources "${pinyin_source}")
    endif()
    if(NOT sources)
      continue()
    endif()
    if(folder STREQUAL "cli")
      add_executable(gazette ${sources})
      set(target gazette)
    else()
      add_library(gazette_${folder} STATIC ${sources})
      set(target gazette_${folder})
    endif()
    target_link_libraries(${target} PUBLIC gazette_options)
    foreach(other IN LISTS folders)
      target_link_libraries(${target} PUBLIC gazette_${other})
    endforeach()
    foreach(library IN LISTS foreign)
      target_link_libraries(${target} PUBLIC foreign_${library})
    endforeach()
  endforeach()
endfunction()
