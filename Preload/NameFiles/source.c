/* source.c — one file of names, live: which edition is current.
 * SPDX-License-Identifier: Apache-2.0 */
#include "source_state.h"
#include "keep.h"
#include "reading.h"
#include "shim.h"
#include "told.h"
#include "visitors.h"

#include <time.h>

_Static_assert(sizeof(struct source) <= SOURCE_ROOM, "see source.h");

struct source *source_make(void *room, enum name_kind kind, const char *path)
{
    struct source *source = room;

    source->path = path;
    source->kind = kind;
    return source;
}

/* A tick of this clock costs 7 ns to ask for, against 1.3 µs for the path. */
static bool tick_has_passed(struct source *source)
{
    struct timespec time;

    if (clock_gettime(CLOCK_MONOTONIC_COARSE, &time))
        return true;
    const int64_t now = (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
    if (atomic_load_explicit(&source->looked, memory_order_relaxed) == now)
        return false;
    atomic_store_explicit(&source->looked, now, memory_order_relaxed);
    return true;
}

/* Whether the path still leads to the edition, as far as can be said. */
static bool path_leads_to(const struct source *source, const struct edition *edition)
{
    struct stamp stamp;

    return atomic_load_explicit(&source->path_lost, memory_order_relaxed) ||
           stamp_of_path(source->path, &stamp) || stamp_equal(&stamp, &edition->known.stamp);
}

/* The number is not the edition's file any more: the program has closed it. Without the path, we
 * are left with what we have. */
static bool is_unchanged_though_closed(struct source *source, struct edition *edition)
{
    if (atomic_load(&source->path_lost))
        return true;
    if (!path_leads_to(source, edition))
        return false;
    keep_open(source, edition);
    return true;
}

/* A change in place, a removal and a replacement all show in the descriptor. A renamed directory
 * does not. */
static bool is_unchanged(struct source *source, struct edition *edition, int descriptor)
{
    struct stamp stamp;

    if (stamp_of_descriptor(descriptor, &stamp) || !stamp_same_file(&stamp, &edition->known.stamp))
        return is_unchanged_though_closed(source, edition);
    if (!stamp_equal(&stamp, &edition->known.stamp))
        return false;
    if (__builtin_expect(!tick_has_passed(source), 1))
        return true;
    visitors_clean_up(edition);
    return path_leads_to(source, edition);
}

/* Now and then it is tried whether there is a descriptor to be had. */
static bool is_unchanged_by_path(struct source *source, struct edition *edition)
{
    const bool tick = tick_has_passed(source);

    if (tick)
        visitors_clean_up(edition);
    if (!path_leads_to(source, edition))
        return false;
    if (tick)
        keep_open(source, edition);
    return true;
}

static int descriptor_for(const struct source *source, const struct edition *edition)
{
    const int own = atomic_load_explicit(&edition->descriptor, memory_order_relaxed);

    return own < 0 && atomic_load(&source->path_lost) ? atomic_load(&source->held) - 1 : own;
}

static bool is_current(struct source *source, struct edition *edition)
{
    const int descriptor = descriptor_for(source, edition);
    const bool unchanged = descriptor >= 0 ? is_unchanged(source, edition, descriptor)
                                           : is_unchanged_by_path(source, edition);

    return unchanged && atomic_load_explicit(&edition->settled, memory_order_relaxed);
}

static bool is_same(const struct edition *known, const struct edition *read)
{
    return stamp_equal(&known->known.stamp, &read->known.stamp) &&
           (atomic_load(&known->settled) || digest_equal(known->digest, read->digest));
}

static void complete(struct source *source, struct edition *edition)
{
    const struct complaints complaints = told_lines(source);

    told_sort(source, edition->known.stamp.sort);
    snapshot_build(edition_room(edition), source->kind, edition->room_length, edition->length,
                   &complaints);
}

static bool publish(struct source *source, struct edition *known, struct edition *edition)
{
    if (!atomic_compare_exchange_strong(&source->current, &known, edition))
        return false;
    if (known)
        visitors_retire(known);
    /* The caller is about to use it; another thread may have replaced it already. */
    visitors_clean_up(edition);
    return true;
}

/* Reads the file. Returns what is current now: `known` again when it is the same, or can not be
 * read. False: another thread was quicker. */
static bool renew(struct source *source, struct edition *known, struct edition **current,
                  int *error)
{
    SHIM_KEEP_ERRNO;
    struct edition *read;

    *error = reading_make(source, known, &read);
    *current = known;
    if (*error) {
        told_error(source, *error, known);
        return true;
    }
    if (known && is_same(known, read)) {
        if (atomic_load(&read->settled))
            atomic_store(&known->settled, true);
        edition_free(read);
        return true;
    }
    keep_or_close(source, read);
    complete(source, read);
    *current = read;
    if (publish(source, known, read))
        return true;
    edition_free(read);
    return false;
}

struct edition *source_current(struct source *source, int *error)
{
    struct edition *edition;

    do {
        edition = atomic_load(&source->current);
        if (__builtin_expect(edition != NULL, 1) && is_current(source, edition))
            return edition;
    } while (!renew(source, edition, &edition, error));
    return edition;
}

/* For when the file can not be read. Without pointers, which would be relocated at every start. */
static const struct snapshot nothing[NAME_KINDS] = {
    {.kind = NAME_PASSWD},   {.kind = NAME_GROUP},    {.kind = NAME_SHADOW},
    {.kind = NAME_HOSTS},    {.kind = NAME_SERVICES}, {.kind = NAME_PROTOCOLS},
    {.kind = NAME_NETGROUP},
};

struct visit source_enter(struct source *source)
{
    const unsigned counter = visitors_enter();
    int error = 0;
    const struct edition *edition = source_current(source, &error);

    return edition ? (struct visit){edition_snapshot(edition), counter, 0}
                   : (struct visit){&nothing[source->kind], counter, error};
}

void source_leave(struct visit visit) { visitors_leave(visit.counter); }

const struct snapshot *source_pin(struct source *source)
{
    const unsigned counter = visitors_enter();
    int error;
    struct edition *edition = source_current(source, &error);

    if (edition)
        visitors_pin(edition);
    visitors_leave(counter);
    return edition ? edition_snapshot(edition) : &nothing[source->kind];
}

void source_unpin(const struct snapshot *snapshot)
{
    if (snapshot != &nothing[snapshot->kind])
        visitors_unpin(edition_of(snapshot));
}
