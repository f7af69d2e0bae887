/* settings.c — a library that is easy to get wrong: it reads a file to its end, however few bytes
 * come at a time, goes on after a signal, and closes the file in every case, with the errno of what
 * failed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "settings.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static long read_all(int fd, char *text, size_t room)
{
    size_t length = 0;

    while (length < room) {
        const ssize_t got = read(fd, text + length, room - length);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? -1 : (long)length;
        length += (size_t)got;
    }
    return (long)length;
}

long settings_read(const char *path, char *text, size_t room)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return -1;
    const long length = read_all(fd, text, room);
    const int error = errno;
    close(fd);
    errno = error;
    return length;
}
