/* SPDX-License-Identifier: MIT */
#ifndef IMAGE_H
#define IMAGE_H
struct image {
	int dirty;
};
static inline int bdrv_flush(struct image *image)
{
	return image->dirty = 0;
}
#endif
