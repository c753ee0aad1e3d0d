/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
/* READ IN PART: the file itself says that it is not compiled like this. NO LOOP HERE. */
#ifndef LEDGER_BACKEND
#error "choose a backend: -DLEDGER_BACKEND=1 or 2"
#endif

int backend(void)
{
	return 2;
}
