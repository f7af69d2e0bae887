/* shim_real.h — gives a shim its REAL(name) from the one list in calls.def.
 *
 * The types come from libc's own headers: a shim's real.h defines _GNU_SOURCE, includes them and
 * then this, so a signature is never restated. Define SHIM_REAL_TABLE in exactly one file, real.c.
 *
 * Under _GNU_SOURCE glibc declares connect, bind, accept … with a union of all sockaddr pointers
 * (__CONST_SOCKADDR_ARG, transparent_union). A definition with plain `const struct sockaddr *`
 * is compatible with it, in clang and in gcc; nothrow, restrict and nonnull need not be repeated
 * either. Names that no header shows (__read_chk, …) are declared in fortify.h.
 *
 * A call is looked up when it is first needed: looking up 150 names when a program starts costs
 * 50 to 80 µs, a tenth of the whole life of one that does nothing. dlsym is not async-signal-safe,
 * so a shim that is awake says REAL_EARLY(read); in a constructor for every call that a signal
 * handler or a vfork child may make first.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SHIM_REAL_H
#define SHIM_REAL_H

#include "shim.h"

struct real_calls {
#define SHIM_CALL(name, role) __typeof__(name) *name;
#include "calls.def"
#undef SHIM_CALL
};

extern SHIM_LOCAL struct real_calls real_calls;

#define REAL(name)                                                                                 \
    ({                                                                                             \
        __typeof__(name) *real_##name = __atomic_load_n(&real_calls.name, __ATOMIC_RELAXED);       \
        __builtin_expect(!real_##name, 0)                                                          \
            ? (__typeof__(name) *)shim_bind(#name, (void **)&real_calls.name)                      \
            : real_##name;                                                                         \
    })

#define REAL_EARLY(name) ((void)REAL(name))

#endif

#ifdef SHIM_REAL_TABLE
struct real_calls real_calls;

#define SHIM_CALL(name, role) _Static_assert(role <= SHIM_OFFERS, #name " has no such role");
#include "calls.def"
#undef SHIM_CALL
#endif
