/* endpoint.h — sockets, so that one workload runs on IP and on bare AF_UNIX.
 *
 * On AF_UNIX every socket is bound to an abstract name, clients too: that is the least which a
 * network made of AF_UNIX has to do if accept() and recvfrom() shall say who it was.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ENDPOINT_H
#define ENDPOINT_H

#include <stdbool.h>
#include <sys/socket.h>

struct address {
    struct sockaddr_storage storage;
    socklen_t length;
};

void use_unix(void); /* from here on; otherwise IPv4 loopback */

int new_socket(int type);
/* Where a socket goes that does not mind where: port 0, or the next unused name. */
struct address any_address(void);

int try_bind(int fd, const struct address *); /* as bind() returns */
int bind_socket(int fd, struct address *bound);
int bound_datagram(struct address *bound);
int listener(struct address *bound);
int dial(const struct address *);
int answer(int listener);

struct pair {
    int here, there;
};

struct pair connected_pair(int listener, const struct address *);
void close_pair(struct pair);

#endif
