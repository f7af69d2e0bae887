/* descriptor.c — descriptors that lie where the program does not look.
 * SPDX-License-Identifier: Apache-2.0 */
#include "descriptor.h"
#include "direct.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>

enum { USUAL = 1024, FEW = 64, ROOM = 96 };

static int limit(void)
{
    struct rlimit files = {.rlim_cur = USUAL};

    direct_call4(SYS_prlimit64, 0, RLIMIT_NOFILE, 0, (long)&files);
    return files.rlim_cur < USUAL ? (int)files.rlim_cur : USUAL;
}

/* The numbers just below the usual limit. Higher ones would make the kernel's table longer, which
 * each fork() copies. */
static int lowest_high(void)
{
    const int most = limit();

    return most > 2 * ROOM ? most - ROOM : most / 2;
}

/* Who has few descriptors needs them all. */
bool descriptor_is_high(int descriptor) { return limit() >= FEW && descriptor >= lowest_high(); }

void descriptor_close(int descriptor)
{
    if (descriptor >= 0)
        direct_call(SYS_close, descriptor, 0, 0);
}

int descriptor_copy(int descriptor)
{
    return (int)direct_call(SYS_fcntl, descriptor, F_DUPFD_CLOEXEC, lowest_high());
}

/* The low number serves where there is no high one. */
static int move_up(int descriptor)
{
    const int high = descriptor_copy(descriptor);

    if (high < 0)
        return descriptor;
    descriptor_close(descriptor);
    return high;
}

/* Non-blocking, should it turn out to be a pipe after all; and a mark by which we know our own. */
static const long flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

int descriptor_open(const char *path)
{
    const long descriptor = direct_call(SYS_openat, AT_FDCWD, (long)path, flags);

    return descriptor < 0 ? (int)descriptor : move_up((int)descriptor);
}

/* What dup2() puts into a place has no O_CLOEXEC; and nobody but us reads a file that way. */
static bool is_marked(int descriptor)
{
    return direct_call(SYS_fcntl, descriptor, F_GETFD, 0) == FD_CLOEXEC &&
           (direct_call(SYS_fcntl, descriptor, F_GETFL, 0) & (O_ACCMODE | O_NONBLOCK)) ==
               (O_RDONLY | O_NONBLOCK);
}

bool descriptor_is_ours(int descriptor, const struct stamp *file)
{
    struct stamp stamp;

    return descriptor >= 0 && !stamp_of_descriptor(descriptor, &stamp) &&
           stamp_same_file(&stamp, file) && is_marked(descriptor);
}

void descriptor_close_if_ours(int descriptor, const struct stamp *file)
{
    if (descriptor_is_ours(descriptor, file))
        descriptor_close(descriptor);
}

static void write_number(char *end, int number)
{
    do
        *--end = (char)('0' + number % 10);
    while (number /= 10);
}

static int digits_of(int number)
{
    int digits = 1;

    while (number /= 10)
        digits++;
    return digits;
}

/* The next name in a path. What leads nowhere is skipped, as in "//" and "/./". */
static const char *next_name(const char *path)
{
    while (*path == '/' || (path[0] == '.' && path[1] == '/'))
        path++;
    return path;
}

static bool is_same_path(const char *path, const char *other)
{
    do {
        path = next_name(path);
        other = next_name(other);
        while (*path && *path != '/' && *path == *other)
            path++, other++;
    } while (*path == '/' && *other == '/');
    return !*path && !*other;
}

bool descriptor_is_plainly(int descriptor, const char *path)
{
    char link[32] = "/proc/self/fd/", real[1024];
    const size_t prefix = strlen(link);
    long length;

    write_number(link + prefix + digits_of(descriptor), descriptor);
    length = direct_call4(SYS_readlinkat, AT_FDCWD, (long)link, (long)real, sizeof real - 1);
    if (length < 0)
        return false;
    real[length] = '\0';
    return is_same_path(path, real);
}
