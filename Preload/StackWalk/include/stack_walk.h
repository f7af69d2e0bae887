/* stack_walk.h — who called us: return addresses, from the caller outwards.
 *
 * Fit for any thread, a signal handler, the time before constructors, a vfork child, the child of a
 * threaded program: takes no lock, no memory, no descriptor, and keeps errno. What it reads of the
 * stack it knows to be readable; the worst that a broken stack gets is a short walk.
 * Needs _dl_find_object of glibc 2.35; elsewhere it sees the frames that keep a frame pointer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STACK_WALK_H
#define STACK_WALK_H

#include <stdbool.h>
#include <stdint.h>
#include <ucontext.h>

#pragma GCC visibility push(hidden)

/* Writes at most `most` addresses, and returns how many. Each is where its function goes on, that
 * is, one instruction after the call; the one behind a signal handler's return (__restore_rt) is
 * the instruction that the signal interrupted. The first frames are left out as long as they lie in
 * the library or program that this is linked into. */
unsigned stack_walk(uintptr_t *pcs, unsigned most);

/* … and with `true` they are not: for a program that links this room and asks about itself. */
extern bool stack_walk_keeps_own;

/* Where a frame is, by its registers. */
struct stack_place {
    uintptr_t pc, sp, fp;
};

/* Fills in where the function is that this is written in. */
#if defined(__x86_64__)
#define STACK_PLACE(place)                                                                         \
    __asm__ volatile("lea 0(%%rip), %0\n mov %%rsp, %1\n mov %%rbp, %2"                            \
                     : "=&r"((place)->pc), "=&r"((place)->sp), "=&r"((place)->fp))
#elif defined(__aarch64__)
#define STACK_PLACE(place)                                                                         \
    __asm__ volatile("adr %0, .\n mov %1, sp\n mov %2, x29"                                        \
                     : "=&r"((place)->pc), "=&r"((place)->sp), "=&r"((place)->fp))
#endif

/* The stack from a frame on that is known by its place: of this thread, or of another that waits in
 * the kernel. `is_cut` tells that it came to a frame for which it would need all registers. */
unsigned stack_walk_from(const struct stack_place *, uintptr_t *pcs, unsigned most, bool *is_cut);

/* What a signal interrupted, from its handler: the first address is the instruction that comes
 * next, and no frame is left out. `is_cut` tells that the thread's beginning was not reached, be it
 * for want of room. */
unsigned stack_walk_interrupted(const ucontext_t *, uintptr_t *pcs, unsigned most, bool *is_cut);

/* Call it after dlclose: another library may lie at the same addresses now. */
void stack_walk_forget(void);

#pragma GCC visibility pop
#endif
