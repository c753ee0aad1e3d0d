/* SPDX-License-Identifier: MIT */
void hook_again(void);

int main(void)
{
	hook_again();
	return 0;
}
