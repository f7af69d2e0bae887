/* Whole programs, as a user starts them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "workload.h"

#include <fcntl.h>
#include <unistd.h>

enum { LONGEST_SECONDS = 60 };

static void read_to_the_end(int fd)
{
    static char chunk[64 * 1024];

    while (read(fd, chunk, sizeof chunk) > 0) {
    }
}

/* What it says is read, and not kept: a pipe, for tar reads no file that it writes to /dev/null. */
double command(const char *unused)
{
    (void)unused;
    int ends[2];

    alarm(LONGEST_SECONDS);
    want(pipe2(ends, O_CLOEXEC), "pipe2");
    const double start = now();
    const pid_t child = companion_program(command_line, ends[1]);
    close(ends[1]);
    read_to_the_end(ends[0]);
    reap(child);
    return (now() - start) / 1e6;
}
