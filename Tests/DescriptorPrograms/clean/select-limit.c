/* select() is told of 1024 numbers, as many as a set on the stack has bits; or sleeps, without any.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/select.h>

int main(void)
{
    struct timeval at_once = {0}, soon = {.tv_usec = 100};
    const int file = a_file();
    fd_set set;

    FD_ZERO(&set);
    FD_SET(file, &set);
    need(select(FD_SETSIZE, &set, NULL, NULL, &at_once) == 1);
    need(select(0, NULL, NULL, NULL, &soon) == 0);
    need(select(5000, NULL, NULL, NULL, &soon) == 0);
    need(!close(file));
}
