/* compared.h — our walk beside the one of the compiler's library, from the same place.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef COMPARED_H
#define COMPARED_H

#include "rule.h"
#include "stack_latest.h"
#include "stack_walk.h"
#include "unblocked.h"

#include <dlfcn.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unwind.h>

enum { MOST = 64 };

struct walked {
    uintptr_t pcs[MOST];
    unsigned count;
};

static atomic_long compared, differences, frames_seen, guesses, faults, remembered;

static _Unwind_Reason_Code add_frame(struct _Unwind_Context *context, void *argument)
{
    struct walked *walked = argument;
    const uintptr_t pc = _Unwind_GetIP(context);

    if (pc != 0)
        walked->pcs[walked->count++] = pc;
    return walked->count < MOST ? _URC_NO_REASON : _URC_NORMAL_STOP;
}

static inline void show(const char *whose, const struct walked *walked)
{
    fprintf(stderr, "%s\n", whose);
    for (unsigned i = 0; i < walked->count; i++) {
        Dl_info found = {0};

        dladdr((void *)walked->pcs[i], &found);
        fprintf(stderr, "  %#lx %s+%#lx %s\n", walked->pcs[i], found.dli_fname,
                walked->pcs[i] - (uintptr_t)found.dli_fbase, found.dli_sname);
    }
}

static inline bool is_undescribed(uintptr_t pc)
{
    return rule_find(pc - 1).kind == RULE_GUESS || rule_find(pc).kind == RULE_GUESS;
}

/* The first two frames are those of this file, which asks at two places. The library's walk ends
 * where the compiler wrote nothing down (__do_global_dtors_aux); ours guesses on. */
static inline bool is_same(const struct walked *ours, const struct walked *theirs)
{
    const unsigned last = theirs->count - 1;

    if (ours->count < 3 || ours->count < theirs->count)
        return false;
    for (unsigned i = 2; i <= last; i++)
        if (ours->pcs[i] != theirs->pcs[i])
            return false;
    if (ours->count == theirs->count)
        return true;
    atomic_fetch_add(&guesses, 1);
    return is_undescribed(theirs->pcs[last]);
}

static _Thread_local sigjmp_buf *way_out;

static void on_fault(int number)
{
    if (way_out)
        siglongjmp(*way_out, 1);
    signal(number, SIG_DFL);
}

/* The library's walk dies where call-frame information is wrong: in assembly that pushes without
 * saying so (__mpn_submul_1), and where gcc's function that aligns its stack ends. Ours must not.
 */
static __attribute__((noinline)) bool walk_theirs(struct walked *theirs)
{
    sigjmp_buf place;

    theirs->count = 0;
    if (sigsetjmp(place, 1) == 0) {
        way_out = &place;
        _Unwind_Backtrace(add_frame, theirs);
        way_out = NULL;
        return true;
    }
    way_out = NULL;
    atomic_fetch_add(&faults, 1);
    return false;
}

static __attribute__((noinline)) void walk_ours(struct walked *ours)
{
    ours->count = stack_walk(ours->pcs, MOST);
    __asm__ volatile("");
}

static _Thread_local struct stack_latest latest;

/* The stack that is remembered is the one that a walk finds; the second time, without a walk. */
static __attribute__((noinline)) bool remembers_right(void)
{
    struct stack_place here;
    uintptr_t pcs[STACK_FRAMES];
    bool is_cut, was_cut;

    STACK_PLACE(&here);
    const unsigned count = stack_walk_from(&here, pcs, STACK_FRAMES, &is_cut);
    const stack_id id = is_cut ? 0 : stack_store(pcs, count);
    for (unsigned i = 0; i < 2; i++)
        if (stack_from(&latest, &here, &was_cut) != id || was_cut != is_cut)
            return false;
    for (unsigned i = 0; i < STACK_LATEST; i++)
        if (latest.found[i].place.pc == here.pc && latest.found[i].id == id)
            atomic_fetch_add(&remembered, 1);
    return true;
}

/* Says the first differences: a handler may interrupt printf, but by then the test has failed. */
static __attribute__((noinline)) bool compare(void)
{
    struct walked ours, theirs;

    walk_ours(&ours);
    atomic_fetch_add(&compared, 1);
    atomic_fetch_add(&frames_seen, ours.count);
    if (!remembers_right()) {
        fprintf(stderr, "another stack is remembered\n");
        atomic_fetch_add(&differences, 1);
    }
    if (!walk_theirs(&theirs) || is_same(&ours, &theirs))
        return true;
    if (atomic_fetch_add(&differences, 1) < 4) {
        show("ours", &ours);
        show("theirs", &theirs);
    }
    return false;
}

static inline void compare_begin(void)
{
    const struct sigaction action = {.sa_handler = on_fault, .sa_flags = SA_NODEFER};

    unblock_signals();
    sigaction(SIGSEGV, &action, NULL);
    stack_walk_keeps_own = true;
    compare();
}

static inline int compared_result(long wanted)
{
    const bool is_judged =
        atomic_load(&faults) * 50 <= atomic_load(&compared) && atomic_load(&remembered) >= 50;

    printf("%s comparisons, %ld differences\n",
           atomic_load(&compared) >= wanted && is_judged ? "enough" : "too few",
           atomic_load(&differences));
    fprintf(stderr,
            "%ld comparisons, %ld frames, %ld went on by guess, %ld faults of theirs, "
            "%ld remembered\n",
            atomic_load(&compared), atomic_load(&frames_seen), atomic_load(&guesses),
            atomic_load(&faults), atomic_load(&remembered));
    return !is_judged || atomic_load(&compared) < wanted || atomic_load(&differences) > 0;
}

#endif
