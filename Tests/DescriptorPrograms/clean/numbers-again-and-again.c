/* The same numbers are files, sockets, pipes and sets a thousand times.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

int main(void)
{
    for (int i = 0; i < 1000; i++) {
        int ends[2];

        need(!close(open("/dev/null", O_RDONLY | O_CLOEXEC)));
        need(!close(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)));
        need(!close(epoll_create1(EPOLL_CLOEXEC)));
        need(!pipe2(ends, O_CLOEXEC) && !close(ends[1]) && !close(ends[0]));
    }
}
