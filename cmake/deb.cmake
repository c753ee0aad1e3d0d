# SPDX-License-Identifier: MIT
#
# deb.cmake - `cpack -G DEB` makes one package of what `cmake --install` puts in place.
#
# One package, not several: the two programs and the preloaded library find each other, the rule
# packs and the documents by relative paths. What the programs are linked against dpkg-shlibdeps
# finds out; the headers that clang ships for libclang (stddef.h and friends) it cannot know of.
# libunwind, which the probe opens only when it is there, is recommended.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME asynclint)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "finds what blocks event loops, before and while they run")
set(CPACK_PACKAGE_DESCRIPTION
"asynclint reads C programs that run on an event loop or in coroutines, and says
where they block, lose tasks or break the rules of their framework, with the way
from the loop to the culprit. asyncprobe runs services under a preloaded probe
that measures what did stall, with cause and stack.")
set(CPACK_PACKAGE_CONTACT "The asynclint authors")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libclang-common-${LIBCLANG_MAJOR}-dev")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libunwind8, libc6-dev")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
