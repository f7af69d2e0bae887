/* follow.h — children that are sampled as their parent is.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FOLLOW_H
#define FOLLOW_H

#include "region_sampler.h"

#pragma GCC visibility push(hidden)

/* From now on, a child of fork() starts a profile of its own; with NULL, none does. */
void follow(const struct region_sampler_wish *);

#pragma GCC visibility pop
#endif
