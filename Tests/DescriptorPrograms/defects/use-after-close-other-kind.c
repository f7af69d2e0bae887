/* A socket is closed, a file gets its number, and somebody still receives from the socket.
 * finds: use-after-close
 * opened: open_the_file
 * used: hear_from_it
 * was-opened: make_the_socket
 * was-closed: close_the_socket
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0); }

static SEEN void close_the_socket(int fd) { need(!close(fd)); }

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void hear_from_it(int fd)
{
    char byte;

    need_error(ENOTSOCK, recv(fd, &byte, 1, MSG_DONTWAIT));
}

int main(void)
{
    const int fd = make_the_socket();

    close_the_socket(fd);
    const int file = open_the_file();
    need(file == fd);
    hear_from_it(fd);
    need(!close(file));
}
