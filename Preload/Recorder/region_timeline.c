/* region_timeline.c — SPDX-License-Identifier: Apache-2.0 */
#include "region_timeline.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct moment {
    uint64_t time;
    struct region_path path;
};

struct region_thread {
    uint32_t tid;
    struct moment *moments; /* by time */
    size_t count, room;
};

/* A look at a program brings as many threads and moments as it has noted since the one before. More
 * than this is no honest program; the moments are those of a whole family, for it is memory that
 * they take. */
enum { MOST_THREADS = 1 << 14, MOST_MOMENTS = 1 << 22 };

static _Atomic size_t moments;

/* Memory that ran out leaves a list as it was: what follows is not noted. */
static bool grow(void **list, size_t *room, size_t count, size_t size)
{
    const size_t more = *room ? *room * 2 : 16;
    void *larger = NULL;

    if (count < *room)
        return true;
    larger = realloc(*list, more * size);
    if (!larger)
        return false;
    *list = larger;
    *room = more;
    return true;
}

/* Where the thread is in the list, or should be. */
static size_t place_of(const struct region_timeline *line, uint32_t tid)
{
    size_t low = 0, high = line->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (line->threads[middle].tid < tid)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct region_thread *find(const struct region_timeline *line, uint32_t tid)
{
    const size_t place = place_of(line, tid);

    return place < line->count && line->threads[place].tid == tid ? &line->threads[place] : NULL;
}

static struct region_thread *find_or_add(struct region_timeline *line, uint32_t tid)
{
    const size_t place = place_of(line, tid);

    if (place < line->count && line->threads[place].tid == tid)
        return &line->threads[place];
    if (line->count == MOST_THREADS ||
        !grow((void **)&line->threads, &line->room, line->count, sizeof(*line->threads)))
        return NULL;
    memmove(&line->threads[place + 1], &line->threads[place],
            (line->count++ - place) * sizeof(*line->threads));
    line->threads[place] = (struct region_thread){.tid = tid};
    return &line->threads[place];
}

static const struct region_path *latest(const struct region_thread *thread)
{
    static const struct region_path none;

    return thread->count ? &thread->moments[thread->count - 1].path : &none;
}

static uint64_t latest_time(const struct region_thread *thread)
{
    return thread->count ? thread->moments[thread->count - 1].time : 0;
}

/* Time goes on, whatever a program notes. */
static void add(struct region_thread *thread, uint64_t time, const struct region_path *path)
{
    const struct region_path copy = *path;
    const uint64_t before = latest_time(thread);

    if (moments < MOST_MOMENTS &&
        grow((void **)&thread->moments, &thread->room, thread->count, sizeof(*thread->moments))) {
        thread->moments[thread->count++] = (struct moment){time > before ? time : before, copy};
        moments++;
    } else if (thread->count) {
        thread->moments[thread->count - 1].path.is_unknown = true;
    }
}

void region_timeline_set(struct region_timeline *line, uint32_t tid, uint64_t time,
                         const struct region_path *path)
{
    struct region_thread *thread = find_or_add(line, tid);

    if (thread)
        add(thread, time, path);
}

/* Number 0 stands for a region that was entered unseen. */
static bool has_gap(const struct region_path *path)
{
    for (uint16_t i = 0; i < path->depth; i++)
        if (!path->ids[i])
            return true;
    return false;
}

static struct region_path after(const struct region_path *before, const struct region_event *event)
{
    struct region_path path = *before;
    const uint16_t depth = event->depth < REGION_DEPTH ? event->depth : REGION_DEPTH;

    for (uint16_t i = before->depth; i < depth; i++)
        path.ids[i] = 0;
    path.depth = depth;
    if (depth > 0 && event->depth <= REGION_DEPTH)
        path.ids[depth - 1] = event->region;
    path.is_unknown = has_gap(&path);
    return path;
}

void region_timeline_change(struct region_timeline *line, const struct region_event *event)
{
    struct region_thread *thread = find_or_add(line, event->tid);
    struct region_path path;

    if (!thread)
        return;
    path = after(latest(thread), event);
    add(thread, event->time, &path);
}

void region_timeline_lose(struct region_timeline *line, uint32_t tid, uint64_t time)
{
    struct region_thread *thread = find_or_add(line, tid);
    const struct region_path path = {.is_unknown = true};

    if (thread)
        add(thread, time, &path);
}

/* Returns how many begin at or before that time. */
static size_t begun(const struct region_thread *thread, uint64_t time)
{
    size_t low = 0, high = thread->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (thread->moments[middle].time <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct region_path region_timeline_at(const struct region_timeline *line, uint32_t tid,
                                      uint64_t time)
{
    const struct region_thread *thread = find(line, tid);
    const size_t count = thread ? begun(thread, time) : 0;

    return count ? thread->moments[count - 1].path : (struct region_path){0};
}

static void drop(struct region_thread *thread)
{
    moments -= thread->count;
    free(thread->moments);
}

static void forget(struct region_thread *thread, uint64_t time)
{
    const size_t count = begun(thread, time);

    if (count < 2)
        return;
    moments -= count - 1;
    thread->count -= count - 1;
    memmove(thread->moments, thread->moments + count - 1, thread->count * sizeof(*thread->moments));
}

/* As a thread that was never seen. */
static bool says_nothing(const struct region_thread *thread, uint64_t time)
{
    const struct moment *last = thread->moments;

    return thread->count == 0 ||
           (thread->count == 1 && last->time < time && !last->path.depth && !last->path.is_unknown);
}

void region_timeline_forget_before(struct region_timeline *line, uint64_t time)
{
    size_t kept = 0;

    for (size_t i = 0; i < line->count; i++) {
        forget(&line->threads[i], time);
        if (!says_nothing(&line->threads[i], time)) {
            line->threads[kept++] = line->threads[i];
            continue;
        }
        drop(&line->threads[i]);
    }
    line->count = kept;
}

void region_timeline_free(struct region_timeline *line)
{
    for (size_t i = 0; i < line->count; i++)
        drop(&line->threads[i]);
    free(line->threads);
    *line = (struct region_timeline){0};
}
