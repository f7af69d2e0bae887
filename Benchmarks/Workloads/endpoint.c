/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"

#include "workload.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/un.h>
#include <unistd.h>

static bool is_unix;

void use_unix(void) { is_unix = true; }

bool uses_unix(void) { return is_unix; }

int new_socket(int type) { return want(socket(is_unix ? AF_UNIX : AF_INET, type, 0), "socket"); }

static struct address loopback(void)
{
    const struct sockaddr_in in = {.sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct address here = {.length = sizeof in};

    *(struct sockaddr_in *)&here.storage = in;
    return here;
}

/* The kernel files names in 256 chains. Numbers in a row would leave some of them empty for a
 * while, as no network's names do: hence the stride. */
static struct address fresh_name(void)
{
    static uint32_t serial;
    const uint32_t stride = 2654435761;
    struct address here = {0};
    struct sockaddr_un *const un = (struct sockaddr_un *)&here.storage;

    un->sun_family = AF_UNIX;
    const int length = snprintf(un->sun_path + 1, sizeof un->sun_path - 1, "backlot-bench/%d/%08x",
                                getpid(), serial += stride);
    here.length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
    return here;
}

struct address any_address(void) { return is_unix ? fresh_name() : loopback(); }

int try_bind(int fd, const struct address *where)
{
    return bind(fd, (const struct sockaddr *)&where->storage, where->length);
}

int bind_socket(int fd, struct address *bound)
{
    *bound = any_address();
    want(try_bind(fd, bound), "bind");
    bound->length = sizeof bound->storage;
    want(getsockname(fd, (struct sockaddr *)&bound->storage, &bound->length), "getsockname");
    return fd;
}

int bound_datagram(struct address *bound) { return bind_socket(new_socket(SOCK_DGRAM), bound); }

int listener(struct address *bound)
{
    const int fd = bind_socket(new_socket(SOCK_STREAM), bound);

    want(listen(fd, 128), "listen");
    return fd;
}

int dial(const struct address *to)
{
    const int fd = new_socket(SOCK_STREAM);

    if (is_unix) {
        const struct address own = fresh_name();
        want(try_bind(fd, &own), "bind");
    }
    want(connect(fd, (const struct sockaddr *)&to->storage, to->length), "connect");
    return fd;
}

int answer(int listening)
{
    struct address peer = {.length = sizeof peer.storage};

    return want(accept(listening, (struct sockaddr *)&peer.storage, &peer.length), "accept");
}

struct pair connected_pair(int listening, const struct address *where)
{
    const int here = dial(where);

    return (struct pair){.here = here, .there = answer(listening)};
}

void close_pair(struct pair pair)
{
    close(pair.here);
    close(pair.there);
}
