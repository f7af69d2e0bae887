/* What a call costs on a descriptor that is no socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "workload.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static int ends[2];
static char byte;

static void read_null(void *unused)
{
    (void)unused;
    if (read(ends[0], &byte, 1) != 0) {
        cannot("/dev/null is not empty");
    }
}

static void write_null(void *unused)
{
    (void)unused;
    if (write(ends[1], &byte, 1) != 1) {
        cannot("/dev/null is full");
    }
}

static void close_nothing(void *unused)
{
    (void)unused;
    if (close(-1) == 0) {
        cannot("-1 was open");
    }
}

static void through_pipe(void *unused)
{
    (void)unused;
    if (write(ends[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1) {
        cannot("the pipe broke");
    }
}

double foreign(const char *call)
{
    if (strcmp(call, "pipe") == 0) {
        want(pipe(ends), "pipe");
        return measure(through_pipe, NULL, BEST) / 2;
    }
    ends[0] = ends[1] = want(open("/dev/null", O_RDWR), "open");
    if (strcmp(call, "read") == 0) {
        return measure(read_null, NULL, BEST);
    }
    if (strcmp(call, "write") == 0) {
        return measure(write_null, NULL, BEST);
    }
    if (strcmp(call, "close") == 0) {
        return measure(close_nothing, NULL, BEST);
    }
    cannot("no call is named %s", call);
}
