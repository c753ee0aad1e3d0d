/* SPDX-License-Identifier: MIT */
void hook(void);

void hook(void)
{
}
