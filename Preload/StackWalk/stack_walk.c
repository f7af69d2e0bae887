/* stack_walk.c — from frame to frame by rules.
 * SPDX-License-Identifier: Apache-2.0 */
#include "trail.h"
#include "readable.h"
#include "rule_cache.h"

enum { WORD = sizeof(uintptr_t), FARTHEST_GUESS = 1 << 20, MOST_FRAMES_OF_OURS = 64 };

enum outcome { STOPPED, STEPPED, TOO_HARD };

bool stack_walk_keeps_own;

enum { AT_PLACE = 0, NOTED = 1 }; /* no word is there */

struct reach {
    uintptr_t page;            /* the last one that was known to be readable */
    uintptr_t fp_at;           /* where the frame pointer came from */
    struct stack_notes *notes; /* NULL: nobody wants to know */
};

static inline __attribute__((always_inline)) void note(const struct reach *reach, uintptr_t at,
                                                       uintptr_t word)
{
    struct stack_notes *notes = reach->notes;

    if (!notes)
        return;
    if (__builtin_expect(notes->count == STACK_NOTES, 0))
        notes->is_void = true;
    else
        notes->notes[notes->count++] = (struct stack_note){at, word};
}

/* A saved frame pointer is any number until somebody goes by it. */
static inline __attribute__((always_inline)) void note_fp(struct reach *reach, uintptr_t fp)
{
    if (reach->notes && reach->fp_at == AT_PLACE)
        reach->notes->takes_fp = true;
    else if (reach->notes && reach->fp_at != NOTED)
        note(reach, reach->fp_at, fp);
    reach->fp_at = NOTED;
}

static inline __attribute__((always_inline)) bool fetch(struct reach *reach, uintptr_t address,
                                                        uintptr_t *word)
{
    if (__builtin_expect(address >> PAGE_BITS != reach->page, 0)) {
        if (!is_page_readable(address))
            return false;
        reach->page = address >> PAGE_BITS;
    }
    if (__builtin_expect(address % WORD != 0, 0))
        return false;
    *word = word_at(address);
    return true;
}

static inline __attribute__((always_inline)) bool fetch_fp(struct reach *reach, struct rule rule,
                                                           uintptr_t cfa, uintptr_t *fp)
{
    const uintptr_t from = rule.saved_fp == SAVED_FP_FROM_FP ? *fp : cfa;
    const uintptr_t at = from + (uintptr_t)(rule.fp_at * WORD);

    if (rule.saved_fp == SAVED_FP_KEPT)
        return true;
    reach->fp_at = at;
    return fetch(reach, at, fp);
}

static inline __attribute__((always_inline)) bool
fetch_return(struct reach *reach, struct rule rule, uintptr_t cfa, struct cursor *cursor)
{
    const uintptr_t at = cfa + (uintptr_t)(rule.return_at * WORD);

    if (rule.is_return_in_link)
        cursor->pc = cursor->link;
    else if (!fetch(reach, at, &cursor->pc))
        return false;
    else
        note(reach, at, cursor->pc);
    cursor->link = cursor->pc;
    cursor->pc = without_signature(cursor->pc);
    return true;
}

static inline __attribute__((always_inline)) bool step(struct reach *reach, struct rule rule,
                                                       struct cursor *cursor)
{
    const uintptr_t old_sp = cursor->sp;
    const uintptr_t at = (rule.kind == RULE_SP ? cursor->sp : cursor->fp) + (uintptr_t)rule.cfa;
    uintptr_t cfa = at;

    if (rule.kind != RULE_SP || rule.saved_fp == SAVED_FP_FROM_FP)
        note_fp(reach, cursor->fp);
    if (rule.kind == RULE_FP_DEREF && !fetch(reach, at, &cfa))
        return false;
    if (rule.kind == RULE_FP_DEREF)
        note(reach, at, cfa);
    if (!fetch_fp(reach, rule, cfa, &cursor->fp) || !fetch_return(reach, rule, cfa, cursor))
        return false;
    cursor->sp = cfa;
    /* Only an interrupted function may have no frame. */
    return cfa != old_sp || cursor->is_exact;
}

/* Code that a program made itself, or assembly: the frame pointer may be anything. What is not on a
 * page that this walk has been to is asked for anew. */
static bool guess(uintptr_t page, struct cursor *cursor)
{
    const uintptr_t frame = cursor->fp, last = frame + WORD;

    if (frame < cursor->sp || frame - cursor->sp > FARTHEST_GUESS || frame % WORD != 0)
        return false;
    if (frame >> PAGE_BITS != page && !is_readable_now(frame))
        return false;
    if (last >> PAGE_BITS != page && !is_readable_now(last))
        return false;
    cursor->fp = word_at(frame);
    cursor->link = word_at(last);
    cursor->pc = without_signature(cursor->link);
    cursor->sp = last + WORD;
    return true;
}

