/* One function sweeps, and another puts /dev/null in the place of the standard streams.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_everything(void)
{
    for (int number = 1023; number >= 0; number--)
        close(number);
}

static SEEN void open_the_null_device(void)
{
    for (int number = 0; number < 3; number++)
        need(open("/dev/null", O_RDWR) == number);
}

static SEEN void become_a_daemon(void)
{
    need(setsid() != -1);
    close_everything();
    open_the_null_device();
}

int main(void)
{
    const int file = a_file();

    in_child(become_a_daemon);
    need(!close(file));
}
