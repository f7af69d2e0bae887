/* A daemon closes all numbers but the standard ones, from above, and goes on to use new ones.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void become_a_daemon(void)
{
    need(setsid() != -1);
    for (int number = 1023; number > 2; number--)
        close(number);
    const int log_file = a_file();
    need(write(log_file, "x", 1) == 1 && !close(log_file));
}

int main(void)
{
    const int first = a_file(), second = a_file();

    in_child(become_a_daemon);
    need(!close(first) && !close(second));
}
