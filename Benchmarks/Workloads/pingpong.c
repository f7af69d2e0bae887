/* One byte there and back, between two processes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"
#include "workload.h"

#include <stdlib.h>
#include <unistd.h>

static void stream_round(void *context)
{
    const int fd = *(const int *)context;
    char byte = 'x';

    if (write(fd, &byte, 1) != 1 || read(fd, &byte, 1) != 1) {
        cannot("the stream broke");
    }
}

static void echo_stream(int fd)
{
    char byte;

    while (read(fd, &byte, 1) == 1 && write(fd, &byte, 1) == 1) {
    }
}

double tcp_pingpong(const char *unused)
{
    (void)unused;
    struct address where;
    const int listening = listener(&where);
    const pid_t server = companion();

    if (server == 0) {
        echo_stream(answer(listening));
        _exit(EXIT_SUCCESS);
    }
    int fd = dial(&where);
    const double result = measure(stream_round, &fd, MEDIAN);
    end_companion(server);
    return result / 1e3;
}

struct correspondence {
    int fd;
    struct address server;
};

static void datagram_round(void *context)
{
    const struct correspondence *const with = context;
    char byte = 'x';

    if (sendto(with->fd, &byte, 1, 0, (const struct sockaddr *)&with->server.storage,
               with->server.length) != 1 ||
        recvfrom(with->fd, &byte, 1, 0, NULL, NULL) != 1) {
        cannot("a datagram was lost");
    }
}

static void echo_datagrams(int fd)
{
    for (;;) {
        struct address from = {.length = sizeof from.storage};
        char byte;

        recvfrom(fd, &byte, 1, 0, (struct sockaddr *)&from.storage, &from.length);
        sendto(fd, &byte, 1, 0, (const struct sockaddr *)&from.storage, from.length);
    }
}

double udp_pingpong(const char *unused)
{
    (void)unused;
    struct correspondence with;
    const int there = bound_datagram(&with.server);
    const pid_t server = companion();

    if (server == 0) {
        echo_datagrams(there);
    }
    struct address own;
    with.fd = bound_datagram(&own);
    const double result = measure(datagram_round, &with, MEDIAN);
    end_companion(server);
    return result / 1e3;
}
