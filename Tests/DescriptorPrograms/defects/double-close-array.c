/* An array of files is closed twice: the numbers follow one another, and yet it is no sweep.
 * finds: double-close
 * opened: open_the_files
 * closed: close_them
 * again: close_them_again
 * count: 5
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

enum { FILES = 5 };

static SEEN void open_the_files(int *fds)
{
    for (int i = 0; i < FILES; i++)
        fds[i] = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
}

static SEEN void close_them(const int *fds)
{
    for (int i = 0; i < FILES; i++)
        need(!close(fds[i]));
}

static SEEN void close_them_again(const int *fds)
{
    for (int i = 0; i < FILES; i++)
        need_error(EBADF, close(fds[i]));
}

int main(void)
{
    int fds[FILES];

    open_the_files(fds);
    close_them(fds);
    close_them_again(fds);
}
