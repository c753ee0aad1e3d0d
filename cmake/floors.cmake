# SPDX-License-Identifier: MIT
#
# floors.cmake - one static library per folder, linked only to lower floors.
#
# floor_library(NAME [ROOT DIR] [LINK lib...] [SYSTEM lib...] [RAW])
#   Every *.c of the calling folder becomes the library NAME. ROOT is the include root (the
#   program's top folder: "analyzer" or "probe"), so includes read like addresses: "facts/cfg.h".
#   LINK names lower floors, SYSTEM names libraries from outside. RAW: never instrumented by a
#   sanitizer, because the code is loaded into programs that are not.
# tests/run/check_layers.py reads the same order from the includes themselves.

function(floor_library name)
  cmake_parse_arguments(F "RAW" "ROOT" "LINK;SYSTEM" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.c)
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/${F_ROOT})
  target_link_libraries(${name} PUBLIC ${F_LINK} ${F_SYSTEM})
  if(SANITIZE AND NOT F_RAW)
    target_compile_options(${name} PUBLIC ${SANITIZE})
    target_link_options(${name} PUBLIC ${SANITIZE})
  endif()
endfunction()
