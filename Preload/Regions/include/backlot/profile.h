/* backlot/profile.h — regions of a C program, and its own profile. Link with -lbacklot_profile.
 *
 *     BACKLOT_REGION("parse") {
 *         …
 *     }
 *
 * A region costs some nanoseconds and no system call, so it may stay in the program for good. Which
 * regions a thread is in is always kept: a profiler that comes later sees them at once.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BACKLOT_PROFILE_H
#define BACKLOT_PROFILE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* A part of a program that matters, by its name. */
typedef uint32_t backlot_region;

/* The region of this name; the same name is the same region. Thread-safe; takes some 100 ns.
 * At most 63 bytes of the name count. There are 1,022 regions; names that come later share the
 * region "(other)". */
backlot_region backlot_region_named(const char *name);

/* Regions nest; 16 are told apart. The end of a region that this thread is not in is ignored, and
 * one that has others in it, which were left by longjmp say, ends them too. Both calls belong to
 * the same thread. */
static inline void backlot_region_begin(backlot_region);
static inline void backlot_region_end(backlot_region);

/* The block that follows is the region; it is left by its end, break, return, goto and exceptions,
 * but not by longjmp. The name must be a literal. */
#define BACKLOT_REGION(name)                                                                       \
    BACKLOT_REGION_SCOPE_(name, BACKLOT_REGION_PASTE_(backlot_region_, __COUNTER__))

/* What is kept of each call of a region. */
enum { BACKLOT_WALL_TIME = 1, BACKLOT_CPU_TIME = 2, BACKLOT_COUNTERS = 4 };

/* Zero is the default of everything but `size`. */
struct backlot_profile_options {
    size_t size;          /* sizeof(struct backlot_profile_options) */
    uint32_t frequency;   /* samples a second of CPU time; 0: 1000 */
    uint32_t measures;    /* BACKLOT_WALL_TIME | … */
    uint8_t follows_fork; /* a child writes a profile of its own to PATH.PID */
    uint8_t takes_no_samples;
    uint8_t takes_timers; /* CPU timers, also where the kernel has perf events for us */
};

/* Takes samples of all threads, in which function and region they are, until stop, or exit(). The
 * file is for `backlot perf report` and `perf report`; %p in its name stands for the process's
 * number. It can be read at any time: a program that ends by a signal, _exit(), a crash or exec
 * leaves what it had until then, but for the last fifth of a second or less. NULL options are the
 * defaults. Each returns 0 or a negative errno; the problem is a sentence about what this thread
 * was last refused.
 *
 * The same without a line of code: BACKLOT_PROFILE=FILE in the environment, with
 * BACKLOT_PROFILE_FREQUENCY=N, BACKLOT_PROFILE_MEASURES=wall,cpu,counters, and 1 for any of
 * BACKLOT_PROFILE_FORKS, BACKLOT_PROFILE_NO_SAMPLES, BACKLOT_PROFILE_TIMERS. */
int backlot_profile_start(const char *path, const struct backlot_profile_options *options);
int backlot_profile_stop(void);
const char *backlot_profile_problem(void);

/* What follows is not for use: it is here so that the compiler can put it into the program. */

struct backlot_region_slot_ {
    int32_t tid;
    uint32_t depth;
    uint16_t stack[16];
    uint64_t head;
    uint64_t padding[2];
};

struct backlot_region_thread_ {
    struct backlot_region_slot_ *slot; /* NULL: this thread was in no region yet */
    const uint64_t *heed;              /* not 0: somebody wants to know more than the stack */
    struct backlot_region_slot_ *home; /* while a fork is being made */
    void *record;                      /* what is counted of the slot's calls */
    struct backlot_region_slot_ shadow;
};

extern __thread struct backlot_region_thread_ backlot_region_thread_
    __attribute__((tls_model("initial-exec")));

/* Never NULL. */
struct backlot_region_slot_ *backlot_region_join_(void);
void backlot_region_opened_(backlot_region, uint32_t depth);
void backlot_region_closing_(uint32_t depth); /* goes back to `depth`, too */
void backlot_region_end_other_(backlot_region);

/* Returns what backlot_region_close_ wants. The name is there before the depth says so, for who
 * takes samples, and written again, as a signal handler may have had a region in its place. */
