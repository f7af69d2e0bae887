/* Buffer sizes are doubled, and kept within limits.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
            int fd = (int)need(socket(family_of(ip), type, 0));
            static const int sizes[] = {10000, 50000, 100000, 1, 0};

            for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
                need(set_option(fd, SOL_SOCKET, SO_SNDBUF, sizes[i]));
                need(set_option(fd, SOL_SOCKET, SO_RCVBUF, sizes[i]));
                printf("%d: send %d receive %d\n", sizes[i], option(fd, SOL_SOCKET, SO_SNDBUF),
                       option(fd, SOL_SOCKET, SO_RCVBUF));
            }
            say("negative", set_option(fd, SOL_SOCKET, SO_RCVBUF, -1));
            claim("is the most there is", option(fd, SOL_SOCKET, SO_RCVBUF) > 100000);
        }
    }
}
