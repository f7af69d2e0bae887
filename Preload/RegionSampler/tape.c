/* tape.c — SPDX-License-Identifier: Apache-2.0 */
#include "tape.h"
#include "kernel.h"

#include <errno.h>

static bool hold(struct tape_buffer *buffer)
{
    return !atomic_load_explicit(&buffer->is_held, memory_order_relaxed) &&
           !atomic_exchange_explicit(&buffer->is_held, 1, memory_order_acquire);
}

void tape_give(struct tape_buffer *buffer)
{
    atomic_store_explicit(&buffer->is_held, 0, memory_order_release);
}

static bool is_file(const struct tape *tape, int file)
{
    struct stat status;

    return kernel_status(file, &status) == 0 && status.st_dev == tape->device &&
           status.st_ino == tape->inode;
}

/* Programs close descriptors that they never opened, and get the same numbers for files of theirs.
 */
bool tape_has_file(struct tape *tape)
{
    if (is_file(tape, tape->file))
        return true;
    const int file = kernel_open(tape->path, O_RDWR | O_NOCTTY | O_NONBLOCK, 0);
    if (file < 0)
        return false;
    if (is_file(tape, file)) {
        tape->file = kernel_move_up(file);
        return true;
    }
    kernel_close(file);
    return false;
}

/* The kernel would send SIGXFSZ, which ends the program, when its turn comes. */
static bool is_within_limit(uint64_t size)
{
    struct rlimit limit = {.rlim_cur = RLIM_INFINITY};

    direct_call4(SYS_prlimit64, 0, RLIMIT_FSIZE, 0, (long)&limit);
    return size <= limit.rlim_cur;
}

static int write_all(const struct tape *tape, const uint8_t *from, size_t size)
{
    for (size_t done = 0; done < size;) {
        const long wrote = direct_call4(SYS_pwrite64, tape->file, (long)(from + done),
                                        (long)(size - done), (long)(tape->size + done));

        if (wrote == -EINTR)
            continue;
        if (wrote <= 0)
            return wrote < 0 ? (int)wrote : -EIO;
        done += (size_t)wrote;
    }
    return 0;
}

static int write_buffer(struct tape *tape, const struct tape_buffer *buffer)
{
    if (!tape_has_file(tape))
        return -EBADF;
    if (!is_within_limit(tape->size + buffer->used))
        return -EFBIG;
    const int error = write_all(tape, buffer->bytes, buffer->used);

    /* Half a record would make the file unreadable. */
    if (error)
        direct_call(SYS_ftruncate, tape->file, (long)tape->size, 0);
    return error;
}

/* Returns whether the buffer is empty now. */
static bool empty(struct tape *tape, struct tape_buffer *buffer)
{
    const int error = write_buffer(tape, buffer);

    if (error) {
        atomic_store(&tape->error, error);
        return false;
    }
    tape->writes[tape->write_count++ % TAPE_WRITES] =
        (struct tape_write){tape->size, buffer->samples};
    tape->size += buffer->used;
    buffer->used = buffer->samples = 0;
    return true;
}

static bool try_empty(struct tape *tape, struct tape_buffer *buffer)
{
    if (atomic_load(&tape->error) ||
        atomic_exchange_explicit(&tape->is_writing, 1, memory_order_acquire))
        return false;
    const bool is_empty = empty(tape, buffer);

    atomic_store_explicit(&tape->is_writing, 0, memory_order_release);
    return is_empty;
}

struct tape_buffer *tape_take(struct tape *tape, unsigned first, size_t room)
{
    for (unsigned i = 0; i < TAPE_BUFFERS; i++) {
        struct tape_buffer *buffer = &tape->buffers[(first + i) % TAPE_BUFFERS];

        if (!hold(buffer))
            continue;
        if (tape_room(buffer) >= room || try_empty(tape, buffer))
            return buffer;
        tape_give(buffer);
    }
    return NULL;
}

/* There may be room again where there was none. */
uint64_t tape_finish(struct tape *tape)
{
    uint64_t lost = 0;

    atomic_store(&tape->error, 0);
    for (unsigned i = 0; i < TAPE_BUFFERS; i++) {
        struct tape_buffer *buffer = &tape->buffers[i];

        if (buffer->used == 0 || empty(tape, buffer))
            continue;
        lost += buffer->samples;
        buffer->used = buffer->samples = 0;
    }
    return lost;
}

bool tape_cut(struct tape *tape, uint64_t *lost)
{
    struct tape_write *last = &tape->writes[(tape->write_count - 1) % TAPE_WRITES];

    if (tape->write_count == 0 || last->before == 0)
        return false;
    direct_call(SYS_ftruncate, tape->file, (long)last->before, 0);
    tape->size = last->before;
    *lost += last->samples;
    last->before = 0;
    tape->write_count--;
    return true;
}
