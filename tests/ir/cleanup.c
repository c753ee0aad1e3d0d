/* SPDX-License-Identifier: MIT */
/* A cleanup attribute's function is called wherever control leaves the variable's scope. */
struct lock;
void unlock(struct lock **lock);
struct lock *take(struct lock *lock);
int test(void);
int use(struct lock *lock);

#define AUTO(function) __attribute__((cleanup(function)))
#define GUARD(name, l) struct lock *name __attribute__((cleanup(unlock))) = take(l)
#define WITH_GUARD(l)                                                                              \
	for (AUTO(unlock) struct lock *guard = take(l); guard; unlock(&guard), guard = 0)
#define auto_lock(T) AUTO(auto_##T##_drop) struct T *

static inline void auto_lock_drop(struct lock **lock)
{
	if (*lock)
		unlock(lock);
}

int at_end_and_return(struct lock *l)
{
	GUARD(g, l);
	AUTO(auto_lock_drop) struct lock *first = l, *second __attribute__((unused)) = l;

	if (test())
		return use(g);
	if (test())
		return first != second;
	{
		auto_lock(lock) inner = l;
		use(inner);
	}
	return 0;
}

void in_loops(struct lock *l)
{
	while (test()) {
		GUARD(outer, l);
		for (int i = 0; i < 3; i++) {
			GUARD(inner, l);
			if (test())
				continue;
			if (test())
				break;
			use(inner);
		}
		switch (use(outer)) {
		case 1: {
			GUARD(chosen, l);
			if (use(chosen))
				continue;
			break;
		}
		}
	}
}

void guarded_block(struct lock *l)
{
	WITH_GUARD(l)
	{
		if (test())
			return;
		if (test())
			break;
		use(l);
	}
}

void with_goto(struct lock *l)
{
	GUARD(all, l);
again: {
	GUARD(part, l);
	if (test())
		goto out;
	if (test())
		goto again;
	if (test())
		goto here;
	use(part);
here:
	use(l);
}
out:
	use(all);
}

int in_statement_expression(struct lock *l)
{
	return ({
		GUARD(g, l);
		use(g) + 1;
	});
}
