/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE. Results that are looked at, or thrown away on purpose. */
#include "../../../rules/asynclint.h"

ASYNC_MUST_CHECK int conn_open(int port);
int conn_close(int port);

int main(void)
{
	if (conn_open(1) < 0)
		return 1;
	(void)conn_open(2);
	conn_close(1);
	return 0;
}
