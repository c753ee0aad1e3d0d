/* SPDX-License-Identifier: MIT
 *
 * lower_priv.h - the state of lowering one unit, shared by the lower_*.c files and nobody else.
 *
 * Order of the files, each calling only earlier ones: lower_symbol.c (names and places),
 * lower_block.c (blocks and edges), lower_value.c (values and events), lower_call.c and
 * lower_generic.c, lower_init.c, lower_scope.c (ends of scopes), lower_expr.c (expressions),
 * lower_loop.c, lower_stmt.c (statements), lower.c (the unit). C nests in circles; those go through
 * two function pointers of lower_context.
 */
#ifndef FRONTEND_LOWER_PRIV_H
#define FRONTEND_LOWER_PRIV_H

#include "facts/facts_build.h"
#include "frontend/cursor.h"
#include "frontend/decl_words.h"
#include "frontend/unit_names.h"

/* The function at work. Tables of the unit grow; these are its own bookkeeping. */
struct lower_function {
	struct fact_function row;
	struct lower_scopes *scopes; /* its cleanup attributes; NULL until the first */
	struct lower_asms *asms;     /* its asm statements; NULL until the first */
	GHashTable *locals;          /* declaration cursor -> local index */
	GArray *local_rows;          /* struct fact_local */
	GArray *blocks; /* struct fact_block; edges are kept in pending_edges until the end */
	GPtrArray *pending_edges; /* per block a GArray of struct fact_edge, or NULL */
	GHashTable *labels;       /* label name -> block index */
	GArray *label_targets;    /* the blocks of labels that stand somewhere */
	uint32_t dispatch;        /* where computed gotos jump to, or FACT_NONE */
	uint32_t current;         /* block that receives events */
	uint32_t break_block;     /* FACT_NONE outside */
	uint32_t continue_block;
	uint32_t cleanup;       /* the innermost cleanup that is due here, or 0; lower_scope.c */
	uint32_t break_cleanup; /* the one that is still due after a break, a continue */
	uint32_t continue_cleanup;
	uint32_t switch_block; /* the block that ends in the switch at work */
	bool switch_has_default;
	bool gave_up;
};

struct lower_context {
	struct facts_builder *out;
	struct cursor_stack stack;
	GHashTable *symbols;     /* USR -> symbol index */
	GHashTable *files;       /* name as libclang has it -> file index */
	GHashTable *queued;      /* USRs of functions lowered or queued */
	GArray *queue;           /* CXCursor: definitions still to lower */
	GByteArray *value_depth; /* per value, its depth */
	CXCursor root;           /* the declaration at work: a function, or a variable outside */
	struct lower_generics *generics; /* of one declaration; NULL until the first _Generic */
	GHashTable *init_texts;          /* rows of that table that are there already */
	struct unit_names *unit_names;   /* what stands outside functions */
	struct decl_texts *decl_texts;   /* files in which declarations were looked up */
	CXFile main_file;
	const char *directory;
	struct lower_function *function;
	/* The ways back up: expressions contain statements and statements contain each other, but
	 * files call only earlier ones. Each is the function of that name below. */
	uint32_t (*statement)(struct lower_context *ctx, CXCursor cursor);
	uint32_t (*expression)(struct lower_context *ctx, CXCursor cursor);
};

/* lower_symbol.c */
/* The row for a file, a place, a symbol; made at first sight. */
struct fact_loc lower_loc(struct lower_context *ctx, CXTranslationUnit unit,
                          CXSourceLocation location);
struct fact_loc lower_cursor_loc(struct lower_context *ctx, CXCursor cursor);
uint32_t lower_symbol(struct lower_context *ctx, CXCursor cursor, enum fact_symbol_kind kind);
/* The local for the declaration DECL of the function at work; made at first sight. */
uint32_t lower_local(struct lower_context *ctx, CXCursor decl, uint32_t flags);
/* Puts the definition of the function CURSOR names on the queue, once. */
void lower_queue_function(struct lower_context *ctx, CXCursor cursor);

/* lower_block.c */
/* A new block without end; a block becomes current by block_begin and stops being it by block_end.
 */
uint32_t block_new(struct lower_context *ctx, CXCursor at);
void block_begin(struct lower_context *ctx, uint32_t block);
/* Ends the current block with an edge to TARGET, a branch, or nothing (RETURN, UNREACHABLE). */
void block_jump(struct lower_context *ctx, uint32_t target);
void block_branch(struct lower_context *ctx, CXCursor at, uint32_t cond, uint32_t yes, uint32_t no);
void block_end(struct lower_context *ctx, enum fact_end end, uint32_t cond);
void block_add_edge(struct lower_context *ctx, uint32_t from, struct fact_edge edge);
/* The condition that the current block will end with stands at AT; block_branch says so itself. */
void block_condition_at(struct lower_context *ctx, CXCursor at);
/* The condition on which the ended BLOCK goes to YES, else NO; OTHERWISE when it took more than one
 * branch to decide that. */
uint32_t block_condition(struct lower_context *ctx, uint32_t block, uint32_t yes, uint32_t no,
                         uint32_t otherwise);
/* Ends the current block without successor and goes on in a new one nobody reaches yet. */
void block_cut(struct lower_context *ctx, enum fact_end end, CXCursor at);
/* Moves the function's blocks and edges into the unit's tables. */
void block_flush(struct lower_context *ctx);

