/* busy.c — threads in calls.
 * SPDX-License-Identifier: Apache-2.0 */
#include "busy.h"
#include "direct.h"
#include "stack_store.h"
#include "stack_walk.h"
#include "thread_end.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

enum { PLACES = 512, FRAMES = 16 };

static struct busy places[PLACES];
static unsigned used; /* no place behind was ever taken */

static bool is_gone(int32_t id)
{
    return id && direct_call(SYS_tgkill, books.pid, id, 0) == -ESRCH;
}

static bool take(struct busy *place, int32_t from)
{
    return __atomic_compare_exchange_n(&place->thread, &from, books_thread(), false,
                                       __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
}

static void raise_used(unsigned count)
{
    unsigned there = __atomic_load_n(&used, __ATOMIC_RELAXED);

    while (there < count && !__atomic_compare_exchange_n(&used, &there, count, true,
                                                         __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        ;
}

struct busy *busy_place(void)
{
    for (unsigned i = 0; i < PLACES; i++) {
        const int32_t there = __atomic_load_n(&places[i].thread, __ATOMIC_RELAXED);
        if ((there == 0 || is_gone(there)) && take(&places[i], there)) {
            places[i].fd = -1;
            raise_used(i + 1);
            thread.busy = &places[i];
            thread_will_end();
            return thread.busy;
        }
    }
    return NULL;
}

void busy_leave(void)
{
    struct busy *busy = thread.busy;

    thread.busy = NULL;
    if (!busy)
        return;
    busy->fd = -1;
    __atomic_store_n(&busy->thread, 0, __ATOMIC_RELEASE);
}

/* Reads "7 (a name) S 1 …" of /proc. */
static bool is_asleep(int32_t id)
{
    char path[48], stat[64] = "";

    snprintf(path, sizeof path, "/proc/self/task/%d/stat", id);
    const long file = direct_call(SYS_openat, AT_FDCWD, (long)path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    direct_call(SYS_read, file, (long)stat, sizeof stat - 1);
    direct_call(SYS_close, file, 0, 0);
    const char *state = strrchr(stat, ')');
    return state && (state[2] == 'S' || state[2] == 'D');
}

const struct busy *busy_on(int fd)
{
    const unsigned count = __atomic_load_n(&used, __ATOMIC_ACQUIRE);

    for (unsigned i = 0; i < count; i++)
        if (__atomic_load_n(&places[i].fd, __ATOMIC_ACQUIRE) == fd && &places[i] != thread.busy &&
            is_asleep(places[i].thread))
            return &places[i];
    return NULL;
}

bool busy_deed(const struct busy *busy, struct deed *by)
{
    uintptr_t pcs[FRAMES];
    bool is_cut;
    const struct busy then = *busy;

    *by = (struct deed){
        .pid = books.pid,
        .thread = then.thread,
        .call = (uint16_t)then.call,
        .time = books_time(),
    };
    if (then.fd < 0 || !then.place.sp || is_gone(then.thread))
        return false;
    const unsigned count =
        books.takes_stacks ? stack_walk_from(&then.place, pcs, FRAMES, &is_cut) : 0;
    if (__atomic_load_n(&busy->round, __ATOMIC_ACQUIRE) != then.round)
        return false;
    by->stack = stack_store(pcs, count);
    return true;
}
