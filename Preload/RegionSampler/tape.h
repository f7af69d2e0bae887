/* tape.h — records on their way to the file.
 *
 * A buffer belongs to whoever holds it, for the length of one record, and to no thread: so none
 * has to be given back when a thread ends. Who comes to a full one writes it to the file, unless
 * somebody is writing; then there are other buffers. Nobody ever waits.
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
    TAPE_BUFFERS = 64,
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

struct tape {
    int file;
    uint64_t device, inode; /* the descriptor may be another file by now */
    _Atomic uint32_t is_writing;
    _Atomic int error; /* a negative errno: nothing more is written */
    uint64_t size;     /* of the file, as far as it is whole */
    const char *path;  /* absolute */
    unsigned write_count;
    struct tape_write {
        uint64_t before; /* the file's size */
        uint32_t samples;
    } writes[TAPE_WRITES]; /* the latest */
    struct tape_buffer buffers[TAPE_BUFFERS];
};

/* A buffer with room for so many bytes, or NULL. `first` is the one to try first. */
struct tape_buffer *tape_take(struct tape *, unsigned first, size_t room);
void tape_give(struct tape_buffer *);

/* Where the next record goes, and that there is one. */
static inline void *tape_end(struct tape_buffer *in) { return in->bytes + in->used; }
static inline size_t tape_room(const struct tape_buffer *in) { return TAPE_BYTES - in->used; }
static inline void tape_add(struct tape_buffer *in, size_t size) { in->used += (uint32_t)size; }

/* All that is buffered, when nobody else is there any more. Returns how many samples were lost. */
uint64_t tape_finish(struct tape *);

/* Gives up the last samples that were written, so that there is room. Returns whether it could. */
bool tape_cut(struct tape *, uint64_t *lost);

/* Whether the descriptor is the file; one that the program closed is opened again. */
bool tape_has_file(struct tape *);

#pragma GCC visibility pop
#endif
