/* 64 KiB writes as fast as the other process reads them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"
#include "workload.h"

#include <stdlib.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static void write_chunk(void *context)
{
    static char chunk[CHUNK];
    const int fd = *(const int *)context;

    for (size_t done = 0; done < CHUNK;) {
        const ssize_t count = write(fd, chunk + done, CHUNK - done);

        if (count <= 0) {
            cannot("the stream broke");
        }
        done += (size_t)count;
    }
}

static void drain(int fd)
{
    static char chunk[CHUNK];

    while (read(fd, chunk, CHUNK) > 0) {
    }
}

/* What is written is what has been read, but for the buffers between: they are full before the
 * first slice begins. */
double tcp_stream(const char *unused)
{
    (void)unused;
    struct address where;
    const int listening = listener(&where);
    const pid_t reader = companion();

    if (reader == 0) {
        drain(answer(listening));
        _exit(EXIT_SUCCESS);
    }
    int fd = dial(&where);
    const double nanoseconds = measure(write_chunk, &fd, MEDIAN);
    end_companion(reader);
    return (double)CHUNK / (1 << 20) / (nanoseconds / 1e9);
}
