# SPDX-License-Identifier: MIT
#
# asynclintCheck.cmake - a target that analyses what other targets are made of.
#
#   find_package(asynclint REQUIRED)
#   add_executable(server main.c conn.c)
#   target_link_libraries(server PRIVATE core)
#   asynclint_check(server TARGETS core OPTIONS --format=text)
#
#   asynclint_check(<target> [TARGETS <more>...] [NAME <name>] [TEST] [ALL] [OUTPUT <file>]
#                   [OPTIONS <option>...])
#
# makes the target NAME (asynclint-<target> by default). Building it analyses the C sources of
# <target> and of TARGETS as one program, with the commands they are compiled with; findings fail
# the build unless OPTIONS say --fail-on=never. TEST adds a test of the same name, ALL makes it part
# of the default build, OUTPUT writes findings to a file.
#
# A whole program is what the analysis is good at: name the libraries of the project that the target
# links, too. It needs a generator that writes compile_commands.json (Ninja or Makefiles).

# The C sources of TARGET, absolute, into VARIABLE. Sources that only a generator expression knows
# are left out.
function(_asynclint_sources target variable)
  get_target_property(sources ${target} SOURCES)
  get_target_property(folder ${target} SOURCE_DIR)
  set(found)
  foreach(source IN LISTS sources)
    if(source MATCHES "^\\$<" OR NOT source MATCHES "\\.c$")
      continue()
    endif()
    get_filename_component(path "${source}" ABSOLUTE BASE_DIR "${folder}")
    list(APPEND found "${path}")
  endforeach()
  set(${variable} ${found} PARENT_SCOPE)
endfunction()

function(asynclint_check target)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "ALL;TEST" "NAME;OUTPUT" "TARGETS;OPTIONS")
  if(ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "asynclint_check: unknown arguments: ${ARG_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "asynclint_check: ${CMAKE_GENERATOR} writes no compile_commands.json; use "
      "Ninja or Makefiles")
  endif()
  if(NOT ARG_NAME)
    set(ARG_NAME asynclint-${target})
  endif()
  set(files)
  foreach(one IN ITEMS ${target} ${ARG_TARGETS})
    if(NOT TARGET ${one})
      message(FATAL_ERROR "asynclint_check: there is no target \"${one}\"")
    endif()
    set_target_properties(${one} PROPERTIES EXPORT_COMPILE_COMMANDS ON)
    _asynclint_sources(${one} sources)
    list(APPEND files ${sources})
  endforeach()
  if(NOT files)
    message(FATAL_ERROR "asynclint_check: ${target} has no C source")
  endif()
  set(command asynclint::asynclint -p "${CMAKE_BINARY_DIR}" ${ARG_OPTIONS})
  if(ARG_OUTPUT)
    list(APPEND command -o "${ARG_OUTPUT}")
  endif()
  set(all)
  if(ARG_ALL)
    set(all ALL)
  endif()
  # Headers that the build makes have to be there first.
  add_custom_target(${ARG_NAME} ${all} COMMAND ${command} ${files}
    COMMENT "asynclint ${target}" USES_TERMINAL VERBATIM)
  add_dependencies(${ARG_NAME} ${target} ${ARG_TARGETS})
  if(ARG_TEST)
    add_test(NAME ${ARG_NAME} COMMAND ${command} ${files})
  endif()
endfunction()
