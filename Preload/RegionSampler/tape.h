/* tape.h — records on their way to the file.
 *
 * A buffer belongs to whoever holds it, for the length of one record, and to no thread: so none
 * has to be given back when a thread ends. Who comes to a full one writes it to the file, unless
 * somebody is writing; then there are other buffers. Nobody ever waits. What has lain in a buffer
 * for too long is written by the next sample, whosever it is: the program may end at any time.
 *
 * Fit for a signal handler in which all signals are blocked: one that comes in between could leave
 * by longjmp, and its buffer would be held for ever.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TAPE_H
#define TAPE_H

#include "async_callers.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum {
    TAPE_BUFFERS = 64, /* as a word has bits */
    TAPE_BYTES = 60 << 10,
    TAPE_WRITES = 128,
    TAPE_FRAMES = 128,
    TAPE_AWAITING = ASYNC_MOST,
    TAPE_CHAIN = 1 + TAPE_FRAMES + 1 + TAPE_AWAITING,
    TAPE_RECORD = (8 + TAPE_CHAIN) * 8, /* a sample has at most this */
};

struct tape_buffer {
    _Atomic uint32_t is_held;
    uint32_t used, samples;
    uint64_t chain[TAPE_CHAIN]; /* to work in, as is the next: a thread's stack may be small */
    struct async_callers callers;
    uint8_t bytes[TAPE_BYTES];
};

struct tape;

/* What else has to be in the file, written by whoever is writing. Each returns 0 or a negative
 * errno. */
struct tape_frame {
    int (*before)(struct tape *); /* what the records to come refer to */
    int (*after)(struct tape *);  /* what says that the records are there */
};

struct tape {
    int file;
    const struct tape_frame *frame;
    uint64_t device, inode; /* the descriptor may be another file by now */
    _Atomic uint32_t is_writing;
    _Atomic int error;       /* a negative errno: nothing more is written */
    uint64_t size;           /* of the file, as far as it is whole */
    _Atomic uint64_t filled; /* a bit for each buffer that has something */
    _Atomic uint64_t due;    /* ns of CLOCK_MONOTONIC: when a sample has all of them written */
    uint64_t earned;         /* … if it were always as long after the time before */
    const char *path;        /* absolute */
    unsigned write_count;
    struct tape_write {
        uint64_t before; /* the file's size */
        uint32_t samples;
    } writes[TAPE_WRITES]; /* the latest */
    struct tape_buffer buffers[TAPE_BUFFERS];
};

/* A buffer with room for so many bytes, or NULL. `first` is the one to try first. */
struct tape_buffer *tape_take(struct tape *, unsigned first, size_t room);
void tape_give(struct tape *, struct tape_buffer *);

/* Where the next record goes, and that there is one. */
static inline void *tape_end(struct tape_buffer *in) { return in->bytes + in->used; }
static inline size_t tape_room(const struct tape_buffer *in) { return TAPE_BYTES - in->used; }
static inline void tape_add(struct tape_buffer *in, size_t size) { in->used += (uint32_t)size; }

/* Whether it is time to write what is buffered. */
static inline bool tape_is_due(const struct tape *tape, uint64_t time)
{
    return (int64_t)(time - atomic_load_explicit(&tape->due, memory_order_relaxed)) >= 0;
}

/* Writes what is buffered, unless somebody is writing. */
void tape_flush(struct tape *, uint64_t time);

/* For a frame: to a place of the file, and to its end; and a hole, up to there. Each returns 0 or a
 * negative errno. */
int tape_write(const struct tape *, const void *from, size_t size, uint64_t place);
int tape_append(struct tape *, const void *from, size_t size);
int tape_skip(struct tape *, uint64_t size);

/* All that is buffered, when nobody else is there any more. Returns how many samples were lost. */
uint64_t tape_finish(struct tape *);

/* Gives up the last samples that were written, so that there is room. Returns whether it could. */
bool tape_cut(struct tape *, uint64_t *lost);

/* Whether a file may be so large. */
bool tape_may_reach(uint64_t size);

/* Whether the descriptor is the file; one that the program closed is opened again. */
bool tape_has_file(struct tape *);

#pragma GCC visibility pop
#endif
