/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE. Results that functions say have to be looked at. */
#include "../../../rules/asynclint.h"

ASYNC_MUST_CHECK int conn_open(int port);

ASYNC_MUST_CHECK static int conn_bind(int port)
{
	return port > 0 ? 0 : -1;
}

int main(void)
{
	conn_open(1); /* EXPECT: unchecked-result conn_open warning */
	conn_bind(2); /* EXPECT: unchecked-result conn_bind warning confidence=high */
	return 0;
}
