/* SPDX-License-Identifier: MIT
 *
 * database.h - where the compile database is when nobody says.
 *
 * Asked by everything that reads one without having been given one: an analysis and `init`. Both
 * are to find the same.
 */
#ifndef DRIVER_DATABASE_H
#define DRIVER_DATABASE_H

/* The folder with the database: this one, or build/. Static. */
const char *database_place(void);

#endif
