/* copied_space.h — what lies where in the memory of another process.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef COPIED_SPACE_H
#define COPIED_SPACE_H

#include "copied_walk.h"
#include "frame_info.h"
#include "rule.h"

#pragma GCC visibility push(hidden)

/* RULE_NONE where there is no code. */
struct rule copied_space_rule(struct copied_space *, uint64_t address);

bool copied_space_info(struct copied_space *, uint64_t address, struct frame_info *);

#pragma GCC visibility pop
#endif