/* lower_value.c */
/* New rows of the values table; operations on known numbers become numbers. */
uint32_t value_new(struct lower_context *ctx, struct fact_value value);
uint32_t value_unknown(struct lower_context *ctx);
uint32_t value_int(struct lower_context *ctx, int64_t imm);
uint32_t value_binary(struct lower_context *ctx, enum fact_binary op, uint32_t a, uint32_t b);
uint32_t value_unary(struct lower_context *ctx, enum fact_unary op, uint32_t a);
/* Appends an event to the current block; its index. */
uint32_t event_new(struct lower_context *ctx, struct fact_event event);
void event_store(struct lower_context *ctx, CXCursor at, uint32_t place, uint32_t value);

/* lower_expr.c */
/* Lowers an expression: its events into the current block (and blocks it opens), its value. */
uint32_t lower_expr(struct lower_context *ctx, CXCursor cursor);
/* Lowers a statement that is an expression, whose value nobody takes; the value nevertheless. */
uint32_t lower_expr_statement(struct lower_context *ctx, CXCursor cursor);
/* Lowers a condition into branches to YES and NO. */
void lower_cond(struct lower_context *ctx, CXCursor cursor, uint32_t yes, uint32_t no);

/* lower_call.c */
/* Lowers a call; FLAGS say what becomes of its result (enum fact_event_flag). */
uint32_t lower_call(struct lower_context *ctx, CXCursor cursor, uint32_t flags);
/* The builtin CURSOR calls if its value is its first argument's (__builtin_expect), else false. */
bool call_is_transparent(CXCursor cursor);

/* lower_generic.c */
/* Lowers the association of _Generic selection CURSOR that the compiler chose. */
uint32_t lower_generic(struct lower_context *ctx, CXCursor cursor);
/* That association; a null cursor when it is not sure. */
CXCursor lower_generic_choice(struct lower_context *ctx, CXCursor cursor);
/* Frees what lower_generic keeps per declaration; NULL is nothing. */
void lower_generics_free(struct lower_generics *generics);

/* lower_init.c */
/* Stores what initialiser INIT says into PLACE, a place of type TYPE. */
void lower_init(struct lower_context *ctx, uint32_t place, CXType type, CXCursor init);
/* The function addresses in the initialiser of static object VAR. */
void lower_static_init(struct lower_context *ctx, CXCursor var);
/* Is anything noted of the initialisers of static objects of TYPE? */
bool lower_static_type(CXType type);
/* The value of a compound literal: an unnamed local that was initialised. */
uint32_t lower_compound_literal(struct lower_context *ctx, CXCursor cursor);

/* lower_scope.c */
/* Variable DECL is alive from here on: its cleanup, if it has one, is due. */
void scope_declare(struct lower_context *ctx, CXCursor decl);
/* Control leaves for a place where cleanup OUTER is the innermost one due: emits the calls that are
 * due before. The scope goes on for what follows; scope_close ends it as well. */
void scope_leave(struct lower_context *ctx, uint32_t outer);
void scope_close(struct lower_context *ctx, uint32_t outer);
/* VALUE of statement AT as it is now, for use after leaving to OUTER, where cleanups may have
 * changed what it is made of. FACT_NONE stays FACT_NONE. */
uint32_t scope_keep(struct lower_context *ctx, CXCursor at, uint32_t outer, uint32_t value);
/* The label that BLOCK begins at stands here. */
void scope_label(struct lower_context *ctx, uint32_t block);
/* Ends the current block with a jump to the label of block TARGET, leaving what is to be left. */
void scope_goto(struct lower_context *ctx, CXCursor at, uint32_t target);
/* All labels are known: completes the jumps. No block is current before and after. */
void scope_finish(struct lower_context *ctx);
/* Frees what is kept per function; NULL is nothing. */
void lower_scopes_free(struct lower_scopes *scopes);

/* lower_loop.c */
void lower_for(struct lower_context *ctx, CXCursor cursor);
void lower_while(struct lower_context *ctx, CXCursor cursor);
void lower_do(struct lower_context *ctx, CXCursor cursor);

/* lower_machine.c */
/* If CURSOR, a node without a name and with two or three children, is an atomic operation: lowers
 * it, VALUE becomes its value. False, nothing done, when it is not. */
bool lower_atomic(struct lower_context *ctx, CXCursor cursor, uint32_t *value);
/* The same for one with five or six: compare and exchange. */
bool lower_compare_exchange(struct lower_context *ctx, CXCursor cursor, uint32_t *value);
/* Lowers an asm statement: every operand that is a place may be written. */
void lower_asm(struct lower_context *ctx, CXCursor cursor);

/* lower_asm.c */
/* The names, borrowed, of the labels that asm statement CURSOR may jump to. The caller unrefs. */
GPtrArray *lower_asm_labels(struct lower_context *ctx, CXCursor cursor);
/* Frees what is kept per function; NULL is nothing. */
void lower_asms_free(struct lower_asms *asms);

/* lower_stmt.c */
/* Lowers the body of function CURSOR into the unit's tables. */
void lower_function_body(struct lower_context *ctx, CXCursor cursor);
/* Lowers one statement; its value when it is an expression, else FACT_NONE. */
uint32_t lower_statement(struct lower_context *ctx, CXCursor cursor);

#endif
