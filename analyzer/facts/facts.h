/* SPDX-License-Identifier: MIT
 *
 * facts.h - what one translation unit says, before anybody asks what it means.
 *
 * The problem
 *   Parsing C is nearly all the cost of an analysis, and rule packs change far more often than
 *   sources. So a unit is parsed once, into facts that no rule pack took part in; everything that
 *   depends on a pack is computed from facts.
 *
 * The idea
 *   Facts are tables of fixed-width rows that refer to each other by index, never by pointer: the
 *   in-memory form is the file form. A unit has symbols (functions, variables, fields), functions
 *   with a control-flow graph of blocks, events in blocks (call, store, return), and values: small
 *   expression trees that say what an event's operands are.
 *
 *   struct facts is a view: const pointers and counts over memory somebody else owns (a builder,
 *   facts_build.h, or a mapped file, facts_file.h).
 *
 * What holds (facts_verify.h checks it)
 *   - Every index is below its table's count or FACT_NONE where that is allowed.
 *   - A value's operands have smaller indices than the value: trees, no cycles.
 *   - Block 0 of a function is its entry. A block's events lie in source evaluation order.
 *   - A local's value in an expression is the one it has where the event stands.
 *
 * Read next: facts_build.h (how they are made), frontend/lower.h (who makes them).
 */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FACT_NONE UINT32_MAX

typedef uint32_t fact_str; /* offset into the string table; 0 is "" */

struct fact_loc {
	uint32_t file; /* index into files, or FACT_NONE */
	uint32_t line;
	uint32_t column;
};

struct fact_file {
	fact_str path; /* as the compiler opened it, made absolute and cleaned */
	uint32_t is_system;
};

enum fact_symbol_kind {
	SYMBOL_FUNCTION,
	SYMBOL_VARIABLE,
	SYMBOL_FIELD
};
enum fact_linkage {
	LINKAGE_NONE,
	LINKAGE_INTERNAL,
	LINKAGE_EXTERNAL
};

enum fact_symbol_flag {
	SYMBOL_DEFINED = 1 << 0,  /* has a body or an initialiser in this unit */
	SYMBOL_NORETURN = 1 << 1, /* declared so */
	SYMBOL_INLINE = 1 << 2,
	SYMBOL_CONST = 1 << 3,   /* a const object */
	SYMBOL_BY_HAND = 1 << 4, /* first declared in the unit's main file, not in a header */
	SYMBOL_VARIADIC = 1 << 5,
	SYMBOL_STATIC_LOCAL = 1 << 6,
	SYMBOL_THREAD = 1 << 7, /* each thread has its own */
	SYMBOL_WEAK = 1 << 8,   /* of a function: another definition is preferred to its own */
};

struct fact_symbol {
	uint8_t kind;
	uint8_t linkage;
	uint16_t flags;
	fact_str name;
	fact_str usr;         /* libclang's name for it, unique in the unit */
	fact_str owner;       /* the record of a field ("struct ops"), else 0 */
	fact_str type;        /* spelled; of a function its prototype */
	struct fact_loc decl; /* first declaration */
	struct fact_loc def;  /* definition in this unit, or file FACT_NONE */
	uint32_t annotation_first;
	uint32_t annotation_count; /* annotate("...") texts of all redeclarations; and what else is
	                            * said there in words: macros, attributes, with a mark */
};

/* In front of a word among annotations: "#coroutine_fn". */
#define FACT_WORD_MARK '#'

enum fact_value_op {
	VALUE_UNKNOWN,  /* something we do not follow; imm tells equal ones apart */
	VALUE_INT,      /* imm */
	VALUE_STRING,   /* a: fact_str */
	VALUE_LOCAL,    /* a: local of the function; parameters first */
	VALUE_GLOBAL,   /* a: symbol (variable) */
	VALUE_FUNCTION, /* a: symbol (function) */
	VALUE_FIELD,    /* a: base value, b: symbol (field); imm 1: base is a pointer */
	VALUE_INDEX,    /* a: base, b: index */
	VALUE_DEREF,    /* a */
	VALUE_ADDRESS,  /* a: a place */
	VALUE_CALL,     /* a: event whose result it is */
	VALUE_UNARY,    /* sub: enum fact_unary, a */
	VALUE_BINARY,   /* sub: enum fact_binary, a, b */
	VALUE_SELECT,   /* a ? b : c; c in imm */
	VALUE_OP_COUNT
};

