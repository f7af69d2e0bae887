/* A pipe is emptied into a file that is closed: the second descriptor of splice() is the bad one.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: empty_into
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void empty_into(int fd, int from)
{
    need_error(EBADF, splice(from, NULL, fd, NULL, 1, SPLICE_F_NONBLOCK));
}

int main(void)
{
    int ends[2];

    need(!pipe2(ends, O_CLOEXEC) && write(ends[1], "x", 1) == 1);
    const int fd = open_the_file();
    close_it(fd);
    empty_into(fd, ends[0]);
    need(!close(ends[0]) && !close(ends[1]));
}
