/* A socket is shut down, closed, and closed: shutdown() closes nothing.
 * finds: double-close
 * opened: make_the_pair
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void make_the_pair(int *pair)
{
    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
}

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    int pair[2];

    make_the_pair(pair);
    need(!shutdown(pair[0], SHUT_RDWR));
    close_it(pair[0]);
    close_it_again(pair[0]);
    need(!close(pair[1]));
}
