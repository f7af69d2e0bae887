/* A stream is closed, and then the number that it had.
 * finds: double-close
 * opened: open_the_stream
 * closed: close_the_stream
 * again: close_its_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *open_the_stream(void) { return fopen("/proc/self/exe", "re"); }

static SEEN void close_the_stream(FILE *stream) { need(!fclose(stream)); }

static SEEN void close_its_number(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    FILE *stream = open_the_stream();
    const int fd = fileno(stream);

    close_the_stream(stream);
    close_its_number(fd);
}