static inline uint32_t backlot_region_open_(backlot_region region)
{
    struct backlot_region_slot_ *slot = backlot_region_thread_.slot;
    uint32_t depth;

    if (__builtin_expect(!slot, 0))
        slot = backlot_region_join_();
    depth = __atomic_load_n(&slot->depth, __ATOMIC_RELAXED);
    if (__builtin_expect(depth < sizeof slot->stack / sizeof *slot->stack, 1)) {
        __atomic_store_n(&slot->stack[depth], (uint16_t)region, __ATOMIC_RELAXED);
        __atomic_store_n(&slot->depth, depth + 1, __ATOMIC_RELEASE);
        __atomic_signal_fence(__ATOMIC_SEQ_CST);
        __atomic_store_n(&slot->stack[depth], (uint16_t)region, __ATOMIC_RELAXED);
    } else {
        __atomic_store_n(&slot->depth, depth + 1, __ATOMIC_RELEASE);
    }
    if (__builtin_expect(__atomic_load_n(backlot_region_thread_.heed, __ATOMIC_RELAXED) != 0, 0))
        backlot_region_opened_(region, depth);
    return depth;
}

/* Back to `depth`; those in it that did not end do so now. */
static inline void backlot_region_close_(uint32_t depth)
{
    struct backlot_region_slot_ *slot = backlot_region_thread_.slot;

    if (__builtin_expect(!slot, 0))
        slot = backlot_region_join_();
    if (__builtin_expect(__atomic_load_n(&slot->depth, __ATOMIC_RELAXED) <= depth, 0))
        return;
    if (__builtin_expect(__atomic_load_n(backlot_region_thread_.heed, __ATOMIC_RELAXED) != 0, 0))
        backlot_region_closing_(depth);
    else
        __atomic_store_n(&slot->depth, depth, __ATOMIC_RELEASE);
}

static inline void backlot_region_begin(backlot_region region)
{
    (void)backlot_region_open_(region);
}

static inline void backlot_region_end(backlot_region region)
{
    struct backlot_region_slot_ *slot = backlot_region_thread_.slot;
    uint32_t last;

    if (__builtin_expect(!slot, 0))
        slot = backlot_region_join_();
    last = __atomic_load_n(&slot->depth, __ATOMIC_RELAXED) - 1;
    if (__builtin_expect(last >= sizeof slot->stack / sizeof *slot->stack ||
                             __atomic_load_n(&slot->stack[last], __ATOMIC_RELAXED) !=
                                 (uint16_t)region,
                         0)) {
        backlot_region_end_other_(region);
        return;
    }
    if (__builtin_expect(__atomic_load_n(backlot_region_thread_.heed, __ATOMIC_RELAXED) != 0, 0))
        backlot_region_closing_(last);
    else
        __atomic_store_n(&slot->depth, last, __ATOMIC_RELEASE);
}

struct backlot_region_scope_ {
    uint32_t depth;
    int is_open;
};

static inline struct backlot_region_scope_ backlot_region_enter_(backlot_region *kept,
                                                                 const char *name)
{
    struct backlot_region_scope_ scope;
    backlot_region region = __atomic_load_n(kept, __ATOMIC_RELAXED);

    if (__builtin_expect(region == 0, 0)) {
        region = backlot_region_named(name);
        __atomic_store_n(kept, region, __ATOMIC_RELAXED);
    }
    scope.depth = backlot_region_open_(region);
    scope.is_open = 1;
    return scope;
}

static inline void backlot_region_leave_(struct backlot_region_scope_ *scope)
{
    backlot_region_close_(scope->depth);
}

#define BACKLOT_REGION_PASTE_(a, b) BACKLOT_REGION_PASTED_(a, b)
#define BACKLOT_REGION_PASTED_(a, b) a##b
#define BACKLOT_REGION_SCOPE_(name, scope)                                                         \
    for (struct backlot_region_scope_ scope                                                        \
         __attribute__((cleanup(backlot_region_leave_))) = __extension__({                         \
             static backlot_region backlot_region_kept_;                                           \
             backlot_region_enter_(&backlot_region_kept_, "" name "");                             \
         });                                                                                       \
         scope.is_open; scope.is_open = 0)

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