static bool is_all_readable(uintptr_t first, size_t size)
{
    const uintptr_t last = first + size - 1;

    for (uintptr_t at = first; at < last; at = (at | (((uintptr_t)1 << PAGE_BITS) - 1)) + 1)
        if (!is_page_readable(at))
            return false;
    return true;
}

static bool step_over_signal(struct cursor *cursor)
{
    const ucontext_t *context = signal_context(cursor->sp);

    if (cursor->sp % WORD != 0 || !is_all_readable((uintptr_t)context, sizeof(*context)))
        return false;
    cursor->pc = word_at((uintptr_t)signal_register(context, REGISTER_PC));
    cursor->sp = word_at((uintptr_t)signal_register(context, REGISTER_SP));
    cursor->fp = word_at((uintptr_t)signal_register(context, REGISTER_FP));
    cursor->link = word_at((uintptr_t)signal_register(context, REGISTER_RETURN));
    return true;
}

static __attribute__((noinline)) enum outcome step_otherwise(uintptr_t page, struct rule rule,
                                                             struct cursor *cursor)
{
    switch (rule.kind) {
    case RULE_SIGNAL:
        cursor->is_exact = true;
        return step_over_signal(cursor) ? STEPPED : STOPPED;
    case RULE_GUESS:
        cursor->is_exact = false;
        return guess(page, cursor) ? STEPPED : STOPPED;
    case RULE_HARD:
        return TOO_HARD;
    default:
        return STOPPED;
    }
}

static inline __attribute__((always_inline)) enum outcome
step_by(struct reach *reach, struct rule rule, struct cursor *cursor)
{
    if (__builtin_expect(rule.kind > RULE_FP_DEREF, 0)) {
        /* A cursor whose address is known elsewhere could not stay in registers. */
        struct cursor copy = *cursor;

        if (reach->notes && rule.kind != RULE_END)
            reach->notes->is_void = true;
        const enum outcome outcome = step_otherwise(reach->page, rule, &copy);

        *cursor = copy;
        return outcome;
    }
    if (!step(reach, rule, cursor)) {
        if (reach->notes)
            reach->notes->is_void = true;
        return STOPPED;
    }
    cursor->is_exact = false;
    return STEPPED;
}

/* Returns whether it came to something that is too hard. */
static inline __attribute__((always_inline)) bool walk(struct cursor *cursor, struct trail *trail,
                                                       struct stack_notes *notes)
{
    const uint64_t epoch = atomic_load_explicit(&rule_epoch, memory_order_relaxed);
    struct reach reach = {.notes = notes};
    unsigned ours = 0;

    while (trail->count < trail->most && cursor->pc != 0) {
        const struct rule rule = rule_of(cursor->pc - !cursor->is_exact, epoch);

        trail_add(trail, cursor->pc, cursor->sp, rule.is_own);
        if (trail->count == 0 && ++ours > MOST_FRAMES_OF_OURS)
            return false;
        const enum outcome outcome = step_by(&reach, rule, cursor);
        if (outcome != STEPPED)
            return outcome == TOO_HARD;
    }
    return false;
}

__attribute__((noinline)) unsigned stack_walk_above(uintptr_t floor, uintptr_t *pcs, unsigned most)
{
    struct trail trail = {.pcs = pcs, .floor = floor, .most = most};
    struct cursor cursor;

    cursor_begin(&cursor, floor);
    if (walk(&cursor, &trail, NULL)) {
        trail.count = 0;
        walk_thoroughly(&trail);
    }
    return trail.count;
}

__attribute__((noinline)) unsigned stack_walk(uintptr_t *pcs, unsigned most)
{
    const unsigned count = stack_walk_above((uintptr_t)__builtin_frame_address(0), pcs, most);

    /* Not as the last call of this function, whose frame is where the walk begins. */
    __asm__ volatile("");
    return count;
}

unsigned stack_walk_from(const struct stack_place *place, uintptr_t *pcs, unsigned most,
                         bool *is_cut)
{
    struct trail trail = {.pcs = pcs, .most = most};
    struct cursor cursor = {.pc = place->pc, .sp = place->sp, .fp = place->fp, .is_exact = true};

    *is_cut = walk(&cursor, &trail, NULL);
    return trail.count;
}

unsigned stack_walk_noting(const struct stack_place *place, uintptr_t *pcs, unsigned most,
                           bool *is_cut, struct stack_notes *notes)
{
    struct trail trail = {.pcs = pcs, .most = most};
    struct cursor cursor = {.pc = place->pc, .sp = place->sp, .fp = place->fp, .is_exact = true};

    notes->is_void = notes->takes_fp = false;
    notes->count = 0;
    *is_cut = walk(&cursor, &trail, notes);
    return trail.count;
}

void stack_walk_forget(void)
{
    rule_cache_forget();
    readable_forget();
}
