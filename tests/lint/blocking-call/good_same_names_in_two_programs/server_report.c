/* SPDX-License-Identifier: MIT */
void report(void);

void report(void)
{
}
