/* tape.c — SPDX-License-Identifier: Apache-2.0 */
#include "tape.h"
#include "kernel.h"

#include <errno.h>

static bool hold(struct tape_buffer *buffer)
{
    return !atomic_load_explicit(&buffer->is_held, memory_order_relaxed) &&
           !atomic_exchange_explicit(&buffer->is_held, 1, memory_order_acquire);
}

/* The buffers themselves are far apart in memory, and not to be touched for a question. */
void tape_give(struct tape *tape, struct tape_buffer *buffer)
{
    const uint64_t bit = 1ull << (buffer - tape->buffers);

    if (buffer->used && !(atomic_load_explicit(&tape->filled, memory_order_relaxed) & bit))
        atomic_fetch_or_explicit(&tape->filled, bit, memory_order_relaxed);
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
bool tape_may_reach(uint64_t size)
{
    struct rlimit limit = {.rlim_cur = RLIM_INFINITY};

    direct_call4(SYS_prlimit64, 0, RLIMIT_FSIZE, 0, (long)&limit);
    return size <= limit.rlim_cur;
}

int tape_write(const struct tape *tape, const void *from, size_t size, uint64_t place)
{
    if (!tape_may_reach(place + size))
        return -EFBIG;
    for (size_t done = 0; done < size;) {
        const long wrote =
            direct_call4(SYS_pwrite64, tape->file, (long)((const uint8_t *)from + done),
                         (long)(size - done), (long)(place + done));

        if (wrote == -EINTR)
            continue;
        if (wrote <= 0)
            return wrote < 0 ? (int)wrote : -EIO;
        done += (size_t)wrote;
    }
    return 0;
}

int tape_append(struct tape *tape, const void *from, size_t size)
{
    const int error = tape_write(tape, from, size, tape->size);

    /* Half a record would make the file unreadable. */
    if (error)
        direct_call(SYS_ftruncate, tape->file, (long)tape->size, 0);
    else
        tape->size += size;
    return error;
}

int tape_skip(struct tape *tape, uint64_t size)
{
    const int error =
        tape_may_reach(size) ? (int)direct_call(SYS_ftruncate, tape->file, (long)size, 0) : -EFBIG;

    if (!error)
        tape->size = size;
    return error;
}

/* Returns whether the buffer is empty now. */
static bool empty(struct tape *tape, struct tape_buffer *buffer)
{
    int error = tape->frame->before(tape);
    const uint64_t before = tape->size;

    if (!error)
        error = tape_append(tape, buffer->bytes, buffer->used);
    if (error) {
        atomic_store(&tape->error, error);
        return false;
    }
    tape->writes[tape->write_count++ % TAPE_WRITES] = (struct tape_write){before, buffer->samples};
    buffer->used = buffer->samples = 0;
    return true;
}

static bool begin_writing(struct tape *tape)
{
    if (atomic_exchange_explicit(&tape->is_writing, 1, memory_order_acquire))
        return false;
    if (tape_has_file(tape))
        return true;
    atomic_store(&tape->error, -EBADF);
    atomic_store_explicit(&tape->is_writing, 0, memory_order_release);
    return false;
}

/* A disk that is full for more records has room for what is said of them: it was there before. */
static void end_writing(struct tape *tape)
{
    const int error = tape->frame->after(tape);

    if (error)
        atomic_store(&tape->error, error);
    atomic_store_explicit(&tape->is_writing, 0, memory_order_release);
}

static bool try_empty(struct tape *tape, struct tape_buffer *buffer)
{
    if (atomic_load(&tape->error) || !begin_writing(tape))
        return false;
    const bool is_empty = empty(tape, buffer);

    end_writing(tape);
    return is_empty;
}

/* One that somebody holds is for the next time. */
static bool empty_next(struct tape *tape, unsigned number)
{
    struct tape_buffer *buffer = &tape->buffers[number];

    if (!hold(buffer))
        return true;
    atomic_fetch_and_explicit(&tape->filled, ~(1ull << number), memory_order_relaxed);
    const bool is_empty = !buffer->used || empty(tape, buffer);
    tape_give(tape, buffer);
    return is_empty;
}

static void empty_all(struct tape *tape)
{
    uint64_t filled = atomic_load_explicit(&tape->filled, memory_order_relaxed);

    for (; filled; filled &= filled - 1)
        if (!empty_next(tape, (unsigned)__builtin_ctzll(filled)))
            return;
}

/* As often as it may cost, on the average. A program that slept has some to spare: what it did last
 * before it sleeps again, and is ended then, would stay in the buffers. */
static void set_due(struct tape *tape, uint64_t time)
{
    enum { USUAL = 200000000, SOONEST = 25000000, TO_SPARE = 20 };
    const uint64_t least = time - (uint64_t)USUAL * TO_SPARE;

    tape->earned = (tape->earned > least ? tape->earned : least) + USUAL;
    atomic_store_explicit(&tape->due, tape->earned > time + SOONEST ? tape->earned : time + SOONEST,
                          memory_order_relaxed);
}

void tape_flush(struct tape *tape, uint64_t time)
{
    if (!begin_writing(tape))
        return;
    set_due(tape, time);
    if (!atomic_load(&tape->error))
        empty_all(tape);
    end_writing(tape);
}

struct tape_buffer *tape_take(struct tape *tape, unsigned first, size_t room)
{
    for (unsigned i = 0; i < TAPE_BUFFERS; i++) {
        struct tape_buffer *buffer = &tape->buffers[(first + i) % TAPE_BUFFERS];

        if (!hold(buffer))
            continue;
        if (tape_room(buffer) >= room || try_empty(tape, buffer))
            return buffer;
        tape_give(tape, buffer);
    }
    return NULL;
}

/* There may be room again where there was none. */
uint64_t tape_finish(struct tape *tape)
{
    const bool has_file = tape_has_file(tape);
    uint64_t lost = 0;

    atomic_store(&tape->error, 0);
    for (unsigned i = 0; i < TAPE_BUFFERS; i++) {
        struct tape_buffer *buffer = &tape->buffers[i];

        if (!buffer->used || (has_file && empty(tape, buffer)))
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
