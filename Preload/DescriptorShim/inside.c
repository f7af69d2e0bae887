/* inside.c — descriptors of libc's own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "inside.h"
#include "closing.h"
#include "direct.h"
#include "numbers.h"
#include "opening.h"

static bool is_open(int fd) { return direct_call(SYS_fcntl, fd, F_GETFD, 0) >= 0; }

/* The number that the next open() will get, without taking it; -1: a high one. */
static int lowest_free(void)
{
    struct numbers numbers;
    int fd = 0;

    if (!numbers_look(&numbers, 0))
        return -1;
    while (fd < NUMBERS_COUNT && numbers_is_open(&numbers, fd))
        fd++;
    return fd < NUMBERS_COUNT ? fd : -1;
}

int inside_before(const struct inside *inside)
{
    if (!books_open() || vfork_child || inside->known)
        return -1;
    SHIM_KEEP_ERRNO;
    return lowest_free();
}

void inside_after(struct inside *inside, int lowest, enum call call, const char *what)
{
    if (lowest < 0 || !is_open(lowest))
        return;
    const struct line *line = books_known(lowest);
    if (line && line_state(line) == STATE_OPEN)
        return; /* another thread's, which was seen */
    inside->fd = lowest;
    inside->known = true;
    opened_for(lowest, call, THING_FILE, OWNER_LIBC, inside, MARK_CLOEXEC | MARK_CHOSEN, what);
}

void inside_closed(struct inside *inside, enum call call)
{
    if (!inside->known || is_open(inside->fd))
        return;
    inside->known = false;
    closed_all(inside->fd, inside->fd, call);
}
