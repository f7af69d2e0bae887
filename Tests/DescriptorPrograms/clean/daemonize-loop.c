/* A daemon closes all numbers from 0 on, open or not, and opens /dev/null three times.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void become_a_daemon(void)
{
    need(setsid() != -1);
    for (int number = 0; number < 1024; number++)
        close(number);
    need(open("/dev/null", O_RDWR) == 0);
    need(dup(0) == 1 && dup(0) == 2);
}

int main(void)
{
    const int file = a_file();

    in_child(become_a_daemon);
    need(!close(file));
}
