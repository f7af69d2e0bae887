/* A number that is thought to be free is a socket's: a file is put over it.
 * finds: dup2-over
 * opened: make_the_socket
 * over: reserve_the_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0); }

static SEEN void reserve_the_number(int number)
{
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);

    need(dup2(null, number) == number && !close(null));
}

int main(void)
{
    const int fd = make_the_socket();

    reserve_the_number(fd);
    need(!close(fd));
}
