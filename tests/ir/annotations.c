/* SPDX-License-Identifier: MIT
 * What is left of annotations: attributes, and the words of declarations (marked with #). */
/* clang-format off */
#define coroutine_fn
#define NO_YIELD
#define FORMAT(kind, n)
#define OLD_STYLE typedef int old_style;
#define coroutine __attribute__((annotate("coroutine")))
#define DECLARE(name) int coroutine_fn name(void)

typedef struct block block_t;

/* A comment; with a semicolon. */
int coroutine_fn in_front(void); /* behind */
coroutine_fn
static inline const block_t *line_before(void)
{
	return 0;
}
extern int before; // coroutine_fn
int not_a_comments(void);

NO_YIELD FORMAT(printf, 1) // a comment
block_t *coroutine_fn /* another */ several(const char *format, ...);
#define DIRECTIVE(x) \
	coroutine_fn
int not_a_directives(void);
OLD_STYLE

int not_over_a_blank_line(void);
int both(void) coroutine;
int behind(void) __attribute__((nonblocking)) NO_YIELD;
int not_so(void) __attribute__((nonblocking(0)));
#define QUICK __attribute__((nonblocking))
int QUICK hidden(void);
int (in_parentheses)(void) coroutine_fn;
DECLARE(by_macro);
int old(n)
	int n;
{
	return n;
}

static int defined(void);
static int coroutine_fn defined(void)
{
	return 1;
}

int user(void)
{
	return in_front() + !line_before() + not_a_comments() + !several("") + not_a_directives() +
	       not_over_a_blank_line() + both() + behind() + not_so() + in_parentheses() +
	       by_macro() + defined() + hidden() + old(1);
}
