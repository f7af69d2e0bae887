/* sweep.h — tells a loop that closes whatever there may be from one that closes a thing twice.
 *
 * A daemon closes 3, 4, 5 … up to some limit, most of which are not open; that is right. A program
 * that closes its own five numbers twice in a loop looks alike, but each of them was open once. So
 * a run of closes from one place, over numbers near to one another, is judged at its end.
 * Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SWEEP_H
#define SWEEP_H

#include <stdbool.h>
#include <stdint.h>

struct sweep {
    uintptr_t site;   /* the closing call's stack, or where it returns to */
    int first, last;
    unsigned calls;   /* in the run, good ones too */
    unsigned strange; /* of numbers that nobody had ever opened */
    unsigned accused; /* that are wrong, unless the run is a loop over whatever there may be */
};

/* Whether this close goes on with the run. */
bool sweep_continues(const struct sweep *, uintptr_t site, int fd);

/* Begins a run with this close, or goes on with it. */
void sweep_note(struct sweep *, uintptr_t site, int fd, bool is_accused, bool is_strange);

/* Whether the run is a loop over whatever there may be. */
bool sweep_is_right(const struct sweep *);

#endif
