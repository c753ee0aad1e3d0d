/* SPDX-License-Identifier: MIT
 *
 * block_order.h - the blocks of a function in the order a forward analysis visits them.
 *
 * In reverse postorder a block comes after those that lead to it, loops aside, so that a fixed
 * point is reached in a few rounds however the blocks are numbered.
 */
#ifndef FLOW_BLOCK_ORDER_H
#define FLOW_BLOCK_ORDER_H

#include "facts/facts.h"

/* Fills ORDER, with room for all blocks of BODY, with those that can be reached, the entry first;
 * how many they are. */
uint32_t block_order(const struct facts *facts, const struct fact_function *body, uint32_t *order);

#endif
