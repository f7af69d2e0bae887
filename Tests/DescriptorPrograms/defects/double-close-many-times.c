/* A file is closed once, and then four times more by one line.
 * finds: double-close
 * opened: open_the_file
 * closed: close_it
 * again: close_it_again
 * count: 4
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = open_the_file();

    close_it(fd);
    for (int i = 0; i < 4; i++)
        close_it_again(fd);
}
