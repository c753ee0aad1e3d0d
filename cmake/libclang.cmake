# SPDX-License-Identifier: MIT
#
# libclang.cmake - which of several LLVM installations to build with.
#
# newest_libclang(RESULT PATTERN): the folder with the newest libclang of 17 or later among those
# that PATTERN (a glob) matches, or nothing. Debian keeps each version under a prefix of its own,
# llvm-N, of which those without the headers do not count. Needs no project: tests/run/test_libclang.py
# calls it with folders of its own.

function(newest_libclang result pattern)
  set(${result} "" PARENT_SCOPE)
  file(GLOB roots LIST_DIRECTORIES true ${pattern})
  list(SORT roots COMPARE NATURAL ORDER DESCENDING)
  foreach(root IN LISTS roots)
    string(REGEX MATCH "[0-9]+$" major ${root})
    if(major GREATER_EQUAL 17 AND EXISTS ${root}/include/clang-c/Index.h)
      set(${result} ${root} PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()
