/* SPDX-License-Identifier: MIT */
int get_profile(int device);

int get_profile(int device)
{
	return device > 0;
}

int main(void)
{
	return get_profile(0);
}
