# SPDX-License-Identifier: MIT
#
# embed_pages.cmake - text files as C rows PAGE("NAME", "text"), one per file of PAGES, into OUT.
set(rows "")
foreach(page IN LISTS PAGES)
  get_filename_component(name ${page} NAME_WE)
  file(READ ${page} text)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\n" "\\n\"\n\t\"" text "${text}")
  string(APPEND rows "PAGE(\"${name}\",\n\t\"${text}\")\n")
endforeach()
file(WRITE ${OUT} "${rows}")
