/* forgotten.c — what nobody can have a use for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "forgotten.h"
#include "direct.h"

static bool find_status(int fd, struct stat *status)
{
    return direct_call(SYS_fstat, fd, (long)status, 0) == 0;
}

struct identity identity_of(int fd)
{
    struct stat status;

    /* All epoll sets, eventfds and their like have one inode, of no type. */
    if (!find_status(fd, &status) || !(status.st_mode & S_IFMT))
        return (struct identity){0};
    return (struct identity){
        .device = status.st_dev,
        .inode = status.st_ino,
        .access = (unsigned)direct_call(SYS_fcntl, fd, F_GETFL, 0) & O_ACCMODE,
    };
}

bool is_same_thing(const struct identity *one, const struct identity *other)
{
    return one->inode && one->inode == other->inode && one->device == other->device &&
           one->access == other->access;
}

static bool is_nameless(int fd)
{
    struct stat status;

    return find_status(fd, &status) && S_ISREG(status.st_mode) && !status.st_nlink;
}

static bool is_deserted(int fd)
{
    struct pollfd one = {.fd = fd, .events = POLLRDHUP};
    static const struct timespec at_once;

    return direct_call4(SYS_ppoll, (long)&one, 1, (long)&at_once, 0) > 0 &&
           one.revents & (POLLHUP | POLLRDHUP | POLLERR);
}

/* What came in a message is held for others, who may well end at the same time. */
static bool is_handed_over(const struct line *line)
{
    return line->now.open_call == CALL_recvmsg || line->now.open_call == CALL_recvmmsg;
}

/* Other threads, each of which may just have learnt that its peer has gone. */
static unsigned other_threads(void)
{
    struct stat tasks;

    if (__libc_single_threaded ||
        direct_call4(SYS_newfstatat, AT_FDCWD, (long)"/proc/self/task", (long)&tasks, 0))
        return 0;
    return tasks.st_nlink > 3 ? (unsigned)tasks.st_nlink - 3 : 0;
}

static unsigned hands;

void forgotten_begin(void) { hands = other_threads(); }

static bool is_in_hand(void) { return hands && hands--; }

bool is_of_no_use(int fd, const struct line *line)
{
    return is_nameless(fd) || (is_deserted(fd) && !is_handed_over(line) && !is_in_hand());
}
