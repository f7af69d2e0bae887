/* A stream is to be made of a closed file.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: make_a_stream_of_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void make_a_stream_of_it(int fd) { need(!fdopen(fd, "r") && errno == EBADF); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    make_a_stream_of_it(fd);
}
