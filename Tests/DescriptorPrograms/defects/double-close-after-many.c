/* A number is opened and closed a hundred times by others before its file is closed twice: the
 * close that counts is the last one.
 * finds: double-close
 * opened: open_the_file
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void open_and_close_others(void)
{
    for (int i = 0; i < 100; i++)
        need(!close(open("/proc/self/exe", O_RDONLY | O_CLOEXEC)));
}

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    open_and_close_others();
    const int fd = open_the_file();

    close_it(fd);
    close_it_again(fd);
}
