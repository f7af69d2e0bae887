/* region_watch.c — SPDX-License-Identifier: Apache-2.0 */
#include "clock.h"
#include "proc_file.h"
#include "region_watch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct region_board *map(int file)
{
    void *memory =
        mmap(NULL, sizeof(struct region_board), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

    return memory == MAP_FAILED ? NULL : memory;
}

/* Returns whether it has noted all that there was since its first region. */
static bool join(struct region_board *shared)
{
    uint32_t from_start = REGIONS_OFFERED;

    if (atomic_compare_exchange_strong(&shared->from_start, &from_start, REGIONS_TAKEN))
        return true;
    atomic_fetch_add(&shared->watchers, 1);
    return atomic_load(&shared->from_start) == REGIONS_TAKEN;
}

static uint64_t inode_of(int file)
{
    struct stat about;

    return fstat(file, &about) == 0 ? about.st_ino : 0;
}

static bool begin(struct region_watch *watch, struct region_names *names,
                  struct region_board *shared, uint64_t inode)
{
    uint64_t *seen = calloc(REGION_SLOTS, sizeof(*seen));
    uint16_t *ids = calloc(REGIONS_MOST, sizeof(*ids));

    if (!seen || !ids) {
        free(seen);
        free(ids);
        munmap(shared, sizeof(*shared));
        return false;
    }
    *watch = (struct region_watch){
        .shared = shared, .inode = inode, .names = names, .ids = ids, .seen = seen};
    watch->is_met = join(shared);
    return true;
}

int region_watch_make(struct region_watch *watch, struct region_names *names)
{
    const int file = memfd_create(BACKLOT_REGIONS_NAME, MFD_ALLOW_SEALING);
    struct region_board *shared = NULL;

    *watch = (struct region_watch){0};
    if (file < 0)
        return -errno;
    /* A program takes no memory that could be made smaller while it writes. */
    if (ftruncate(file, sizeof(*shared)) == 0 &&
        fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        shared = map(file);
    if (!shared) {
        const int error = errno;

        close(file);
        return -error;
    }
    shared->magic = REGIONS_MAGIC;
    shared->version = REGIONS_VERSION;
    atomic_store(&shared->count, 1);
    if (begin(watch, names, shared, inode_of(file))) {
        watch->is_met = true;
        return file;
    }
    close(file);
    return -ENOMEM;
}

static bool is_sealed(int file)
{
    const int seals = fcntl(file, F_GET_SEALS);

    return seals > 0 && seals & F_SEAL_SHRINK;
}

/* Another program's memory is believed only if it is as large as it says, and stays so. */
static struct region_board *map_found(int file)
{
    struct stat about;
    struct region_board *shared = NULL;

    if (fstat(file, &about) == 0 && about.st_size >= (off_t)sizeof(*shared) && is_sealed(file))
        shared = map(file);
    if (shared && (shared->magic != REGIONS_MAGIC || shared->version != REGIONS_VERSION)) {
        munmap(shared, sizeof(*shared));
        return NULL;
    }
    return shared;
}

static bool is_board(int folder, const char *name)
{
    static const char wanted[] = "/memfd:" BACKLOT_REGIONS_NAME;
    char path[64] = "";

    return readlinkat(folder, name, path, sizeof(path) - 1) > 0 &&
           strncmp(path, wanted, sizeof(wanted) - 1) == 0;
}

/* A process may have the descriptor of another's: of its parent's, or of one that is nobody's. */
static struct region_board *map_wanted(int file, int32_t pid, uint64_t *inode)
{
    const uint64_t found = inode_of(file);
    struct region_board *shared = *inode && *inode != found ? NULL : map_found(file);

    if (shared && !*inode && atomic_load(&shared->pid) != pid) {
        munmap(shared, sizeof(*shared));
        return NULL;
    }
    *inode = shared ? found : *inode;
    return shared;
}

static struct region_board *look(DIR *folder, int32_t pid, uint64_t *inode)
{
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        struct region_board *shared = NULL;
        int file = -1;

        if (!is_board(dirfd(folder), entry->d_name))
            continue;
        file = openat(dirfd(folder), entry->d_name, O_RDWR | O_CLOEXEC);
        if (file < 0)
            continue;
        shared = map_wanted(file, pid, inode);
        close(file);
        if (shared)
            return shared;
    }
    return NULL;
}

bool region_watch_find(struct region_watch *watch, struct region_names *names, int32_t pid,
                       uint64_t inode)
{
    char path[64];
    struct region_board *shared = NULL;

    snprintf(path, sizeof(path), "/proc/%d/fd", pid);
    DIR *folder = opendir(path);

    if (!folder)
        return false;
    shared = look(folder, pid, &inode);
    closedir(folder);
    return shared && begin(watch, names, shared, inode);
}

/* "7f0000000000-7f0000010000 rw-s 00000000 00:01 1234      /memfd:…" */
static bool is_line_of(const char *line, uint64_t inode)
{
    unsigned long found = 0;

    return sscanf(line, "%*s %*s %*s %*s %lu", &found) == 1 && found == inode;
}

bool region_watch_is_of(const struct region_watch *watch, int32_t pid)
{
    char *maps = proc_file_whole(pid, "maps");
    const char *line = maps;
    bool is_found = false;

    while (line && !is_found) {
        const char *end = strchr(line, '\n');

        is_found = is_line_of(line, watch->inode) && strstr(line, "/memfd:" BACKLOT_REGIONS_NAME);
        line = end ? end + 1 : NULL;
    }
    free(maps);
    return is_found;
}

/* The names' number for the board's. A name is there before its number is used. */
static uint16_t number_of(struct region_watch *watch, uint16_t id)
{
    const char *name = id < REGIONS_MOST ? watch->shared->names[id] : "";

    if (id == 0 || id >= REGIONS_MOST)
        return 0;
    if (!watch->ids[id] && *name && memchr(name, 0, REGION_NAME))
        watch->ids[id] = region_names_id(watch->names, name);
    return watch->ids[id];
}

/* The stack of a slot at a moment when no change was under way. Returns false when its thread
 * changes it all the time. */
static bool snapshot(struct region_watch *watch, unsigned index, struct region_path *path,
                     uint64_t *head, int32_t *tid)
{
    struct region_slot *slot = &watch->shared->slots[index];

    for (int attempt = 0; attempt < 100; attempt++) {
        const uint64_t before = atomic_load(&slot->head);
        const uint32_t depth = atomic_load(&slot->depth);

        *tid = atomic_load(&slot->tid);
        *path =
            (struct region_path){.depth = depth < REGION_DEPTH ? (uint16_t)depth : REGION_DEPTH};
        for (uint16_t i = 0; i < path->depth; i++)
            path->ids[i] = number_of(watch, atomic_load(&slot->stack[i]));
        *head = atomic_load(&slot->head);
        if (*head == before && atomic_load(&slot->depth) == depth)
            return true;
    }
    return false;
}

/* What was around its thread before it noted anything. */
static void meet(struct region_watch *watch, unsigned index, struct region_timeline *line)
{
    struct region_path path;
    int32_t tid = 0;

    if (!snapshot(watch, index, &path, &watch->seen[index], &tid))
        path = (struct region_path){.is_unknown = true};
    if (tid > 0)
        region_timeline_set(line, (uint32_t)tid, nanoseconds(), &path);
}

/* After events were lost only a look at the slot tells what is around its thread. */
static void meet_again(struct region_watch *watch, unsigned index, struct region_timeline *line)
{
    struct region_path path;
    uint64_t head = 0;
    int32_t tid = 0;
    const uint64_t time = nanoseconds();

    if (snapshot(watch, index, &path, &head, &tid) && head == watch->seen[index] && tid > 0)
        region_timeline_set(line, (uint32_t)tid, time, &path);
}

/* Events before it were overwritten by the time the head was there. */
static uint64_t first_whole(uint64_t head, uint64_t from)
{
    /* One more may be half written. */
    const uint64_t oldest = head >= REGION_EVENTS ? head + 1 - REGION_EVENTS : 0;

    return from > oldest ? from : oldest;
}

static void lose(struct region_watch *watch, unsigned index, uint64_t count,
                 struct region_timeline *line)
{
    const int32_t tid = atomic_load(&watch->shared->slots[index].tid);

    watch->overwritten += count;
    watch->seen[index] += count;
    if (tid > 0)
        region_timeline_lose(line, (uint32_t)tid, 0);
}

/* Reads the next event, or loses those that are there no longer. Returns whether it lost some. */
static bool read_event(struct region_watch *watch, unsigned index, uint64_t now,
                       struct region_timeline *line)
{
    const struct region_slot *slot = &watch->shared->slots[index];
    const uint64_t next = watch->seen[index];
    struct region_event event = watch->shared->events[index][next % REGION_EVENTS];
    const uint64_t whole = first_whole(atomic_load(&slot->head), next);

    if (whole > next) {
        lose(watch, index, whole - next, line);
        return true;
    }
    /* What is to come would be kept until then. */
    if (event.time > now)
        event.time = now;
    event.region = number_of(watch, event.region);
    region_timeline_change(line, &event);
    watch->seen[index]++;
    return false;
}

/* A head may be any number, and move to and fro: the program is not to be relied on. */
static void read_slot(struct region_watch *watch, unsigned index, struct region_timeline *line)
{
    const uint64_t head = atomic_load(&watch->shared->slots[index].head);
    const uint64_t now = nanoseconds();
    const uint64_t seen = watch->seen[index], whole = first_whole(head, seen);
    bool has_lost = whole > seen;

    if (head > seen && head - seen > watch->most_new)
        watch->most_new = head - seen;
    if (has_lost)
        lose(watch, index, whole - seen, line);
    while (watch->seen[index] < head)
        has_lost |= read_event(watch, index, now, line);
    if (has_lost)
        meet_again(watch, index, line);
}

void region_watch_read(struct region_watch *watch, struct region_timeline *line)
{
    uint32_t count = 0;

    watch->most_new = 0;
    if (!watch->shared)
        return;
    count = atomic_load(&watch->shared->slot_count);
    for (unsigned i = 0; i < count && i < REGION_SLOTS; i++) {
        if (!watch->is_met)
            meet(watch, i, line);
        read_slot(watch, i, line);
    }
    watch->is_met = true;
}

int32_t region_watch_owner(const struct region_watch *watch)
{
    return watch->shared ? atomic_load(&watch->shared->pid) : 0;
}

void region_watch_leave(struct region_watch *watch)
{
    if (!watch->shared)
        return;
    if (atomic_fetch_sub(&watch->shared->watchers, 1) == 1)
        atomic_store(&watch->shared->from_start, REGIONS_UNSEEN);
    munmap(watch->shared, sizeof(*watch->shared));
    free(watch->seen);
    free(watch->ids);
    *watch = (struct region_watch){0};
}
