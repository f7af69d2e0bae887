/* A file is closed by a raw system call, and a socket gets its number and is closed by close().
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/syscall.h>

int main(void)
{
    char byte;
    int pair[2];
    const int file = a_file();

    need(!syscall(SYS_close, file));
    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) && pair[0] == file);
    need(write(pair[0], "x", 1) == 1 && recv(pair[1], &byte, 1, 0) == 1);
    need(!close(pair[0]) && !close(pair[1]));
}
