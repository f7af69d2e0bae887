/* select() looks at more numbers than its static set has bits. That nothing is overwritten is luck:
 * this process has no number as high.
 * finds: fdset-overflow
 * call: wait_for_any
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/select.h>

static fd_set set;

static SEEN void wait_for_any(int fd)
{
    struct timeval at_once = {0};

    FD_ZERO(&set);
    FD_SET(fd, &set);
    need(select(2000, &set, NULL, NULL, &at_once) == 1);
}

int main(void)
{
    const int fd = a_file();

    wait_for_any(fd);
    need(!close(fd));
}
