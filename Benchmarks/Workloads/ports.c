/* bind() to port 0 while many ports are taken: the time of the bind() alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"
#include "workload.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SAMPLES = 301 };

static const double patience = 4e9;

static void take_ports(int count)
{
    const double start = now();

    for (int i = 0; i < count; i++) {
        const struct address any = any_address();
        if (try_bind(new_socket(SOCK_STREAM), &any) != 0) {
            cannot("%s at %d", strerrorname_np(errno), i);
        }
        if (now() - start > patience) {
            cannot("%d ports in 4 s", i);
        }
    }
}

double bind_any(const char *taken)
{
    const int count = atoi(taken);
    double samples[SAMPLES];

    allow_descriptors(count + 64);
    take_ports(count);
    for (int i = 0; i < SAMPLES; i++) {
        const int fd = new_socket(SOCK_STREAM);
        const struct address any = any_address();
        const double start = now();
        want(try_bind(fd, &any), "bind");
        samples[i] = now() - start;
        close(fd);
    }
    return pick_from(samples, SAMPLES, MEDIAN) / 1e3;
}
