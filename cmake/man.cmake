# SPDX-License-Identifier: MIT
#
# man.cmake - manual pages, made of documents that are there anyway (man_page.py).
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# man_page(SOURCE NAME SECTION WHAT): the page NAME(SECTION) of SOURCE, built and installed.
function(man_page source name section what)
  set(page ${PROJECT_BINARY_DIR}/man/${name}.${section})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/man)
  add_custom_command(OUTPUT ${page}
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/cmake/man_page.py
      ${PROJECT_SOURCE_DIR}/${source} ${name} ${section} ${what} ${PROJECT_VERSION} > ${page}
    DEPENDS ${PROJECT_SOURCE_DIR}/${source} ${PROJECT_SOURCE_DIR}/cmake/man_page.py
    COMMENT "Manual page ${name}(${section})" VERBATIM)
  add_custom_target(man-${name} ALL DEPENDS ${page})
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endfunction()

man_page(analyzer/man/asynclint.1.md asynclint 1
  "find what blocks event loops and coroutines in C programs")
man_page(rules/README.md asynclint-packs 5 "what rule packs of asynclint say about libraries")
