/* select() is told of a number above 1023 in a set on the stack, which has no bit for it.
 * finds: fdset-overflow
 * call: wait_for_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/resource.h>
#include <sys/select.h>

/* The room behind the set is what the overflow spoils here. */
struct frame {
    fd_set set;
    char room[128];
};

static SEEN void wait_for_it(int fd)
{
    struct timeval at_once = {0};
    struct frame frame = {0};

    FD_SET(fd, &frame.set);
    need(select(fd + 1, &frame.set, NULL, NULL, &at_once) == 1);
}

int main(void)
{
    struct rlimit limit;

    need(!getrlimit(RLIMIT_NOFILE, &limit));
    limit.rlim_cur = 1200;
    need(!setrlimit(RLIMIT_NOFILE, &limit));
    const int file = a_file(), high = fcntl(file, F_DUPFD_CLOEXEC, 1100);
    need(high == 1100);
    wait_for_it(high);
    need(!close(high) && !close(file));
}
