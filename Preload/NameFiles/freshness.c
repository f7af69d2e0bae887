/* freshness.c — what a stamp proves, and whether what was read is to be believed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "freshness.h"

enum { MILLISECOND = 1000000 };

/* Readings in a row. What passes while this process is not running is no sign of anything. */
enum { ENOUGH = 16, VERY_MANY = 256 };

/* From one reading to the next, on a machine that has nothing else to do. */
static const int64_t turn = MILLISECOND / 2;

static const int64_t second = 1000 * MILLISECOND;
static const int64_t two_ticks = 20 * MILLISECOND;
static const int64_t recently = 200 * MILLISECOND;
static const int64_t patience = 50 * MILLISECOND;
static const int64_t most_patience = 400 * MILLISECOND;
static const int64_t end_of_patience = 500 * MILLISECOND;

/* Without a fraction of a second, the file system may well count in seconds; FAT in two. */
static int64_t tick_of(const struct stamp *stamp)
{
    return stamp->changed % second == 0 ? 2 * second + two_ticks : two_ticks;
}

/* A time that lies further ahead is of another clock, or from before the clock was set: what is
 * written now does not get it. */
static bool is_about(int64_t then, struct span read, int64_t distance)
{
    return read.from - then < distance && then - read.to < distance;
}

bool stamp_proves(const struct stamp *stamp, struct span read)
{
    return stamp->sort != STAMP_FILE || !is_about(stamp->changed, read, tick_of(stamp));
}

/* Who is in the middle of writing needs turns at the processor, not time. Where others have it,
 * our own readings become rare as well, so they are counted; but nobody waits for ever. */
static bool has_passed(int64_t time, unsigned readings, int64_t wanted)
{
    return time >= wanted && readings >= ENOUGH &&
           (readings >= wanted / turn || time >= most_patience);
}

/* The last that happened to it was a write. A file that was written elsewhere and then renamed is
 * whole. On a virtual machine the clock of stamps may stand still for 100 ms, and then leap: how
 * long a file has been so, only our own readings tell. */
static bool was_just_written(const struct reading *reading)
{
    const struct stamp *file = &reading->file;

    return file->sort == STAMP_FILE && file->modified == file->changed &&
           is_about(file->changed, reading->read, recently);
}

/* Who writes line by line leaves whole lines at any time: that it got shorter is a weak sign. */
static bool seems_unfinished(const struct known *known, const struct reading *reading)
{
    const int64_t size = reading->file.size;

    if (!known || known->stamp.sort != STAMP_FILE)
        return size == 0 || !reading->ends;
    return (!reading->ends && known->ends) ||
           (size < known->stamp.size &&
            !has_passed(reading->waited, reading->number, two_ticks / 2));
}

/* Gone, or emptied: that is how a new version begins, far more often than it is an end. Who finds
 * an empty file where one was before finds another new version. */
static bool may_return(const struct known *known, const struct reading *reading)
{
    if (!known || known->stamp.sort != STAMP_FILE || stamp_equal(&known->stamp, &reading->file))
        return false;
    if (reading->file.sort == STAMP_MISSING || reading->file.size == 0)
        return !has_passed(reading->missing, reading->misses, patience);
    return false;
}

static bool is_half_done(const struct known *known, const struct reading *reading)
{
    const bool early = !has_passed(reading->waited, reading->number, two_ticks);

    return may_return(known, reading) ||
           (early && was_just_written(reading) && seems_unfinished(known, reading));
}

/* It changes faster than it can be read; or it is emptied over and over. */
static bool never_stands_still(const struct reading *reading)
{
    if (reading->restless)
        return reading->restless >= ENOUGH && reading->waited >= patience;
    return reading->number >= VERY_MANY && reading->waited >= end_of_patience;
}

enum reading_verdict reading_verdict(const struct known *known, const struct reading *reading)
{
    const bool half_done = !reading->restless && is_half_done(known, reading);
    const bool proved = stamp_proves(&reading->file, reading->read) || reading->repeated;

    if (!reading->restless && !half_done && proved)
        return READING_TAKE;
    if (never_stands_still(reading))
        return known ? READING_LEAVE : READING_TAKE;
    return half_done ? READING_LATER : READING_AGAIN;
}
