/* visitors.h — who is inside an edition, so that none is freed under anybody's eyes.
 *
 * Nobody is counted by edition: a thread counts itself in and out, on one of a few counters. Who
 * came in after an edition was replaced can not come upon it any more; so it is free when each of
 * the counters has been seen at zero since.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef VISITORS_H
#define VISITORS_H

#include "edition.h"

#pragma GCC visibility push(hidden)

/* Returns the number of the counter, for visitors_leave. */
unsigned visitors_enter(void);
void visitors_leave(unsigned counter);

/* Keep an edition that the caller is inside of, though it be replaced. */
void visitors_pin(struct edition *);
void visitors_unpin(struct edition *);

/* To be freed when nobody can be inside of it. */
void visitors_retire(struct edition *);

/* Frees what can be. For a visitor who is inside of nothing but `held`, which may be NULL. */
void visitors_clean_up(const struct edition *held);

/* Whether this is a child of vfork(), which has its parent's memory but descriptors of its own. */
bool visitors_are_guests(void);

#pragma GCC visibility pop
#endif
