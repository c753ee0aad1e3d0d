/* SPDX-License-Identifier: MIT */
#ifndef TABLE_H
#define TABLE_H

enum action {
	ACTION_NONE,
	ACTION_SAVE,
	ACTION_COUNT
};

typedef void action_fn(int fd);

extern action_fn *const actions[ACTION_COUNT];

#endif
