/* A file is closed by close_range() with all the others, and then by its owner.
 * finds: double-close
 * opened: open_the_file
 * closed: close_the_rest
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_the_rest(void) { need(!close_range(3, ~0U, 0)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = open_the_file();

    close_the_rest();
    close_it_again(fd);
}
