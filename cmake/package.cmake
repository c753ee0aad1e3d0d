# SPDX-License-Identifier: MIT
#
# package.cmake - what `cmake --install` puts beside the programs: headers, documents, and the two
# ways in which other builds find us (a CMake package and pkg-config files).
#
# The programs, the preloaded library and the rule packs are installed where they are built. All
# of it finds each other by relative paths, so an installed prefix may be moved as a whole; that is
# why the files written here name no absolute path either. tests/cli/install holds us to it.

include(CMakePackageConfigHelpers)

# asyncprobe.h is installed beside the probe that reads it (probe/core/CMakeLists.txt).
install(FILES ${PROJECT_SOURCE_DIR}/rules/asynclint.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${PROJECT_SOURCE_DIR}/analyzer/output/findings.schema.json
  ${PROJECT_SOURCE_DIR}/analyzer/policy/config.schema.json
  ${PROJECT_SOURCE_DIR}/analyzer/policy/baseline.schema.json
  DESTINATION ${CMAKE_INSTALL_DATADIR}/asynclint)
install(FILES LICENSE README.md CHANGELOG.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# find_package(asynclint)
set(_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/asynclint)
set(PACKAGE_BINDIR ${CMAKE_INSTALL_BINDIR})
set(PACKAGE_INCLUDEDIR ${CMAKE_INSTALL_INCLUDEDIR})
set(PACKAGE_PRELOAD ${CMAKE_INSTALL_LIBDIR}/libasyncprobe.so)
set(PACKAGE_RULESDIR ${CMAKE_INSTALL_DATADIR}/asynclint/rules)
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/asynclintConfig.cmake.in
  ${PROJECT_BINARY_DIR}/package/asynclintConfig.cmake
  INSTALL_DESTINATION ${_package_dir}
  PATH_VARS PACKAGE_BINDIR PACKAGE_INCLUDEDIR PACKAGE_PRELOAD PACKAGE_RULESDIR)
# Before 1.0 a minor version may break things. Nothing of ours is linked, so word size is no matter.
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/package/asynclintConfigVersion.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
  ${PROJECT_SOURCE_DIR}/cmake/asynclintCheck.cmake
  ${PROJECT_BINARY_DIR}/package/asynclintConfig.cmake
  ${PROJECT_BINARY_DIR}/package/asynclintConfigVersion.cmake
  DESTINATION ${_package_dir})

# pkg-config asynclint, pkg-config asyncprobe. Paths start at the .pc file itself.
set(_pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH PC_PREFIX /prefix/${_pkgconfig_dir} /prefix)
string(REGEX REPLACE "/$" "" PC_PREFIX "${PC_PREFIX}")
foreach(_name asynclint asyncprobe)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${_name}.pc.in
    ${PROJECT_BINARY_DIR}/package/${_name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/package/${_name}.pc DESTINATION ${_pkgconfig_dir})
endforeach()
