# SPDX-License-Identifier: MIT
#
# options.cmake - the language, the warnings and the sanitizer switches, for every target.

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)

option(ASAN "AddressSanitizer and UndefinedBehaviorSanitizer in everything but the preloaded probe" OFF)
option(TSAN "ThreadSanitizer in the unit tests and the programs" OFF)

add_compile_options(-Wall -Wextra -Wshadow -Wmissing-prototypes -Wvla -Werror)
add_compile_definitions(_GNU_SOURCE)

if(ASAN)
  set(SANITIZE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
elseif(TSAN)
  set(SANITIZE -fsanitize=thread -fno-omit-frame-pointer)
endif()
