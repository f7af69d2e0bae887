/* A signal handler writes to the program's own pipe.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <poll.h>

static int ends[2];

static SEEN void wake(int number)
{
    const int error = errno;
    const char byte = (char)number;

    need(write(ends[1], &byte, 1) == 1);
    errno = error;
}

int main(void)
{
    char byte;

    need(!pipe2(ends, O_CLOEXEC | O_NONBLOCK));
    signal(SIGUSR1, wake);
    need(!raise(SIGUSR1));
    struct pollfd entry = {.fd = ends[0], .events = POLLIN};
    need(poll(&entry, 1, -1) == 1 && read(ends[0], &byte, 1) == 1 && byte == SIGUSR1);
    need(read(ends[0], &byte, 1) == -1 && errno == EAGAIN);
    need(!close(ends[0]) && !close(ends[1]));
}
