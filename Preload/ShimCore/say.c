/* say.c — one clear line on standard error, from anywhere.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "direct.h"
#include "shim.h"

#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>

static atomic_bool quiet;

void shim_be_quiet(void) { atomic_store_explicit(&quiet, true, memory_order_relaxed); }

static bool is_quiet(void)
{
    const char *wish = getenv("BACKLOT_QUIET");
    return atomic_load_explicit(&quiet, memory_order_relaxed) || (wish && !strcmp(wish, "1"));
}

/* What descriptor 2 was when this process began. Not zeroes, which would lie on a page of their
 * own.
 */
static struct {
    uint64_t device, inode;
    enum { NOT_LOOKED, WAS_CLOSED, WAS_OPEN } state;
} at_start __attribute__((section(".data"))) = {.state = NOT_LOOKED};

void shim_remember_errors(void)
{
    struct stat file;

    at_start.state = direct_call(SYS_fstat, 2, (long)&file, 0) ? WAS_CLOSED : WAS_OPEN;
    if (at_start.state == WAS_CLOSED)
        return;
    at_start.device = file.st_dev;
    at_start.inode = file.st_ino;
}

/* Who closes standard error gets its number for the next file that he opens: a database, maybe, and
 * nothing of ours may go there. A terminal or a log that is only added to is another matter. */
static bool is_standard_error(void)
{
    struct stat file;

    if (at_start.state == NOT_LOOKED)
        return true;
    if (at_start.state == WAS_CLOSED || direct_call(SYS_fstat, 2, (long)&file, 0))
        return false;
    if (file.st_dev == at_start.device && file.st_ino == at_start.inode)
        return true;
    return S_ISCHR(file.st_mode) ||
           (S_ISREG(file.st_mode) && direct_call(SYS_fcntl, 2, F_GETFL, 0) & O_APPEND);
}

/* Under inetd, descriptor 2 is the client's connection. Other sockets are fine: a parent that
 * captures our output may well use a socket pair. */
static bool is_network(int fd)
{
    static const char ours[] = "\0backlot/";
    struct sockaddr_un name = {.sun_family = AF_UNSPEC};
    socklen_t length = sizeof name;

    if (direct_call(SYS_getsockname, fd, (long)&name, (long)&length) != 0)
        return false;
    if (name.sun_family != AF_UNIX)
        return true;
    return length > offsetof(struct sockaddr_un, sun_path) + sizeof ours &&
           !memcmp(name.sun_path, ours, sizeof ours - 1);
}

/* A file that may not grow so far answers with SIGXFSZ. */
static bool may_grow(int fd, size_t more)
{
    struct rlimit limit;
    struct stat file;

    if (direct_call4(SYS_prlimit64, 0, RLIMIT_FSIZE, 0, (long)&limit) != 0 ||
        limit.rlim_cur == RLIM_INFINITY)
        return true;
    return direct_call(SYS_fstat, fd, (long)&file, 0) != 0 || !S_ISREG(file.st_mode) ||
           (limit.rlim_cur >= more && (rlim_t)file.st_size <= limit.rlim_cur - more);
}

/* At once, and without a signal: a pipe that is full, or that nobody reads any more, must not stop
 * or end the program. */
static bool takes_a_line(int fd)
{
    static const struct timespec at_once;
    struct pollfd there = {.fd = fd, .events = POLLOUT};

    return direct_call4(SYS_ppoll, (long)&there, 1, (long)&at_once, 0) == 1 &&
           there.revents == POLLOUT;
}

/* FNV-1a: only has to tell our own lines apart. */
static uint64_t fingerprint(const char *text, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3;
    return hash | 1;
}

/* True for the first caller with this line; false as well when too many lines have been said. */
static bool is_new(uint64_t line)
{
    static _Atomic uint64_t said[64];

    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        uint64_t there = 0;
        if (atomic_compare_exchange_strong(&said[i], &there, line))
            return true;
        if (there == line)
            return false;
    }
    return false;
}

static size_t append(char *line, size_t length, size_t room, const char *part)
{
    while (*part && length < room)
        line[length++] = *part++;
    return length;
}

bool shim_may_speak(void) { return !is_quiet() && is_standard_error() && !is_network(2); }

void shim_say(const char *const parts[])
{
    SHIM_KEEP_ERRNO;
    char line[512];
    size_t length = append(line, 0, sizeof line - 1, "backlot: ");

    for (; *parts; parts++)
        length = append(line, length, sizeof line - 1, *parts);
    line[length++] = '\n';

    if (shim_may_speak() && takes_a_line(2) && may_grow(2, length) &&
        is_new(fingerprint(line, length)))
        direct_call(SYS_write, 2, (long)line, (long)length);
}
