/* record_story.h — the recorder's account of itself, as JSON for the file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORD_STORY_H
#define RECORD_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { STORY_NOTES = 12, STORY_NOTE = 320 };

struct record_story {
    int32_t pid;
    const char *event;
    uint32_t frequency;
    bool is_clock;         /* then its samples can be expected */
    uint64_t start, end;   /* ns of CLOCK_MONOTONIC */
    uint64_t cpu;          /* ns of all threads that were sampled; 0: unknown */
    uint64_t user, system; /* how that divides, in any unit; only where `sees_kernel` is false */
    bool sees_kernel;
    bool has_overhead;
    uint64_t overhead; /* ns */
    uint64_t taken, lost, throttled, cut;
    unsigned note_count;
    char notes[STORY_NOTES][STORY_NOTE];
};

/* Adds a sentence. One that is there already, or one too many, is not added. */
__attribute__((format(printf, 2, 3))) void record_story_note(struct record_story *,
                                                             const char *format, ...);

/* Samples that a clock must have given: none while the kernel worked, if that is not seen. */
double record_story_expected(const struct record_story *);

/* Returns the length, as snprintf does. */
size_t record_story_write(const struct record_story *, char *to, size_t room);

#pragma GCC visibility pop
#endif
