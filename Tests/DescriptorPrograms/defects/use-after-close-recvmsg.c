/* A message is received from a closed socket.
 * finds: use-after-close
 * opened: make_the_socket
 * closed: close_it
 * used: hear_from_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/uio.h>

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void hear_from_it(int fd)
{
    char byte;
    struct iovec place = {&byte, 1};
    struct msghdr message = {.msg_iov = &place, .msg_iovlen = 1};

    need_error(EBADF, recvmsg(fd, &message, 0));
}

int main(void)
{
    const int fd = make_the_socket();

    need(fd != -1);
    close_it(fd);
    hear_from_it(fd);
}
