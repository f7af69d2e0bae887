/* unix_sockets.h — the kernel's list of AF_UNIX sockets, each with its peer, by sock_diag(7).
 * /proc/net/unix has no peers.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UNIX_SOCKETS_H
#define UNIX_SOCKETS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

struct unix_socket {
    uint32_t inode;
    uint32_t peer; /* its inode; 0: none */
    int type;      /* SOCK_STREAM … */
    int state;     /* TCP_LISTEN, TCP_ESTABLISHED, TCP_CLOSE */
    socklen_t length;
    struct sockaddr_un name; /* as getsockname() gives it, with `length` */
};

/* Calls `visit` for each of them. Returns 0, or an errno. */
int unix_sockets_visit(void (*visit)(const struct unix_socket *, void *), void *context);

#endif