enum fact_unary {
	UNARY_NEGATE,
	UNARY_NOT,
	UNARY_LOGICAL_NOT,
	UNARY_COUNT
};

enum fact_binary {
	BINARY_ADD,
	BINARY_SUB,
	BINARY_MUL,
	BINARY_DIV,
	BINARY_REM,
	BINARY_SHL,
	BINARY_SHR,
	BINARY_AND,
	BINARY_OR,
	BINARY_XOR,
	BINARY_EQ,
	BINARY_NE,
	BINARY_LT,
	BINARY_LE,
	BINARY_GT,
	BINARY_GE,
	BINARY_LOGICAL_AND,
	BINARY_LOGICAL_OR,
	BINARY_COUNT
};

struct fact_value {
	uint8_t op;
	uint8_t sub;
	uint16_t reserved;
	uint32_t a;
	uint32_t b;
	uint32_t padding;
	int64_t imm;
};

enum fact_event_kind {
	EVENT_CALL,   /* a: callee value; first/count: argument values in args */
	EVENT_STORE,  /* a: place, b: value stored */
	EVENT_RETURN, /* a: value or FACT_NONE */
	EVENT_EXPOSE, /* a: local whose address is taken: others may write it now */
	EVENT_KIND_COUNT
};

enum fact_event_flag {
	EVENT_RESULT_DROPPED = 1 << 0, /* the call is a statement of its own */
	EVENT_RESULT_VOIDED = 1 << 1,  /* cast to void */
	EVENT_IN_MACRO = 1 << 2,       /* came out of a macro; macro names it */
	EVENT_CLEANUP = 1 << 3,        /* a cleanup attribute's call, where its scope is left; the
	                                * place is the variable's. Its argument is &variable. */
	EVENT_FLAGS_ALL = (1 << 4) - 1,
};

struct fact_event {
	uint8_t kind;
	uint8_t reserved;
	uint16_t flags;
	struct fact_loc loc;
	fact_str macro;
	uint32_t a;
	uint32_t b;
	uint32_t arg_first;
	uint32_t arg_count;
};

enum fact_end {
	END_JUMP,        /* one successor */
	END_BRANCH,      /* cond; successor 0 when it is true, 1 when false */
	END_SWITCH,      /* cond; each edge carries its range of values or is the default */
	END_RETURN,      /* no successor */
	END_UNREACHABLE, /* no successor: a noreturn call, an endless loop's far side */
	END_INDIRECT,    /* where computed gotos lead, or asm that may jump: any of them */
	END_COUNT
};

enum fact_edge_kind {
	EDGE_PLAIN,
	EDGE_CASE,
	EDGE_DEFAULT
};

struct fact_edge {
	uint32_t block; /* within the function */
	uint32_t kind;
	int64_t low; /* EDGE_CASE: low <= cond <= high */
	int64_t high;
};

struct fact_block {
	uint32_t event_first;
	uint32_t event_count;
	uint32_t edge_first;
	uint32_t edge_count;
	uint32_t end;
	uint32_t cond; /* value, or FACT_NONE */
	struct fact_loc loc;
	struct fact_loc cond_loc; /* where the condition stands, or file FACT_NONE */
};

enum fact_local_flag {
	LOCAL_PARAMETER = 1 << 0,
	LOCAL_ADDRESS_TAKEN = 1 << 1, /* somewhere: see EVENT_EXPOSE */
	LOCAL_ARRAY = 1 << 2,
	LOCAL_CLEANUP = 1 << 3, /* an attribute, perhaps cleanup, may release it where it ends */
};

struct fact_local {
	fact_str name;
	fact_str type;
	uint32_t flags;
};

