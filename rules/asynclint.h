/* SPDX-License-Identifier: MIT
 *
 * asynclint.h - what a C program can say of its own functions, for readers and for asynclint.
 *
 * Write a macro in front of a declaration, in the header where callers see it:
 *
 *     ASYNC_COROUTINE int conn_read(struct conn *conn, void *buffer, size_t size);
 *     ASYNC_BLOCKING_OK("start-up only") static void load_config(const char *path);
 *
 * Compilers do nothing with them: under clang, which asynclint reads with, each is an annotate
 * attribute, elsewhere nothing at all. A definition need not repeat what its header says; the other
 * way round it is a finding (ASY404). rules/asynclint.json gives each its meaning.
 *
 * The calls of such a function are judged by what it says, and so is its body: it is looked at even
 * where nobody is seen to call it.
 */
#ifndef ASYNCLINT_H
#define ASYNCLINT_H

#if defined(__clang__)
#define ASYNC_ANNOTATE_(text) __attribute__((annotate("asynclint::" text)))
#else
#define ASYNC_ANNOTATE_(text)
#endif

/* Where it runs. */

/* In a coroutine: only coroutines may call it (ASY403), and it must not wait (ASY101). */
#define ASYNC_COROUTINE ASYNC_ANNOTATE_("coroutine")

/* On the event loop, as a callback does: it must not wait. For callbacks of loops that asynclint
 * does not see. */
#define ASYNC_ON_LOOP ASYNC_ANNOTATE_("on_loop")

/* On the loop's thread: no worker or other thread may call it (ASY402). */
#define ASYNC_LOOP_THREAD_ONLY ASYNC_ANNOTATE_("loop_thread_only")

/* On any thread: what belongs to the loop's it may not touch (ASY402). */
#define ASYNC_THREAD_SAFE ASYNC_ANNOTATE_("thread_safe")

/* How long it takes. */

/* It may wait, for longer than a loop can: callbacks and coroutines must not call it (ASY101). */
#define ASYNC_BLOCKING ASYNC_ANNOTATE_("blocking")

/* It never waits. A call in it, or further down, that does breaks the promise (ASY101). */
#define ASYNC_NONBLOCKING ASYNC_ANNOTATE_("nonblocking")

/* It may wait, and that is all right wherever it is called, because of REASON, a string: neither it
 * nor what it calls is reported to wait. */
#define ASYNC_BLOCKING_OK(reason) ASYNC_ANNOTATE_("blocking_ok: " reason)

/* What happens meanwhile. */

/* Other coroutines may run before it returns: what was read before may be stale (ASY601), and no
 * lock of threads may be held (ASY201). */
#define ASYNC_YIELDS ASYNC_ANNOTATE_("yields")

/* No other coroutine runs before it returns. A call in it, or further down, that lets others run
 * breaks the promise (ASY202). */
#define ASYNC_NO_YIELD ASYNC_ANNOTATE_("no_yield")

/* It is called with a lock of threads held: other coroutines must not run before it has given the
 * lock back, or it returns (ASY201). */
#define ASYNC_LOCKED ASYNC_ANNOTATE_("locked")

/* What it returns. */

/* Whether it worked, and nothing else says so: the result must not be dropped (ASY302). */
#define ASYNC_MUST_CHECK ASYNC_ANNOTATE_("must_check")

/* Something that begins, and that the caller has to end: await it, cancel it (ASY301). */
#define ASYNC_MUST_AWAIT ASYNC_ANNOTATE_("must_await")

#endif
