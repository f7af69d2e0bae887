/* A child sweeps two hundred numbers that it inherited, and opens as many of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

enum { FILES = 200 };

static void open_files(int *fds)
{
    for (int i = 0; i < FILES; i++)
        need((fds[i] = open("/dev/null", O_RDWR | O_CLOEXEC)) != -1);
}

static void close_files(const int *fds)
{
    for (int i = 0; i < FILES; i++)
        need(!close(fds[i]));
}

static SEEN void start_anew(void)
{
    int fds[FILES];

    for (int number = 3; number < 300; number++)
        close(number);
    open_files(fds);
    close_files(fds);
}

int main(void)
{
    int fds[FILES];

    open_files(fds);
    in_child(start_anew);
    close_files(fds);
}
