/* A descriptor is passed to a child through a socket; each closes its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../passing.h"

static int pair[2];

static SEEN void write_to_what_comes(void)
{
    need(!close(pair[0]));
    const int fd = receive_descriptor(pair[1]);
    need(write(fd, "hello", 5) == 5);
    need(!close(fd) && !close(pair[1]));
}

int main(void)
{
    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    const int file = a_file();
    need(send_descriptor(pair[0], file) == 1);
    in_child(write_to_what_comes);
    need(lseek(file, 0, SEEK_END) == 5);
    need(!close(file) && !close(pair[0]) && !close(pair[1]));
}
