/* entries.h — the thunks, and what each stands for.
 *
 * A thunk is given to one function and never to another, so that who has its address calls the
 * right function for ever: a thread that has just read a slot, a program that has kept a pointer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ENTRIES_H
#define ENTRIES_H

#include "call_frame.h"
#include "layout.h"

#include <stdatomic.h>

#pragma GCC visibility push(hidden)

typedef void (*call_handler)(struct call_frame *, void *context);

/* Belongs to one hook; stays until nobody can be in it. */
struct listener {
    call_handler handler;
    void *context;
};

/* What the room itself has to do at a call that nobody has answered; not "inside". */
typedef void (*call_attendant)(struct call_frame *);

struct __attribute__((aligned(ENTRY_SIZE))) hook_entry {
    atomic_uint wanted; /* 0: the thunk goes straight on */
    uintptr_t real;
    _Atomic(const struct listener *) listener;
    call_attendant attendant;
    atomic_uint calls; /* that are with the listener */
    const char *name;
    atomic_bool is_listening;
    bool is_internal;
};

extern struct hook_entry hook_entries[ENTRY_MOST];

/* Above 0 while this thread is within the room or within a handler: its calls go straight on. */
extern _Thread_local int hook_inside __attribute__((tls_model("initial-exec")));

/* NULL when all are taken. Keeps the name. Internal ones have no listener. Under the lock. */
struct hook_entry *entry_for(const char *name, uintptr_t real, call_attendant, bool is_internal);

/* The thunk of an entry: what a slot points to. */
uintptr_t entry_thunk(const struct hook_entry *);

/* The entry of a thunk, or NULL for any other address. */
struct hook_entry *entry_of_thunk(uintptr_t address);

void entry_listen(struct hook_entry *, const struct listener *, bool is_listening);

/* The listener is let go of, everywhere where it listens. */
void entries_stop(const struct listener *);

/* Whether a thread is with a listener of that name now. */
bool entries_are_busy(const char *name);

/* The entry of a function that a user's hook listens to, or NULL; `real` 0: of any. */
struct hook_entry *entry_listening(const char *name, uintptr_t real);

#pragma GCC visibility pop
#endif
