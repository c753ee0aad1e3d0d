# SPDX-License-Identifier: MIT
#
# dependencies.cmake - the libraries we stand on, and which of them may come as an archive only.

include(libclang)
find_package(PkgConfig REQUIRED)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0>=2.66)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson>=2.13)
pkg_check_modules(LIBDW REQUIRED IMPORTED_TARGET libdw libelf)
find_package(Threads REQUIRED)

if(NOT LIBCLANG_ROOT)
  newest_libclang(LIBCLANG_ROOT /usr/lib/llvm-*)
endif()
find_path(LIBCLANG_INCLUDE clang-c/Index.h HINTS ${LIBCLANG_ROOT}/include REQUIRED)
find_library(LIBCLANG_LIBRARY clang HINTS ${LIBCLANG_ROOT}/lib REQUIRED)
add_library(libclang INTERFACE)
target_include_directories(libclang SYSTEM INTERFACE ${LIBCLANG_INCLUDE})
target_link_libraries(libclang INTERFACE ${LIBCLANG_LIBRARY})

# The headers clang ships with itself (stddef.h and friends): libclang finds them only next to
# its own installation, so we remember where they are for programs that run from elsewhere.
file(GLOB _resource_dirs LIST_DIRECTORIES true ${LIBCLANG_ROOT}/lib/clang/*)
list(GET _resource_dirs 0 LIBCLANG_RESOURCE_DIR)
get_filename_component(_resource_version ${LIBCLANG_RESOURCE_DIR} NAME)
string(REGEX MATCH "^[0-9]+" LIBCLANG_MAJOR ${_resource_version})
message(STATUS "libclang: ${LIBCLANG_LIBRARY} (resources: ${LIBCLANG_RESOURCE_DIR})")

# Inside a victim jansson must be invisible: the archive, never the shared object.
find_library(JANSSON_ARCHIVE libjansson.a REQUIRED)
# libunwind is opened at run time; only its headers are needed to build.
find_path(LIBUNWIND_INCLUDE libunwind.h REQUIRED)
