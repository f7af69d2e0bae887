/* The same with pselect(), and the set that is too small is the one to write.
 * finds: fdset-overflow
 * call: wait_for_any
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/select.h>

static SEEN void wait_for_any(int fd)
{
    const struct timespec at_once = {0};
    fd_set set;

    FD_ZERO(&set);
    FD_SET(fd, &set);
    need(pselect(1025, NULL, &set, NULL, &at_once, NULL) == 1);
}

int main(void)
{
    const int fd = a_file();

    wait_for_any(fd);
    need(!close(fd));
}
