/* SO_RCVTIMEO and SO_SNDTIMEO keep their times; impossible ones are refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct timeval time = {5, 5};
    socklen_t length = sizeof time;
    int fd = stream(AF_INET6);
    static const struct timeval times[] = {{3, 0},       {0, 500000}, {0, 0},
                                           {1, 1000000}, {0, -1},     {-1, 0}};

    getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, &length);
    printf("default %ld.%06ld, %u bytes\n", time.tv_sec, time.tv_usec, length);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        say("receive", setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &times[i], sizeof time));
        say("send", setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &times[i], sizeof time));
        getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, &length);
        printf("%ld.%06ld ", time.tv_sec, time.tv_usec);
        getsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, &length);
        printf("%ld.%06ld\n", time.tv_sec, time.tv_usec);
    }
    say("short", setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, 8));
}
