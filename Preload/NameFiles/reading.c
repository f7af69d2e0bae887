/* reading.c — reads a file whole, though somebody may be writing it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "reading.h"
#include "descriptor.h"
#include "direct.h"
#include "told.h"

#include <errno.h>
#include <time.h>

/* By a system call: a program may live under a clock of its own, which the kernel's stamps do not
 * follow. */
static int64_t clock_of(clockid_t clock)
{
    struct timespec time = {0};

    direct_call(SYS_clock_gettime, clock, (long)&time, 0);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void sleep_a_little(void)
{
    const struct timespec moment = {.tv_nsec = 300000};

    direct_call(SYS_nanosleep, (long)&moment, 0, 0);
}

/* What is at the path, opened if that is a regular file. */
struct opened {
    int descriptor; /* or -1 */
    struct stamp stamp;
};

static int open_kept(struct source *source, const struct edition *known, struct opened *opened)
{
    const int descriptor = source_kept(source, known);

    if (descriptor < 0)
        return -descriptor;
    opened->descriptor = descriptor;
    return stamp_of_descriptor(descriptor, &opened->stamp);
}

/* Another thread of the program has closed the number that we were reading by, or has put something
 * else in its place. Or the path leads elsewhere since the last look. Try again. */
enum { LOST = EBADF, MOST_LOSSES = 64 };

/* What was a file at the last look may be gone, or something else. */
static int open_file(const char *path, struct opened *opened)
{
    const struct stamp there = opened->stamp;
    const int descriptor = descriptor_open(path);

    if (descriptor == -ENOENT)
        opened->stamp = (struct stamp){.sort = STAMP_MISSING};
    if (descriptor < 0)
        return descriptor == -ENOENT ? 0 : -descriptor;
    if (stamp_of_descriptor(descriptor, &opened->stamp))
        return LOST;
    if (stamp_same_file(&there, &opened->stamp))
        opened->descriptor = descriptor;
    else
        descriptor_close_if_ours(descriptor, &opened->stamp);
    return opened->descriptor == descriptor ? 0 : LOST;
}

static int open_path(const char *path, struct opened *opened)
{
    const int error = stamp_of_path(path, &opened->stamp);

    return error || opened->stamp.sort != STAMP_FILE ? error : open_file(path, opened);
}

/* What the path leads to may be another file already, that only others may read. */
static void tell_if_replaced(const struct source *source, const struct stamp *there,
                             const struct opened *opened)
{
    if (there->sort == STAMP_FILE && !stamp_same_file(there, &opened->stamp))
        told_error(source, EACCES, true);
}

static int open_source(struct source *source, const struct edition *known, struct opened *opened)
{
    int error = EACCES;

    *opened = (struct opened){.descriptor = EDITION_NO_DESCRIPTOR};
    if (!atomic_load(&source->path_lost))
        error = open_path(source->path, opened);
    if (error != EACCES && error != EPERM)
        return error;
    const struct stamp there = opened->stamp;
    if (open_kept(source, known, opened))
        return error;
    tell_if_replaced(source, &there, opened);
    return 0;
}

/* Fills `room` bytes, or less when the file ends. Returns the length, or a negative errno. */
static int64_t read_text(int descriptor, char *text, size_t room)
{
    size_t length = 0;

    while (length < room) {
        const long count = direct_call4(SYS_pread64, descriptor, (long)(text + length),
                                        (long)(room - length), (long)length);
        if (count < 0 && count != -EINTR)
            return count;
        if (count == 0)
            break;
        length += count > 0 ? (size_t)count : 0;
    }
    return (int64_t)length;
}

/* Files of /proc say that they have no length. */
static size_t room_for(const struct stamp *stamp)
{
    enum { UNTOLD = 65536 };

    return stamp->sort != STAMP_FILE ? 0 : stamp->size > 0 ? (size_t)stamp->size : UNTOLD;
}

/* Whether the descriptor is the file that was opened, whose stamp may be another one by now. */
static bool is_still(const struct opened *opened, struct stamp *now)
{
    struct stamp stamp;

    if (stamp_of_descriptor(opened->descriptor, &stamp) || !stamp_same_file(&stamp, &opened->stamp))
        return false;
    *now = stamp;
    return true;
}

static int fill(struct edition *edition, const struct opened *opened)
{
    char *text = snapshot_text(edition_room(edition));
    const size_t room = room_for(&opened->stamp);
    const int64_t length = room ? read_text(opened->descriptor, text, room) : 0;

    edition->known.stamp = opened->stamp;
    if (room && !is_still(opened, &edition->known.stamp))
        return LOST;
    if (length < 0)
        return (int)-length;
    edition->length = (size_t)length;
    edition->known.ends = length == 0 || text[length - 1] == '\n';
    return 0;
}

static struct edition *new_edition(struct source *source, struct opened *opened)
{
    struct edition *edition = edition_new(source->kind, room_for(&opened->stamp));

    if (!edition) {
        descriptor_close_if_ours(opened->descriptor, &opened->stamp);
        return NULL;
    }
    edition->source = source;
    atomic_init(&edition->descriptor, opened->descriptor);
    return edition;
}

static int read_once(struct source *source, const struct edition *known, struct reading *reading,
                     struct edition **result)
{
    struct opened opened;

    reading->read.from = clock_of(CLOCK_REALTIME_COARSE);
    int error = open_source(source, known, &opened);
    if (error)
        return error;
    struct edition *edition = new_edition(source, &opened);
    if (!edition)
        return opened.stamp.size > INT32_MAX ? EFBIG : ENOMEM;
    error = fill(edition, &opened);
    if (error) {
        edition_free(edition);
        return error;
    }
    reading->read.to = clock_of(CLOCK_REALTIME_COARSE);
    reading->file = edition->known.stamp;
    reading->ends = edition->known.ends;
    reading->restless = stamp_equal(&opened.stamp, &reading->file) ? 0 : reading->restless + 1;
    *result = edition;
    return 0;
}

/* The bytes that were read before, if they are of any interest. */
struct earlier {
    bool exists;
    struct digest digest;
};

static struct earlier earlier_of(const struct edition *known)
{
    if (!known || atomic_load(&known->settled))
        return (struct earlier){false};
    return (struct earlier){true, known->digest};
}

static void compare(struct edition *edition, struct reading *reading, struct earlier *earlier)
{
    const bool settled = stamp_proves(&reading->file, reading->read);

    atomic_init(&edition->settled, settled);
    reading->repeated = false;
    if (settled && !earlier->exists)
        return;
    edition->digest = digest_of(snapshot_text(edition_room(edition)), edition->length);
    reading->repeated = earlier->exists && digest_equal(earlier->digest, edition->digest);
    *earlier = (struct earlier){true, edition->digest};
}

/* How long this has been going on, for sure: from the end of a reading to the start of another. */
struct since {
    int64_t first;
    int64_t missed; /* when there was nothing, for the first of the times in a row */
    struct stamp last;
};

static void measure(struct reading *reading, struct since *since, int64_t began)
{
    const int64_t now = clock_of(CLOCK_MONOTONIC);

    if (reading->number == 0)
        since->first = now;
    if (reading->file.size || !stamp_equal(&reading->file, &since->last))
        reading->misses = 0;
    reading->misses += reading->file.size == 0;
    if (reading->misses <= 1)
        since->missed = now;
    since->last = reading->file;
    reading->waited = began - since->first;
    reading->missing = began - since->missed;
    reading->number++;
}

int reading_make(struct source *source, const struct edition *known, struct edition **result)
{
    struct since since = {0};
    struct earlier earlier = earlier_of(known);
    struct reading reading = {0};
    int losses = 0;

    for (;;) {
        const int64_t began = clock_of(CLOCK_MONOTONIC);
        const int error = read_once(source, known, &reading, result);
        if (error == LOST && losses++ < MOST_LOSSES)
            continue;
        if (error)
            return error;
        compare(*result, &reading, &earlier);
        measure(&reading, &since, began);
        const enum reading_verdict verdict =
            reading_verdict(known ? &known->known : NULL, &reading);
        if (verdict == READING_TAKE)
            return 0;
        edition_free(*result);
        if (verdict == READING_LEAVE)
            return EBUSY;
        if (verdict == READING_LATER)
            sleep_a_little();
    }
}
