/* hooked.h — what the programs of these tests are written with: a handler that does what `plan`
 * says. SPDX-License-Identifier: Apache-2.0 */
#ifndef HOOKED_H
#define HOOKED_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "call_hooks.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

/* A function whose callers know nothing of what is in it. */
#if defined(__clang__)
#define APART __attribute__((noinline, optnone))
#else
#define APART __attribute__((noipa))
#endif

enum { FORWARD = -1 };

/* Volatile, as a compiler takes a function of libc for one that never calls back. */
static volatile long plan = FORWARD;
static atomic_long calls;

static inline void handle(struct call_frame *frame, void *context)
{
    (void)context;
    atomic_fetch_add(&calls, 1);
    frame->is_answered = plan != FORWARD;
    frame->results[0] = (uint64_t)plan;
}

static inline struct hook *try_hook(const char *name, struct hook_scope scope)
{
    enum hook_status status;
    int error;

    return hook_install(name, &scope, handle, NULL, NULL, &status, &error);
}

static inline struct hook *hook(const char *name, struct hook_scope scope)
{
    struct hook *made = try_hook(name, scope);

    if (!made) {
        printf("%s is not hooked\n", name);
        exit(1);
    }
    return made;
}

#define PROGRAM ((struct hook_scope){.program = true})
#define EVERYTHING ((struct hook_scope){.everything = true})

static inline void check(bool is_right, const char *claim, int line)
{
    if (is_right)
        return;
    printf("line %d: not so: %s\n", line, claim);
    exit(1);
}
#define CHECK(claim) check(claim, #claim, __LINE__)

#endif
