/* A closed file is copied over standard input, which stays as it was.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: redirect_to_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void redirect_to_it(int fd) { need_error(EBADF, dup2(fd, 0)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    redirect_to_it(fd);
}
