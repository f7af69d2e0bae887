/* region_family.c — SPDX-License-Identifier: Apache-2.0 */
#include "clock.h"
#include "kernel_record.h"
#include "proc_file.h"
#include "region_family.h"
#include "target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct region_home {
    uint32_t pid;
    struct region_watch watch;
    struct region_timeline timeline;
    uint64_t since, met; /* its first region, and our coming to watch: between, it is unknown */
    bool may_take;       /* what was made for the program that is run */
    bool has_end;        /* of its first thread */
    bool is_gone;
};

/* Where the process is in the list, or should be. */
static size_t place_of(const struct region_family *family, uint32_t pid)
{
    size_t low = 0, high = family->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (family->homes[middle]->pid < pid)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct region_home *find(const struct region_family *family, uint32_t pid)
{
    const size_t place = place_of(family, pid);

    return place < family->count && family->homes[place]->pid == pid ? family->homes[place] : NULL;
}

static bool has_room(struct region_family *family)
{
    const size_t room = family->room ? family->room * 2 : 16;
    struct region_home **larger = NULL;

    if (family->count < family->room)
        return true;
    larger = realloc(family->homes, room * sizeof(struct region_home *));
    if (!larger)
        return false;
    family->homes = larger;
    family->room = room;
    return true;
}

static struct region_home *find_or_add(struct region_family *family, uint32_t pid)
{
    const size_t place = place_of(family, pid);
    struct region_home *home = find(family, pid);

    if (home || !has_room(family) || !(home = calloc(1, sizeof(*home))))
        return home;
    home->pid = pid;
    memmove(&family->homes[place + 1], &family->homes[place],
            (family->count++ - place) * sizeof(struct region_home *));
    family->homes[place] = home;
    return home;
}

static void destroy(struct region_family *family, struct region_home *home)
{
    family->watched -= home->watch.shared != NULL;
    region_watch_leave(&home->watch);
    region_timeline_free(&home->timeline);
    free(home);
}

static void drop(struct region_family *family, uint32_t pid)
{
    const size_t place = place_of(family, pid);
    struct region_home *home = find(family, pid);

    if (!home)
        return;
    memmove(&family->homes[place], &family->homes[place + 1],
            (--family->count - place) * sizeof(struct region_home *));
    destroy(family, home);
}

int region_family_make(struct region_family *family)
{
    const int file = region_watch_make(&family->made, &family->names);

    family->made_inode = family->made.inode;
    return file;
}

static void read_home(struct region_family *family, struct region_home *home)
{
    region_watch_read(&home->watch, &home->timeline);
    family->overwritten += home->watch.overwritten;
    home->watch.overwritten = 0;
    if (home->watch.most_new > family->most_new)
        family->most_new = home->watch.most_new;
}

static void count_watched(struct region_family *family)
{
    family->watched++;
    family->ever++;
}

static bool leave_out(struct region_family *family, struct region_home *home)
{
    region_watch_leave(&home->watch);
    home->met = UINT64_MAX;
    family->too_many++;
    return false;
}

/* One that is `inode`, or any; `since`: it had no region before. */
static bool watch(struct region_family *family, struct region_home *home, uint64_t inode,
                  uint64_t since)
{
    bool says_all = false;

    if (!region_watch_find(&home->watch, &family->names, (int32_t)home->pid, inode))
        return false;
    if (family->watched == REGION_FAMILY_MOST)
        return leave_out(family, home);
    count_watched(family);
    says_all = home->watch.is_met;
    read_home(family, home);
    home->since = since;
    home->met = says_all ? since : nanoseconds();
    return true;
}

void region_family_meet(struct region_family *family, int32_t pid)
{
    struct region_home *known = find(family, (uint32_t)pid);
    struct region_home *home = NULL;

    if (known && known->watch.shared && !region_watch_is_of(&known->watch, pid)) {
        drop(family, (uint32_t)pid);
        known = NULL;
    }
    home = find_or_add(family, (uint32_t)pid);
    if (!home || home->watch.shared)
        return;
    if (!watch(family, home, 0, home->since) && !known && !home->met)
        drop(family, (uint32_t)pid);
}

static bool runs_the_same(int32_t pid, int32_t other)
{
    char path[64];
    struct stat program, others;

    snprintf(path, sizeof(path), "/proc/%d/exe", pid);
    if (stat(path, &program) < 0)
        return false;
    snprintf(path, sizeof(path), "/proc/%d/exe", other);
    return stat(path, &others) == 0 && program.st_dev == others.st_dev &&
           program.st_ino == others.st_ino;
}

/* It is in the regions that its parent was in when it forked it, which nobody knows any more. */
static void doubt(struct region_family *family, int32_t pid)
{
    const int32_t parent = proc_parent(pid);
    const struct region_home *parents = find(family, (uint32_t)parent);
    struct region_home *home = NULL;

    if (find(family, (uint32_t)pid) || !parents || !runs_the_same(pid, parent))
        return;
    home = find_or_add(family, (uint32_t)pid);
    if (home)
        home->met = UINT64_MAX;
}

void region_family_begin(struct region_family *family, const int32_t *pids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        region_family_meet(family, pids[i]);
    for (size_t i = 0; i < count; i++)
        doubt(family, pids[i]);
}

/* Several may map what was made for one of them. */
static void let_take(struct region_family *family, struct region_home *home)
{
    if (!home->may_take || home->watch.shared || !family->made.shared ||
        region_watch_owner(&family->made) != (int32_t)home->pid)
        return;
    home->watch = family->made;
    family->made = (struct region_watch){0};
    count_watched(family);
    read_home(family, home);
}

void region_family_read(struct region_family *family)
{
    family->most_new = family->missed = 0;
    for (size_t i = 0; i < family->count; i++) {
        let_take(family, family->homes[i]);
        read_home(family, family->homes[i]);
    }
}

/* Without a count of what is unknown. */
static struct region_path path_at(const struct region_home *home, uint32_t tid, uint64_t time)
{
    if (!home)
        return (struct region_path){0};
    if (time >= home->since && time < home->met)
        return (struct region_path){.is_unknown = true};
    return region_timeline_at(&home->timeline, tid, time);
}

struct region_path region_family_at(const struct region_family *family, uint32_t pid, uint32_t tid,
                                    uint64_t time, bool *is_blind)
{
    const struct region_home *home = find(family, pid);

    *is_blind = home && time >= home->since && time < home->met;
    return path_at(home, tid, time);
}

/* PERF_RECORD_FORK and PERF_RECORD_EXIT, as the kernel has them. */
struct passing {
    struct perf_event_header header;
    uint32_t pid, parent, tid, parent_tid;
    uint64_t time;
};

/* It is in the regions of who forked it, until it has some of its own. */
static void hear_fork(struct region_family *family, const struct passing *fork)
{
    struct region_path path;
    struct region_home *home = NULL;

    if (fork->pid == fork->parent)
        return;
    drop(family, fork->pid);
    path = path_at(find(family, fork->parent), fork->parent_tid, fork->time);
    if (path.depth || path.is_unknown)
        home = find_or_add(family, fork->pid);
    if (home)
        region_timeline_set(&home->timeline, fork->tid, fork->time, &path);
}

/* Its other threads may go on. */
static void hear_exit(const struct region_family *family, const struct passing *end)
{
    struct region_home *home = end->pid == end->tid ? find(family, end->pid) : NULL;

    if (home)
        home->has_end = true;
}

/* PERF_RECORD_MMAP2, where it is not about code. */
struct mapped {
    struct perf_event_header header;
    uint32_t pid, tid;
    uint64_t start, length, file_offset;
    uint32_t major, minor;
    uint64_t inode, generation;
    uint32_t protection, flags;
    char path[];
};

bool region_family_is_alone_in(const struct perf_event_header *record)
{
    return record->type == PERF_RECORD_MMAP2 && record->misc & PERF_RECORD_MISC_MMAP_DATA;
}

static bool is_board(const struct mapped *mapped)
{
    static const char wanted[] = "/memfd:" BACKLOT_REGIONS_NAME;

    return region_family_is_alone_in(&mapped->header) &&
           !(mapped->header.misc & PERF_RECORD_MISC_MMAP_BUILD_ID) && mapped->file_offset == 0 &&
           strncmp(mapped->path, wanted, sizeof(wanted) - 1) == 0;
}

/* A process that is gone by now, or another program, has taken with it what it had noted. */
static void hear_board(struct region_family *family, const struct mapped *mapped)
{
    const uint64_t time = kernel_trailer_of(&mapped->header)->time;
    struct region_home *home = find_or_add(family, mapped->pid);

    if (!home || home->watch.shared)
        return;
    if (family->made_inode && family->made_inode == mapped->inode) {
        home->may_take = true;
        return let_take(family, home);
    }
    if (watch(family, home, mapped->inode, home->met ? home->since : time))
        return;
    home->since = home->met ? home->since : time;
    home->met = UINT64_MAX;
    family->missed++;
}

void region_family_hear(struct region_family *family, const struct perf_event_header *record)
{
    const uint32_t *ids = (const uint32_t *)(record + 1);

    switch (record->type) {
    case PERF_RECORD_FORK:
        return hear_fork(family, (const void *)record);
    case PERF_RECORD_EXIT:
        return hear_exit(family, (const void *)record);
    case PERF_RECORD_COMM: /* it has become another program, without what it showed */
        if (record->misc & PERF_RECORD_MISC_COMM_EXEC)
            drop(family, ids[0]);
        return;
    case PERF_RECORD_MMAP2:
        if (is_board((const void *)record))
            hear_board(family, (const void *)record);
        return;
    }
}

void region_family_forget_before(struct region_family *family, uint64_t time)
{
    for (size_t i = 0; i < family->count; i++)
        region_timeline_forget_before(&family->homes[i]->timeline, time);
}

void region_family_sweep(struct region_family *family, bool unheard)
{
    size_t kept = 0;

    for (size_t i = 0; i < family->count; i++) {
        struct region_home *home = family->homes[i];

        if (home->is_gone) {
            destroy(family, home);
            continue;
        }
        home->is_gone = (unheard || home->has_end) && target_has_ended((int32_t)home->pid);
        family->homes[kept++] = home;
    }
    family->count = kept;
}

void region_family_leave(struct region_family *family)
{
    while (family->count)
        destroy(family, family->homes[--family->count]);
    region_watch_leave(&family->made);
}
