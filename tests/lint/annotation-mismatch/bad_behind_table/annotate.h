/* SPDX-License-Identifier: MIT */
#ifndef ANNOTATE_H
#define ANNOTATE_H
#ifdef __clang__
#define annotated(text) __attribute__((annotate(text)))
#else
#define annotated(text)
#endif
#define coroutine_fn annotated("coroutine_fn")
#endif
