/* stack_latest.h — the latest stack from one place, and all that the walk read to find it. While
 * that reads the same, the stack is the same: most programs open and close in a loop.
 *
 * Belongs to one thread. A signal handler that comes in while it is in use does without; if it
 * never comes back, everybody does. What goes over a signal handler's frame, or on by a guess, is
 * not remembered.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STACK_LATEST_H
#define STACK_LATEST_H

#include "stack_store.h"
#include "stack_walk.h"

#pragma GCC visibility push(hidden)

/* What a walk of STACK_FRAMES frames reads of the stack, where each has a frame pointer, too. */
enum { STACK_NOTES = 2 * STACK_FRAMES + 6, STACK_LATEST = 3 };

/* What a walk found out by: nothing else of the stack has a say in it. */
struct stack_notes {
    bool is_void;  /* there was more to it */
    bool takes_fp; /* of the place where it began */
    uint16_t count;
    struct stack_note {
        uintptr_t at, word;
    } notes[STACK_NOTES]; /* in the order in which one says where to find the next */
};

struct stack_latest {
    bool is_busy;
    uint8_t next;
    struct stack_found {
        struct stack_place place; /* `pc` is 0: none */
        uint64_t epoch;
        stack_id id;
        struct stack_notes by;
    } found[STACK_LATEST];
};

/* The stack from a place on, as stack_walk_from and stack_store have it. Returns 0 and sets *is_cut
 * if the walk needs all registers. */
stack_id stack_from(struct stack_latest *, const struct stack_place *, bool *is_cut);

#pragma GCC visibility pop
#endif
