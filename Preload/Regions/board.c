/* board.c — SPDX-License-Identifier: Apache-2.0
 *
 * System calls are made directly: a library that watches descriptors is not told of ours. */
#include "board.h"
#include "descriptors.h"
#include "direct.h"
#include "names.h"
#include "region_board.h"
#include "records.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(sizeof(struct region_slot) == 64, "a line of the cache");
_Static_assert(sizeof(struct region_event) == 16, "of two machine words");
_Static_assert(BOARD_SIZE % (1 << 16) == 0, "whole pages, on any machine");

enum { NOTHING = 0, READY = -1 }; /* otherwise the thread that makes it */

static _Atomic int32_t state;
static _Atomic(struct region_board *) shown;
static _Atomic(struct region_event *) events[REGION_SLOTS];

/* Whoever watches the process that this one comes from. */
static bool is_expected;

/* -1: nobody outside can see it. */
static int file = -1;
static dev_t device;
static ino_t inode;

/* To pass a limit for the size of files ends the program. */
static bool is_size_allowed(void)
{
    struct rlimit limit;

    return getrlimit(RLIMIT_FSIZE, &limit) || limit.rlim_cur >= sizeof(struct region_board);
}

static int prepare(int fd)
{
    const uint32_t head[] = {REGIONS_MAGIC, REGIONS_VERSION};
    long error = direct_call(SYS_ftruncate, fd, sizeof(struct region_board), 0);

    if (!error)
        error = direct_call(SYS_fcntl, fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
    if (!error && direct_call(SYS_write, fd, (long)head, sizeof head) != sizeof head)
        error = -EIO;
    return (int)error;
}

int region_board_make(void)
{
    long fd, error;

    if (!is_size_allowed())
        return -EFBIG;
    fd = direct_call(SYS_memfd_create, (long)BACKLOT_REGIONS_NAME, MFD_CLOEXEC | MFD_ALLOW_SEALING,
                     0);
    if (fd < 0)
        return (int)fd;
    error = prepare((int)fd);
    if (!error)
        return descriptor_high((int)fd);
    direct_call(SYS_close, fd, 0, 0);
    return (int)error;
}

static void *map(int fd, size_t size, long offset)
{
    const long flags = fd < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED;
    const long at =
        direct_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE, flags, fd, offset);

    return at < 0 && at > -4096 ? NULL : (void *)at;
}

static void unmap(void *at, size_t size) { direct_call(SYS_munmap, (long)at, (long)size, 0); }

static bool is_a_board(int fd)
{
    struct stat now;

    return !direct_call(SYS_fstat, fd, (long)&now, 0) && S_ISREG(now.st_mode) &&
           now.st_size == (off_t)sizeof(struct region_board) &&
           direct_call(SYS_fcntl, fd, F_GET_SEALS, 0) > 0 &&
           direct_call(SYS_fcntl, fd, F_GET_SEALS, 0) & F_SEAL_SHRINK;
}

static bool take(struct region_board *given)
{
    int32_t nobody = 0;

    return given->magic == REGIONS_MAGIC && given->version == REGIONS_VERSION &&
           atomic_compare_exchange_strong(&given->pid, &nobody, getpid());
}

/* The one that who started us has made, if no other process was faster. */
static struct region_board *given(void)
{
    const char *number = getenv(BACKLOT_REGIONS_FD);
    const int fd = number && *number ? atoi(number) : -1;
    struct region_board *found;

    if (fd < 0 || !is_a_board(fd) || !(found = map(fd, BOARD_SIZE, 0)))
        return NULL;
    if (!take(found)) {
        unmap(found, BOARD_SIZE);
        return NULL;
    }
    direct_call(SYS_fcntl, fd, F_SETFD, FD_CLOEXEC);
    file = fd;
    return found;
}

/* By writing: to map it is to tell of it. */
static void offer(int fd)
{
    const uint32_t one = 1, offered = REGIONS_OFFERED;

    if (fd < 0 || (!is_expected && !getenv(BACKLOT_REGIONS_FD)))
        return;
    direct_call4(SYS_pwrite64, fd, (long)&one, sizeof one, offsetof(struct region_board, watchers));
    direct_call4(SYS_pwrite64, fd, (long)&offered, sizeof offered,
                 offsetof(struct region_board, from_start));
}

static struct region_board *own(void)
{
    const int fd = region_board_make();
    struct region_board *made = NULL;

    offer(fd);
    made = map(fd, BOARD_SIZE, 0);

    file = fd;
    if (!made)
        return NULL;
    made->magic = REGIONS_MAGIC;
    made->version = REGIONS_VERSION;
    atomic_store(&made->pid, getpid());
    return made;
}

static void remember_file(void)
{
    struct stat now;

    if (file < 0 || direct_call(SYS_fstat, file, (long)&now, 0))
        return;
    device = now.st_dev;
    inode = now.st_ino;
}

/* The program may have closed it, and have another file of that number. */
static bool is_file_ours(void)
{
    struct stat now;

    return file >= 0 && !direct_call(SYS_fstat, file, (long)&now, 0) && now.st_dev == device &&
           now.st_ino == inode;
}

static void make(void)
{
    struct region_board *made = given();

    if (!made)
        made = own();
    remember_file();
    atomic_store(&shown, made);
    if (!made)
        return;
    region_names_show(made);
    atomic_store(&made->measures, atomic_load(&region_wish.measures));
}

struct region_board *region_board(void)
{
    const int32_t self = (int32_t)direct_call(SYS_gettid, 0, 0, 0);
    int32_t now = NOTHING;

    if (atomic_load(&state) == READY)
        return atomic_load(&shown);
    if (atomic_compare_exchange_strong(&state, &now, self)) {
        make();
        atomic_store(&state, READY);
    } else if (now != self) {
        while (atomic_load(&state) != READY)
            sched_yield();
    }
    return atomic_load(&shown);
}

struct region_board *region_board_if_any(void) { return atomic_load(&shown); }

struct region_event *region_board_events(unsigned slot)
{
    struct region_event *known = atomic_load(&events[slot]);
    const size_t size = sizeof(struct region_event[REGION_EVENTS]);

    if (!known && is_file_ours()) {
        known = map(file, size, (long)(BOARD_SIZE + slot * size));
        atomic_store(&events[slot], known);
    }
    return known;
}

void region_board_withdraw(void)
{
    uint32_t offered = REGIONS_OFFERED;

    if (atomic_compare_exchange_strong(&shown->from_start, &offered, REGIONS_UNSEEN))
        atomic_fetch_sub(&shown->watchers, 1);
}

static void forget_events(void)
{
    for (unsigned slot = 0; slot < REGION_SLOTS; slot++) {
        struct region_event *known = atomic_load(&events[slot]);

        if (known)
            unmap(known, sizeof(struct region_event[REGION_EVENTS]));
        if (known)
            atomic_store(&events[slot], NULL);
    }
}

void region_board_forget(void)
{
    struct region_board *parents = atomic_load(&shown);

    if (parents) {
        is_expected = atomic_load(&parents->watchers);
        unmap(parents, BOARD_SIZE);
    }
    forget_events();
    if (is_file_ours())
        direct_call(SYS_close, file, 0, 0);
    file = -1;
    atomic_store(&shown, NULL);
    atomic_store(&state, NOTHING);
}
