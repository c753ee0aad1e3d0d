/* SPDX-License-Identifier: MIT
 *
 * page_text.h - a rule's page (`asynclint explain`) in the forms other programs want.
 *
 * The pages are plain text for terminals: headings at the left edge, everything below them indented
 * by two, and code where the heading says Bad, Good or Example.
 */
#ifndef OUTPUT_PAGE_TEXT_H
#define OUTPUT_PAGE_TEXT_H

#include <glib.h>

/* PAGE as GitHub's Markdown: headings, paragraphs, code in fences, no HTML. The caller frees. */
char *page_markdown(const char *page);

/* What PAGE says before the first heading and under "Why it matters", as one line without
 * indentation. The caller frees. */
char *page_why(const char *page);

#endif
