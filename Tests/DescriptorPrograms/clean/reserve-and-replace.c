/* A number is held by a copy of something, until a pipe's end takes its place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    int ends[2];
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    const int reserved = fcntl(null, F_DUPFD_CLOEXEC, 50);

    need(!close(null) && !pipe2(ends, O_CLOEXEC));
    need(dup3(ends[1], reserved, O_CLOEXEC) == reserved && !close(ends[1]));
    need(write(reserved, "x", 1) == 1);
    need(!close(reserved) && !close(ends[0]));
}
