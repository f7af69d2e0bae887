/* A program that began without standard input asks poll() for nothing, to see which of the three is
 * missing, and puts /dev/null there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <poll.h>

static void fill_up(void)
{
    struct pollfd three[3] = {{.fd = 0}, {.fd = 1}, {.fd = 2}};

    need(poll(three, 3, 0) == 1 && three[0].revents == POLLNVAL);
    need(open("/dev/null", O_RDWR) == 0);
}

int main(int count, char **arguments)
{
    if (count == 1) {
        need(!close(0));
        execl("/proc/self/exe", *arguments, "again", NULL);
        _exit(99);
    }
    fill_up();
}
