/* SPDX-License-Identifier: MIT */
/* Events out of macros stand where the macro is used, and say which it was. */
int raw(int n);

#define CALL(n) raw(n)
#define TWICE(n)                                                                                   \
	do {                                                                                       \
		CALL(n);                                                                           \
		CALL(n);                                                                           \
	} while (0)

void use(void)
{
	CALL(1);
	TWICE(2);
	raw(3);
}
