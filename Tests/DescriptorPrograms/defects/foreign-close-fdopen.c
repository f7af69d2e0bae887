/* A stream is made of a descriptor, and both are closed.
 * finds: foreign-close
 * opened: open_the_file
 * closed: close_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_the_file(int fd) { need(!close(fd)); }

static SEEN void close_the_stream(FILE *stream) { need_error(EBADF, fclose(stream)); }

int main(void)
{
    const int fd = open_the_file();
    FILE *stream = fdopen(fd, "w");

    close_the_file(fd);
    close_the_stream(stream);
}
