/* SPDX-License-Identifier: MIT */
/* Declarations that forget what the definitions say. */
#ifndef DISK_H
#define DISK_H
#include "annotate.h"
/* EXPECT: annotation-mismatch disk_read warning confidence=high steps=2 */
int disk_read(int block);
int disk_write(int block);         /* EXPECT: annotation-mismatch disk_write warning */
coroutine_fn int disk_flush(void); /* EXPECT: annotation-mismatch disk_flush warning */
int disk_trim(int block);          /* EXPECT: annotation-mismatch disk_trim warning */
struct disk;
struct disk *disk_open(const char *name); /* EXPECT: annotation-mismatch disk_open warning */
void disk_close(struct disk *disk);       /* EXPECT: annotation-mismatch disk_close warning */
#endif
