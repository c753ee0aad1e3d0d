/* SPDX-License-Identifier: MIT */
/* The names that tevent's macros stand for from 0.15 on. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tevent_req;

struct tevent_req *__tevent_req_create(const void *mem_ctx, void *state, size_t size,
                                       const char *type, const char *function,
                                       const char *location);
void __tevent_req_done(struct tevent_req *req, const char *function, const char *location);
bool __tevent_req_error(struct tevent_req *req, uint64_t error, const char *function,
                        const char *location);
bool __tevent_req_nomem(const void *p, struct tevent_req *req, const char *function,
                        const char *location);
void __tevent_req_oom(struct tevent_req *req, const char *function, const char *location);
void _tevent_req_set_callback(struct tevent_req *req, void (*fn)(struct tevent_req *subreq),
                              const char *name, void *data);

#define HERE __func__, "here"

struct load_state {
	int left;
};

unsigned sleep(unsigned seconds);

static void on_done(struct tevent_req *subreq)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_done */
	__tevent_req_done(subreq, HERE);
}

struct tevent_req *load_send(const void *mem_ctx, struct tevent_req *subreq, int count)
{
	struct load_state *state;
	/* EXPECT: never-completed _tevent_req_create error */
	struct tevent_req *req = __tevent_req_create(mem_ctx, &state, sizeof(*state), "state",
	                                             HERE);

	if (!req || __tevent_req_nomem(subreq, req, HERE))
		return req;
	if (__tevent_req_error(req, count > 9, HERE))
		return NULL;
	if (count > 5) {
		__tevent_req_oom(req, HERE);
		return NULL;
	}
	if (count < 0)
		return NULL;
	_tevent_req_set_callback(subreq, on_done, "on_done", req);
	return req;
}