struct fact_function {
	uint32_t symbol;
	uint32_t local_first;
	uint32_t local_count;
	uint32_t param_count; /* the first of the locals */
	uint32_t block_first;
	uint32_t block_count;
	uint32_t event_first; /* all events of its blocks */
	uint32_t event_count;
	uint32_t value_first; /* all values of its events and conditions */
	uint32_t value_count;
	uint32_t flags; /* enum fact_function_flag */
	struct fact_loc end;
};

enum fact_function_flag {
	FUNCTION_GAVE_UP = 1 << 0, /* too large or too strange: the graph is not complete */
};

/* A function's address in a static initialiser. */
struct fact_init {
	uint32_t object; /* symbol (variable) it stands in */
	uint32_t field;  /* symbol (field) it initialises, or FACT_NONE: the object or an element */
	uint32_t function;
	struct fact_loc loc;
};

/* What a static initialiser gives a field (of any object), a variable, or the elements of an array:
 * a string that begins with '/', as it is spelled, or (0) anything else but NULL and functions. A
 * variable or field whose address stands in one has a 0, too. The same is told once. */
struct fact_init_text {
	uint32_t symbol; /* variable or field */
	fact_str text;
};

enum fact_mark_flag {
	MARK_CONDITIONAL = 1 << 0, /* stands between #if and #endif; a header's guard is none */
	MARK_FLAGS_ALL = (1 << 1) - 1,
};

/* A comment with the word "asynclint:" in it, in the main file or in an included one that is no
 * system header, whether the compiler looks at that text or not. What it says is not read here. */
struct fact_mark {
	uint32_t file;
	uint32_t first_line; /* of the comment */
	uint32_t last_line;
	uint32_t code_line; /* its own, if code stands before it there, else the next with code; or
	                       0 */
	uint32_t open_line; /* of the first '{' behind it if neither ';' nor '}' comes before, or 0
	                     */
	uint32_t flags;
	fact_str text; /* of the comment, any white space in it as one blank */
};

enum fact_unit_flag {
	UNIT_PARTIAL = 1 << 0, /* the parser reported errors */
};

struct fact_unit {
	fact_str main_file;
	fact_str directory;
	uint32_t flags;
	fact_str first_error; /* "file:line: text" of the first error, or 0 */
};

/* The tables, one row each: TABLE(name, row type). The order is the file's. */
#define FACT_TABLES(TABLE)                                                                         \
	TABLE(unit, struct fact_unit)                                                              \
	TABLE(files, struct fact_file)                                                             \
	TABLE(symbols, struct fact_symbol)                                                         \
	TABLE(annotations, fact_str)                                                               \
	TABLE(functions, struct fact_function)                                                     \
	TABLE(locals, struct fact_local)                                                           \
	TABLE(blocks, struct fact_block)                                                           \
	TABLE(edges, struct fact_edge)                                                             \
	TABLE(events, struct fact_event)                                                           \
	TABLE(args, uint32_t)                                                                      \
	TABLE(values, struct fact_value)                                                           \
	TABLE(inits, struct fact_init)                                                             \
	TABLE(init_texts, struct fact_init_text)                                                   \
	TABLE(marks, struct fact_mark)                                                             \
	TABLE(strings, char)

struct facts {
#define TABLE(name, type)                                                                          \
	const type *name;                                                                          \
	uint32_t name##_count;
	FACT_TABLES(TABLE)
#undef TABLE
};

/* The text at offset STR. Never NULL. */
const char *facts_string(const struct facts *facts, fact_str str);

/* The path of LOC's file, or "" when it has none. */
const char *facts_path(const struct facts *facts, struct fact_loc loc);

/* The name of the field or variable that VALUE, a place or what is read from one, ends in; "" when
 * that is a local or nothing of the kind. It stays when locals are renamed. */
const char *facts_place_symbol(const struct facts *facts, uint32_t value);

/* Printed names, "?" when out of range. */
const char *fact_value_op_name(unsigned op);
const char *fact_binary_name(unsigned op);
const char *fact_unary_name(unsigned op);

#endif
