/* steps.h — from a frame to its caller's by a rule.
 *
 * Inlined into each walk, so that what the walk does without costs it nothing: `memory` and `notes`
 * are NULL where its compiler can see it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STEPS_H
#define STEPS_H

#include "machine.h"
#include "memory.h"
#include "rule.h"
#include "stack_latest.h"

enum outcome { STOPPED, STEPPED, ENDED, TOO_HARD };

enum { WORD = sizeof(uintptr_t), FARTHEST_GUESS = 1 << 20 };

enum { AT_PLACE = 0, NOTED = 1 }; /* no word is there */

/* Of no address. A program may have any number in its stack pointer for a while, and in its frame
 * pointer: page 0 is one of those that must be asked for. */
#define NO_PAGE (~(uintptr_t)0)

struct reach {
    const struct memory *memory;
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
    if (reach->memory)
        return memory_word(reach->memory, address, word);
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
    const uintptr_t from = rule.saved_fp == SAVED_FP_FROM_FP ? without_tag(*fp) : cfa;
    const uintptr_t at = from + (uintptr_t)(rule.fp_at * WORD);

    if (rule.saved_fp == SAVED_FP_KEPT || is_taken_back(reach->memory, from, at))
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
    const uintptr_t from = rule.kind == RULE_SP ? cursor->sp : without_tag(cursor->fp);
    const uintptr_t at = from + (uintptr_t)rule.cfa;
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

/* What is not on a page that this walk has been to is asked for anew. */
static inline bool guess_word(const struct memory *memory, uintptr_t page, uintptr_t address,
                              uintptr_t *word)
{
    if (memory)
        return memory_word(memory, address, word);
    if (address >> PAGE_BITS != page && !is_readable_now(address))
        return false;
    *word = word_at(address);
    return true;
}

/* Code that a program made itself, or assembly: the frame pointer may be anything. Where a thread
 * begins it is 0. */
static inline enum outcome guess(const struct memory *memory, uintptr_t page, struct cursor *cursor)
{
    const uintptr_t frame = without_tag(cursor->fp), last = frame + WORD;

    if (frame == 0)
        return ENDED;
    if (frame < cursor->sp || frame - cursor->sp > FARTHEST_GUESS || frame % WORD != 0 ||
        !guess_word(memory, page, frame, &cursor->fp) ||
        !guess_word(memory, page, last, &cursor->link))
        return STOPPED;
    cursor->pc = without_signature(cursor->link);
    cursor->sp = last + WORD;
    return STEPPED;
}

static inline enum outcome step_over_signal(const struct memory *memory, struct cursor *cursor)
{
    const ucontext_t *context = signal_context(cursor->sp);
    const uintptr_t pc = (uintptr_t)signal_register(context, REGISTER_PC);
    const uintptr_t sp = (uintptr_t)signal_register(context, REGISTER_SP);
    const uintptr_t fp = (uintptr_t)signal_register(context, REGISTER_FP);
    const uintptr_t link = (uintptr_t)signal_register(context, REGISTER_RETURN);

    return memory_word(memory, pc, &cursor->pc) && memory_word(memory, sp, &cursor->sp) &&
                   memory_word(memory, fp, &cursor->fp) && memory_word(memory, link, &cursor->link)
               ? STEPPED
               : STOPPED;
}

static __attribute__((noinline, unused)) enum outcome
step_otherwise(const struct memory *memory, uintptr_t page, struct rule rule, struct cursor *cursor)
{
    switch (rule.kind) {
    case RULE_SIGNAL:
        cursor->is_exact = true;
        return step_over_signal(memory, cursor);
    case RULE_GUESS:
        cursor->is_exact = false;
        return guess(memory, page, cursor);
    case RULE_HARD:
        return TOO_HARD;
    case RULE_END:
        return ENDED;
    default:
        return STOPPED;
    }
}

static inline __attribute__((always_inline)) enum outcome
step_by(struct reach *reach, struct rule rule, struct cursor *cursor)
{
    if (__builtin_expect(rule.kind > RULE_FP_DEREF || (reach->memory && rule.kind == RULE_NONE),
                         0)) {
        /* A cursor whose address is known elsewhere could not stay in registers. */
        struct cursor copy = *cursor;

        if (reach->notes && rule.kind != RULE_END)
            reach->notes->is_void = true;
        const enum outcome outcome = step_otherwise(reach->memory, reach->page, rule, &copy);

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

#endif
