/* SPDX-License-Identifier: MIT */
#ifndef VALVE_H
#define VALVE_H
struct valve {
	int open;
};
static inline void uv_stop(struct valve *valve)
{
	valve->open = 0;
}
#endif
