/* SPDX-License-Identifier: MIT */
struct queue {
	unsigned first, last;
	unsigned char bytes[64];
};

struct queue_ops {
	unsigned (*left)(const struct queue *queue);
	unsigned char (*take)(struct queue *queue);
};

extern const struct queue_ops ring;
unsigned queue_left(const struct queue *queue);
void queue_drop(struct queue *queue);
